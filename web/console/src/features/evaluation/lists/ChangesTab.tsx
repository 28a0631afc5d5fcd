// What became of the questions since another evaluation.
import { useTranslation } from 'react-i18next';
import type { EvaluationQuestion, EvaluationReport } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { fullTime, toMs } from '@/shared/lib/time';
import { changes } from '../compare';
import styles from '../evaluation.module.css';
import { Paged } from './Paged';
import { QuestionRow } from './QuestionRow';

interface Props {
  report: EvaluationReport;
  before: EvaluationReport;
  /** When the other one began. */
  time: string;
}

export function ChangesTab({ report, before, time }: Props) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  const { both, added, removed, becameRight, becameWrong } = changes(report, before);
  const counts = { both, added, removed, right: becameRight.length, wrong: becameWrong.length };
  return (
    <>
      <p className={styles.text}>
        {t('comparedWith', { time: fullTime(toMs(time), locale) })} {t('became.text', counts)}
      </p>
      <Became title={t('became.wrong')} report={report} questions={becameWrong} />
      <Became title={t('became.right')} report={report} questions={becameRight} />
    </>
  );
}

interface BecameProps {
  title: string;
  report: EvaluationReport;
  questions: EvaluationQuestion[];
}

function Became({ title, report, questions }: BecameProps) {
  const { t } = useTranslation('evaluation');
  return (
    <section className={styles.part}>
      <h3 className={styles.subheading}>
        {title} <span className={styles.count}>{questions.length}</span>
      </h3>
      {questions.length === 0 ? (
        <p className={styles.faint}>{t('became.none')}</p>
      ) : (
        <Paged
          label={title}
          items={questions}
          keyOf={(question) => `${question.entry} ${question.text}`}
          row={(question) => <QuestionRow report={report} question={question} />}
        />
      )}
    </section>
  );
}
