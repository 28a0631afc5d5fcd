// A held-out question and what came of it.
import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { EvaluationQuestion, EvaluationReport } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { percent } from '@/shared/lib/format';
import { isRight } from '../compare';
import styles from '../evaluation.module.css';
import { EntryLink } from './EntryLink';

interface Props {
  report: EvaluationReport;
  question: EvaluationQuestion;
  /** How the found entry is named: as what was found, or as what it looks like. */
  as?: 'found' | 'nearer';
}

export function QuestionRow({ report, question, as = 'found' }: Props) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  const right = isRight(question);
  return (
    <>
      <div className={styles.itemHead}>
        <span className={styles.mark} data-right={right} title={t(right ? 'right' : 'wrong')}>
          {right ? <CheckOutlined aria-label={t('right')} /> : <CloseOutlined aria-label={t('wrong')} />}
        </span>
        <strong className={styles.asked}>{question.text}</strong>
        <span className={styles.kind} data-kind={question.kind}>
          {t(`kind.${question.kind}`)}
        </span>
      </div>
      <dl className={styles.pairs}>
        <div>
          <dt>{t('belongs')}</dt>
          <dd>
            <EntryLink report={report} place={question.entry} />{' '}
            <span className={styles.faint}>{t('own', { score: percent(question.own, locale) })}</span>
          </dd>
        </div>
        {!right && (
          <div>
            <dt>{t(as)}</dt>
            <dd>
              {question.found === undefined ? (
                <span className={styles.faint}>{t('foundNone')}</span>
              ) : (
                <>
                  <EntryLink report={report} place={question.found} />{' '}
                  <span className={styles.faint}>
                    {t('rival', { score: percent(question.rival, locale) })}
                  </span>
                </>
              )}
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
