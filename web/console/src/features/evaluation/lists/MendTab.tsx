// What a person should look at, each with a way to the entries.
import { CheckCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationQuestion, EvaluationReport } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/States';
import styles from '../evaluation.module.css';
import { EntryLink } from './EntryLink';
import { Paged } from './Paged';
import { QuestionRow } from './QuestionRow';

export function MendTab({ report }: { report: EvaluationReport }) {
  const { t } = useTranslation('evaluation');
  const { contradictions, few_similar: few } = report;
  const suspects = report.suspects
    .map((place) => report.questions[place])
    .filter((question): question is EvaluationQuestion => question !== undefined);
  if (suspects.length + contradictions.length + few.length === 0) {
    return <EmptyState icon={<CheckCircleOutlined />} title={t('mend.none')} text={t('mend.noneText')} />;
  }
  return (
    <>
      {suspects.length > 0 && (
        <Part title={t('mend.suspects')} text={t('mend.suspectsText')} count={suspects.length}>
          <Paged
            label={t('mend.suspects')}
            items={suspects}
            keyOf={(question) => `${question.entry} ${question.text}`}
            row={(question) => <QuestionRow report={report} question={question} as="nearer" />}
          />
        </Part>
      )}
      {contradictions.length > 0 && (
        <Part
          title={t('mend.contradictions')}
          text={t('mend.contradictionsText')}
          count={contradictions.length}
        >
          <Paged
            label={t('mend.contradictions')}
            items={contradictions}
            keyOf={({ text }) => text}
            row={({ text, entries }) => (
              <>
                <strong className={styles.asked}>{text}</strong>
                <ul className={styles.links}>
                  {entries.map((place) => (
                    <li key={place}>
                      <EntryLink report={report} place={place} />
                    </li>
                  ))}
                </ul>
              </>
            )}
          />
        </Part>
      )}
      {few.length > 0 && (
        <Part title={t('mend.few')} text={t('mend.fewText')} count={few.length}>
          <Paged
            label={t('mend.few')}
            items={few}
            keyOf={({ entry }) => String(entry)}
            row={({ entry, similar }) => (
              <>
                <EntryLink report={report} place={entry} />{' '}
                <span className={styles.faint}>{t('mend.fewCount', { count: similar })}</span>
              </>
            )}
          />
        </Part>
      )}
    </>
  );
}

function Part({
  title,
  text,
  count,
  children,
}: {
  title: string;
  text: string;
  count: number;
  children: ReactNode;
}) {
  return (
    <section className={styles.part}>
      <h3 className={styles.subheading}>
        {title} <span className={styles.count}>{count}</span>
      </h3>
      <p className={styles.text}>{text}</p>
      {children}
    </section>
  );
}
