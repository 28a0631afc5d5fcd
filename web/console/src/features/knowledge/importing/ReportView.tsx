// What an import did or would do, and each refused row with its reason.
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../api/importFile';
import styles from '../knowledge.module.css';
import { download, refusedCsv } from './csv';

export function ReportView({ report, fileName }: { report: ImportReport; fileName: string }) {
  const { t } = useTranslation('knowledge');
  const figures = ['rows', 'created', 'updated', 'unchanged'] as const;
  return (
    <div className={styles.report}>
      <Alert
        type={report.dry_run ? 'info' : 'success'}
        showIcon
        title={`${t(report.dry_run ? 'importing.check' : 'importing.done')} · ${fileName}`}
        description={t(report.dry_run ? 'importing.checkText' : 'importing.doneText')}
      />
      <dl className={styles.figures}>
        {figures.map((name) => (
          <div key={name}>
            <dt>{t(`importing.${name}`)}</dt>
            <dd>{report[name]}</dd>
          </div>
        ))}
        <div data-refused={report.refused.length > 0}>
          <dt>{t('importing.refused')}</dt>
          <dd>{report.refused.length}</dd>
        </div>
      </dl>
      {report.refused.length > 0 && <Refused rows={report.refused} />}
    </div>
  );
}

function Refused({ rows }: { rows: ImportReport['refused'] }) {
  const { t } = useTranslation('knowledge');
  // The server's reason is English; the codes are known here.
  const reason = (row: (typeof rows)[number]) =>
    t(`importing.code.${row.code}`, { defaultValue: row.reason });
  const heads = ['row', 'column', 'reason', 'content'].map((name) => t(`importing.${name}`));
  return (
    <>
      <header className={styles.refusedHead}>
        <h3>{t('importing.refusedRows')}</h3>
        <Button
          size="small"
          icon={<DownloadOutlined />}
          onClick={() => download(t('importing.refusedName'), refusedCsv(rows, heads, reason))}
        >
          {t('importing.downloadRefused')}
        </Button>
      </header>
      <div className={styles.refused} tabIndex={0} role="region" aria-label={t('importing.refusedRows')}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                <td>{row.row}</td>
                <td>{row.column || '–'}</td>
                <td title={row.reason}>{reason(row)}</td>
                <td className={styles.refusedText}>{row.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
