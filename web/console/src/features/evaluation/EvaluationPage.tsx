// How well the bot answers on the workspace's own knowledge: runs, what one found, and two of them side by side.
import { LineChartOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Evaluation } from '@/shared/api/types';
import { canEditKnowledge, useWorkspace } from '@/shared/session/workspace';
import { Page } from '@/shared/ui/Page';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { runs, useBeginEvaluation, useEvaluation, useEvaluations } from './api/useEvaluations';
import styles from './evaluation.module.css';
import { ReportView } from './ReportView';
import { RunBar } from './RunBar';
import { Running } from './Running';

export default function EvaluationPage() {
  const { t } = useTranslation('evaluation');
  const list = useEvaluations();
  const all = list.data ?? [];
  const done = all.filter((one) => one.status === 'done');
  const running = all.find(runs);
  return (
    <Page
      title={t('title')}
      actions={<BeginButton again={done.length > 0} running={running !== undefined} />}
    >
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : list.isError && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={styles.stack}>
          {running && <Running evaluation={running} />}
          {all[0]?.status === 'failed' && <Failed evaluation={all[0]} />}
          {done.length > 0 ? <Shown done={done} /> : !running && <Nothing />}
        </div>
      )}
    </Page>
  );
}

function BeginButton({ again, running }: { again: boolean; running: boolean }) {
  const { t } = useTranslation('evaluation');
  const { slug, me } = useWorkspace();
  const navigate = useNavigate();
  const begin = useBeginEvaluation();
  if (!canEditKnowledge(me.role)) return null;
  return (
    <Button
      type="primary"
      icon={<LineChartOutlined />}
      loading={begin.isPending}
      disabled={running}
      // Without an id the page shows the newest, which this will be.
      onClick={() => begin.mutate(undefined, { onSuccess: () => void navigate(`/w/${slug}/evaluation`) })}
    >
      {t(again ? 'runAgain' : 'run')}
    </Button>
  );
}

function Shown({ done }: { done: Evaluation[] }) {
  const { evaluation: wanted } = useParams();
  const [params] = useSearchParams();
  const shown = done.find((one) => one.id === wanted) ?? done[0];
  const other = done.find((one) => one.id === params.get('with') && one.id !== shown?.id);
  const query = useEvaluation(shown?.id);
  const before = useEvaluation(other?.id);
  if (!shown) return null;
  return (
    <>
      <RunBar done={done} shown={shown} other={other} />
      {query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data?.report && query.data.figures && (!other || !before.isPending) ? (
        <ReportView
          // The parts of the page begin anew with each report: a page of one list means nothing in another.
          key={`${shown.id} ${other?.id}`}
          figures={query.data.figures}
          report={query.data.report}
          before={before.data ?? undefined}
        />
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} title={false} />
      )}
    </>
  );
}

function Failed({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation('evaluation');
  const { slug } = useWorkspace();
  const lacks = evaluation.error === 'evaluation_no_questions';
  const known = lacks || evaluation.error === 'evaluation_interrupted';
  return (
    <Alert
      type="warning"
      showIcon
      title={t('failed')}
      description={t(`failedText.${known ? evaluation.error : 'other'}`)}
      action={lacks && <Link to={`/w/${slug}/knowledge`}>{t('toKnowledge')}</Link>}
    />
  );
}

function Nothing() {
  const { t } = useTranslation('evaluation');
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={<LineChartOutlined />}
      title={t('empty')}
      text={t('emptyText')}
      action={
        <Link to={`/w/${slug}/knowledge`}>
          <Button>{t('toKnowledge')}</Button>
        </Link>
      }
    />
  );
}
