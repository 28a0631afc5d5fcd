// Which evaluation is shown, with which it is compared, and what it is based on.
import { DeleteOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Evaluation } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { fullTime, toMs } from '@/shared/lib/time';
import { canEditKnowledge, useWorkspace } from '@/shared/session/workspace';
import { useDeleteEvaluation } from './api/useEvaluations';
import styles from './evaluation.module.css';
import { share } from './format';

interface Props {
  done: Evaluation[];
  shown: Evaluation;
  other: Evaluation | undefined;
}

export function RunBar({ done, shown, other }: Props) {
  const { t } = useTranslation('evaluation');
  const { slug } = useWorkspace();
  const locale = useLocale();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const options = done.map((one) => ({
    value: one.id,
    label: `${fullTime(toMs(one.started_at), locale)} · ${share(one.figures?.top1, locale)}`,
  }));
  return (
    <div className={styles.runBar}>
      <Select
        className={styles.runSelect ?? ''}
        aria-label={t('selectRun')}
        value={shown.id}
        options={options}
        onChange={(id) =>
          void navigate({ pathname: `/w/${slug}/evaluation/${id}`, search: params.toString() })
        }
      />
      {done.length > 1 && (
        <Select
          className={styles.runSelect ?? ''}
          aria-label={t('compareWith')}
          placeholder={t('compareWith')}
          allowClear
          value={other?.id ?? null}
          options={options.filter((option) => option.value !== shown.id)}
          onChange={(id) => setParams(id ? { with: id } : {}, { replace: true })}
        />
      )}
      <RemoveButton evaluation={shown} />
      <Basis evaluation={shown} />
    </div>
  );
}

function RemoveButton({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation(['evaluation', 'common']);
  const { slug, me } = useWorkspace();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const remove = useDeleteEvaluation();
  if (!canEditKnowledge(me.role)) return null;
  const ask = () =>
    void modal.confirm({
      title: t('deleteTitle'),
      okText: t('common:delete'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      onOk: async () => {
        await remove.mutateAsync(evaluation.id);
        void navigate(`/w/${slug}/evaluation`, { replace: true });
      },
    });
  return (
    <Button
      type="text"
      icon={<DeleteOutlined />}
      aria-label={t('delete')}
      title={t('delete')}
      onClick={ask}
    />
  );
}

function Basis({ evaluation: { figures, knowledge_seq, started_by } }: { evaluation: Evaluation }) {
  const { t } = useTranslation('evaluation');
  if (!figures) return null;
  const sampled = figures.questions < figures.questions_total;
  return (
    <p className={styles.basis}>
      {t('basis', { entries: figures.entries, questions: figures.questions, outside: figures.out_of_scope })}{' '}
      {sampled && `${t('sampled', { asked: figures.questions, total: figures.questions_total })} `}
      <span>
        {[
          t(figures.meaning ? 'withMeaning' : 'wordsOnly'),
          t('version', { seq: knowledge_seq }),
          started_by ? t('by', { name: started_by }) : t('byKey'),
        ].join(' · ')}
      </span>
    </p>
  );
}
