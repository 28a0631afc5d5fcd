import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from '@/shared/api/types';
import { canEditKnowledge, useWorkspace } from '@/shared/session/workspace';
import { useDeleteEvaluation } from './api/useEvaluations';
import styles from './evaluation.module.css';

export function Running({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation('evaluation');
  const { me } = useWorkspace();
  const remove = useDeleteEvaluation();
  const progress = evaluation.progress ?? 0;
  return (
    <section className={styles.running} aria-label={t('running')}>
      <div className={styles.runningText} role="status">
        <strong>{t('running')}</strong>
        <span className={styles.faint}>{t(progress > 0 ? 'runningText' : 'waiting')}</span>
      </div>
      <Progress percent={Math.floor(progress * 100)} aria-label={t('running')} />
      {canEditKnowledge(me.role) && (
        <Button size="small" loading={remove.isPending} onClick={() => remove.mutate(evaluation.id)}>
          {t('cancel')}
        </Button>
      )}
    </section>
  );
}
