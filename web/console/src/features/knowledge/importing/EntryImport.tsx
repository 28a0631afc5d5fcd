// Entries from a file.
import { useTranslation } from 'react-i18next';
import { keys } from '@/shared/api/keys';
import { useLocale } from '@/shared/i18n/useLocale';
import { ImportDialog } from '@/shared/importing/ImportDialog';
import { useWorkspace } from '@/shared/session/workspace';
import { importFile } from '../api/importFile';
import { templateCsv } from './template';

export function EntryImport({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation('knowledge');
  const { slug } = useWorkspace();
  const locale = useLocale();
  return (
    <ImportDialog
      open={open}
      onClose={onClose}
      subject={{
        title: t('importing.title'),
        formats: t('importing.formats'),
        doneText: t('importing.doneText'),
        template: { name: t('importing.templateName'), csv: templateCsv(locale) },
        queryKey: keys.knowledge(slug),
        run: (file, dryRun) => importFile(slug, file, dryRun),
      }}
    />
  );
}
