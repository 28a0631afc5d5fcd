// Choose a file, see what would happen, then import.
import { CloudUploadOutlined, DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Spin, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../api/errors';
import { ApiError, type ImportReport } from '../api/types';
import { download } from './csv';
import styles from './importing.module.css';
import { ReportView } from './ReportView';

const maxBytes = 20 * 1024 * 1024;

/** What is imported, in words and deeds. */
export interface ImportSubject {
  title: string;
  formats: string;
  /** What holds once it is imported. */
  doneText: string;
  template: { name: string; csv: string };
  /** What a change makes stale. */
  queryKey: readonly unknown[];
  run(file: File, dryRun: boolean): Promise<ImportReport | undefined>;
}

interface Props {
  open: boolean;
  subject: ImportSubject;
  onClose(): void;
}

export function ImportDialog({ open, subject, onClose }: Props) {
  const { t } = useTranslation(['importing', 'common']);
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const [tooLarge, setTooLarge] = useState(false);
  const run = useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }) => subject.run(file, dryRun),
    onSuccess: (report) => {
      if (report && !report.dry_run) void queryClient.invalidateQueries({ queryKey: subject.queryKey });
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
      title={subject.title}
      width={720}
      mask={{ closable: !run.isPending }}
      onCancel={onClose}
      afterClose={restart}
      footer={
        <>
          {(report || run.isError) && (
            <Button disabled={run.isPending} onClick={restart}>
              {t('another')}
            </Button>
          )}
          {report?.dry_run && file ? (
            <Button
              type="primary"
              disabled={changes === 0}
              loading={run.isPending}
              onClick={() => run.mutate({ file, dryRun: false })}
            >
              {changes === 0 ? t('nothing') : t('confirm', { count: changes })}
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
      {tooLarge && <Alert type="error" showIcon title={t('tooLarge')} />}
      {run.isPending && (
        <div className={styles.working} role="status">
          <Spin /> {run.variables.dryRun ? t('checking', { name: run.variables.file.name }) : t('importing')}
        </div>
      )}
      {report && <ReportView report={report} fileName={file?.name ?? ''} doneText={subject.doneText} />}
      {!report && !run.isPending && !run.isError && <Chooser subject={subject} onFile={choose} />}
    </Modal>
  );
}

/** The sentence in the reader's language, and what exactly was wrong with the file. */
function Failure({ error }: { error: Error }) {
  const { t } = useTranslation();
  const detail = error instanceof ApiError ? error.detail : undefined;
  return <Alert type="error" showIcon title={errorText(error, t)} description={detail} />;
}

function Chooser({ subject, onFile }: { subject: ImportSubject; onFile(file: File): void }) {
  const { t } = useTranslation('importing');
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
        <p className={styles.dropTitle}>{t('drop')}</p>
        <p className={styles.faint}>{subject.formats}</p>
      </Upload.Dragger>
      <Button
        className={styles.template ?? ''}
        type="link"
        icon={<DownloadOutlined />}
        onClick={() => download(subject.template.name, subject.template.csv)}
      >
        {t('template')}
      </Button>
    </>
  );
}
