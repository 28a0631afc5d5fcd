// Choose a file, see what would happen, then import.
import { CloudUploadOutlined, DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Spin, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import { keys } from '@/shared/api/keys';
import { ApiError } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { useWorkspace } from '@/shared/session/workspace';
import { importFile } from '../api/importFile';
import styles from '../knowledge.module.css';
import { download, templateCsv } from './csv';
import { ReportView } from './ReportView';

const maxBytes = 20 * 1024 * 1024;

interface Props {
  open: boolean;
  onClose(): void;
}

export function ImportDialog({ open, onClose }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const [tooLarge, setTooLarge] = useState(false);
  const run = useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }) => importFile(slug, file, dryRun),
    onSuccess: (report) => {
      if (report && !report.dry_run) void queryClient.invalidateQueries({ queryKey: keys.knowledge(slug) });
    },
  });
  const restart = () => {
    setFile(undefined);
    setTooLarge(false);
    run.reset();
  };
  const choose = (chosen: File) => {
    setTooLarge(chosen.size > maxBytes);
    if (chosen.size > maxBytes) return;
    setFile(chosen);
    run.mutate({ file: chosen, dryRun: true });
  };
  const report = run.data;
  const changes = report ? report.created + report.updated : 0;
  return (
    <Modal
      open={open}
      title={t('importing.title')}
      width={720}
      mask={{ closable: !run.isPending }}
      onCancel={onClose}
      afterClose={restart}
      footer={
        <>
          {(report || run.isError) && (
            <Button disabled={run.isPending} onClick={restart}>
              {t('importing.another')}
            </Button>
          )}
          {report?.dry_run && file ? (
            <Button
              type="primary"
              disabled={changes === 0}
              loading={run.isPending}
              onClick={() => run.mutate({ file, dryRun: false })}
            >
              {changes === 0 ? t('importing.nothing') : t('importing.confirm', { count: changes })}
            </Button>
          ) : (
            <Button type={report ? 'primary' : 'default'} onClick={onClose}>
              {t('common:close')}
            </Button>
          )}
        </>
      }
    >
      {run.isError && <Failure error={run.error} />}
      {tooLarge && <Alert type="error" showIcon title={t('importing.tooLarge')} />}
      {run.isPending && (
        <div className={styles.working} role="status">
          <Spin />{' '}
          {run.variables.dryRun
            ? t('importing.checking', { name: run.variables.file.name })
            : t('importing.importing')}
        </div>
      )}
      {report && <ReportView report={report} fileName={file?.name ?? ''} />}
      {!report && !run.isPending && !run.isError && <Chooser onFile={choose} />}
    </Modal>
  );
}

/** The sentence in the reader's language, and what exactly was wrong with the file. */
function Failure({ error }: { error: Error }) {
  const { t } = useTranslation();
  const detail = error instanceof ApiError ? error.detail : undefined;
  return <Alert type="error" showIcon title={errorText(error, t)} description={detail} />;
}

function Chooser({ onFile }: { onFile(file: File): void }) {
  const { t } = useTranslation('knowledge');
  const locale = useLocale();
  return (
    <>
      <Upload.Dragger
        accept=".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          onFile(file);
          return false;
        }}
      >
        <p className={styles.dropIcon}>
          <CloudUploadOutlined />
        </p>
        <p className={styles.dropTitle}>{t('importing.drop')}</p>
        <p className={styles.faint}>{t('importing.formats')}</p>
      </Upload.Dragger>
      <Button
        className={styles.template ?? ''}
        type="link"
        icon={<DownloadOutlined />}
        onClick={() => download(t('importing.templateName'), templateCsv(locale))}
      >
        {t('importing.template')}
      </Button>
    </>
  );
}
