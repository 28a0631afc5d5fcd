// Every question that was asked, the most wrong first.
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationQuestion, EvaluationReport } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/States';
import { byMargin, isRight } from '../compare';
import styles from '../evaluation.module.css';
import { Paged } from './Paged';
import { QuestionRow } from './QuestionRow';

const filters = {
  wrong: (question: EvaluationQuestion) => !isRight(question),
  sure: (question: EvaluationQuestion) => !isRight(question) && question.kind === 'answer',
  right: isRight,
  all: () => true,
};
type Filter = keyof typeof filters;

export function QuestionsTab({ report }: { report: EvaluationReport }) {
  const { t } = useTranslation('evaluation');
  const [filter, setFilter] = useState<Filter>('wrong');
  const sorted = [...report.questions].sort(byMargin);
  const questions = sorted.filter(filters[filter]);
  return (
    <>
      <div className={styles.filter}>
        <Segmented<Filter>
          aria-label={t('filterLabel')}
          value={filter}
          onChange={setFilter}
          options={(Object.keys(filters) as Filter[]).map((value) => ({
            value,
            label: `${t(`filter.${value}`)} ${sorted.filter(filters[value]).length}`,
          }))}
        />
      </div>
      {questions.length === 0 ? (
        <EmptyState title={t('noneLeft')} />
      ) : (
        <Paged
          key={filter}
          label={t('tab.questions')}
          items={questions}
          keyOf={(question) => `${question.entry} ${question.text}`}
          row={(question) => <QuestionRow report={report} question={question} />}
        />
      )}
    </>
  );
}
