import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluation, EvaluationFigures, EvaluationReport } from '@/shared/api/types';
import styles from './evaluation.module.css';
import { Figures } from './Figures';
import { ChangesTab } from './lists/ChangesTab';
import { ConfusionsTab } from './lists/ConfusionsTab';
import { GroupsTab } from './lists/GroupsTab';
import { MendTab } from './lists/MendTab';
import { QuestionsTab } from './lists/QuestionsTab';
import { ThresholdPanel } from './ThresholdPanel';

interface Props {
  figures: EvaluationFigures;
  report: EvaluationReport;
  /** What it is compared with. */
  before: Evaluation | undefined;
}

export function ReportView({ figures, report, before }: Props) {
  const { t } = useTranslation('evaluation');
  const [chosen, setChosen] = useState('');
  const toMend = report.suspects.length + report.contradictions.length + report.few_similar.length;
  const labelled = (name: 'mend' | 'confusions' | 'questions', count: number) => (
    <>
      {t(`tab.${name}`)} <span className={styles.count}>{count}</span>
    </>
  );
  const items = [
    { key: 'mend', label: labelled('mend', toMend), children: <MendTab report={report} /> },
    {
      key: 'confusions',
      label: labelled('confusions', report.confusions.length),
      children: <ConfusionsTab report={report} />,
    },
    {
      key: 'questions',
      label: labelled('questions', report.questions.length),
      children: <QuestionsTab report={report} />,
    },
    { key: 'groups', label: t('tab.groups'), children: <GroupsTab report={report} /> },
  ];
  if (before?.report) {
    const children = <ChangesTab report={report} before={before.report} time={before.started_at} />;
    items.unshift({ key: 'changes', label: <>{t('tab.changes')}</>, children });
  }
  const shown = items.find(({ key }) => key === chosen) ?? items[0];
  return (
    <>
      <Figures figures={figures} before={before?.figures} />
      <ThresholdPanel report={report} />
      <div className={styles.tabs}>
        <Segmented
          options={items.map(({ key, label }) => ({ value: key, label }))}
          value={shown?.key ?? ''}
          onChange={setChosen}
        />
      </div>
      {shown?.children}
    </>
  );
}
