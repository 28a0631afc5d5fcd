// What an import did or would do, and each refused row with its reason.
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../api/types';
import { download, refusedCsv } from './csv';
import styles from './importing.module.css';

interface Props {
  report: ImportReport;
  fileName: string;
  doneText: string;
}

export function ReportView({ report, fileName, doneText }: Props) {
  const { t } = useTranslation('importing');
  const figures = ['rows', 'created', 'updated', 'unchanged'] as const;
  return (
    <div className={styles.report}>
      <Alert
        type={report.dry_run ? 'info' : 'success'}
        showIcon
        title={`${t(report.dry_run ? 'check' : 'done')} · ${fileName}`}
        description={report.dry_run ? t('checkText') : doneText}
      />
      <dl className={styles.figures}>
        {figures.map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{report[name]}</dd>
          </div>
        ))}
        <div data-refused={report.refused.length > 0}>
          <dt>{t('refused')}</dt>
          <dd>{report.refused.length}</dd>
        </div>
      </dl>
      {report.refused.length > 0 && <Refused rows={report.refused} />}
    </div>
  );
}

function Refused({ rows }: { rows: ImportReport['refused'] }) {
  const { t } = useTranslation('importing');
  // The server's reason is English; the codes are known here.
  const reason = (row: (typeof rows)[number]) => t(`code.${row.code}`, { defaultValue: row.reason });
  const heads = ['row', 'column', 'reason', 'content'].map((name) => t(name));
  return (
    <>
      <header className={styles.refusedHead}>
        <h3>{t('refusedRows')}</h3>
        <Button
          size="small"
          icon={<DownloadOutlined />}
          onClick={() => download(t('refusedName'), refusedCsv(rows, heads, reason))}
        >
          {t('downloadRefused')}
        </Button>
      </header>
      <div className={styles.refused} tabIndex={0} role="region" aria-label={t('refusedRows')}>
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
