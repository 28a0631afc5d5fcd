// Which entry is taken for which.
import { ArrowRightOutlined, CheckCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { EvaluationReport } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/States';
import styles from '../evaluation.module.css';
import { EntryLink } from './EntryLink';
import { Paged } from './Paged';

export function ConfusionsTab({ report }: { report: EvaluationReport }) {
  const { t } = useTranslation('evaluation');
  if (report.confusions.length === 0) {
    return (
      <EmptyState icon={<CheckCircleOutlined />} title={t('noConfusions')} text={t('noConfusionsText')} />
    );
  }
  return (
    <>
      <p className={styles.text}>{t('confusedText')}</p>
      <Paged
        label={t('tab.confusions')}
        items={report.confusions}
        keyOf={({ entry, found }) => `${entry} ${found}`}
        row={({ entry, found, count, examples }) => (
          <>
            <div className={styles.confusion}>
              <EntryLink report={report} place={entry} />
              <ArrowRightOutlined
                className={styles.arrow ?? ''}
                aria-label={t('confusedAs')}
                title={t('confusedAs')}
              />
              <EntryLink report={report} place={found} />
              <span className={styles.count}>{t('times', { count })}</span>
            </div>
            <ul className={styles.examples}>
              {examples.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </>
        )}
      />
    </>
  );
}
