// Deletes at once and offers to take it back.
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import type { GlossaryTerm } from '@/shared/api/types';
import { useDeleteTerm, useSaveTerm } from './useTerms';

const undoSeconds = 10;

export function useRemoval(): (term: GlossaryTerm) => Promise<void> {
  const { t } = useTranslation(['glossary', 'common']);
  const { message, notification } = App.useApp();
  const deleting = useDeleteTerm();
  const saving = useSaveTerm();
  const attempt = async (action: () => Promise<unknown>): Promise<boolean> => {
    try {
      await action();
      return true;
    } catch (error) {
      void message.error(errorText(error, t));
      return false;
    }
  };
  const restore = async ({ term, synonyms, explanation, kind, language }: GlossaryTerm) => {
    const body = { term, synonyms, explanation, kind, ...(language && { language }) };
    if (await attempt(() => saving.mutateAsync({ body }))) void message.success(t('restored', { term }));
  };
  return async (term) => {
    if (!(await attempt(() => deleting.mutateAsync(term.id)))) return;
    const key = `deleted-${term.id}`;
    notification.info({
      key,
      title: t('deleted', { term: term.term }),
      duration: undoSeconds,
      actions: (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(key);
            void restore(term);
          }}
        >
          {t('common:undo')}
        </Button>
      ),
    });
  };
}
