// The two thresholds as a slider with what they mean on this workspace's own questions.
import { Alert, Button, Skeleton, Slider } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import type { EvaluationReport } from '@/shared/api/types';
import { useUpdateWorkspace, useWorkspaceSettings } from '@/shared/api/workspaceSettings';
import { useLocale } from '@/shared/i18n/useLocale';
import { defaultThresholds as defaults } from '@/shared/lib/botDefaults';
import { percent } from '@/shared/lib/format';
import { useWorkspace } from '@/shared/session/workspace';
import { ErrorState } from '@/shared/ui/States';
import { ExpectedBar } from './ExpectedBar';
import styles from './evaluation.module.css';
import { CurveTable, ThresholdChart } from './ThresholdChart';
import { curve, expect, type Thresholds } from './thresholds';

export function ThresholdPanel({ report }: { report: EvaluationReport }) {
  const settings = useWorkspaceSettings();
  if (settings.isPending) return <Skeleton active paragraph={{ rows: 5 }} title={false} />;
  if (!settings.data) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  const { answer_threshold = defaults.answer, clarify_threshold = defaults.clarify } = settings.data.bot;
  return <Panel report={report} current={{ answer: answer_threshold, clarify: clarify_threshold }} />;
}

function Panel({ report, current }: { report: EvaluationReport; current: Thresholds }) {
  const { t } = useTranslation('evaluation');
  const [moved, setMoved] = useState<Thresholds>();
  const chosen = moved ?? current;
  const points = useMemo(() => curve(report, chosen.clarify), [report, chosen.clarify]);
  const recommended = report.recommended && {
    answer: report.recommended.answer_threshold ?? defaults.answer,
    clarify: report.recommended.clarify_threshold ?? defaults.clarify,
  };
  return (
    <section className={styles.panel} aria-labelledby="thresholds-title">
      <h2 id="thresholds-title" className={styles.heading}>
        {t('thresholds')}
      </h2>
      <p className={styles.text}>{t('thresholdsText')}</p>
      <div className={styles.columns}>
        <div className={styles.chartColumn}>
          <ThresholdChart points={points} chosen={chosen} current={current} recommended={recommended} />
          <div className={styles.slider}>
            <Slider
              range
              min={0}
              max={100}
              step={1}
              value={[Math.round(chosen.clarify * 100), Math.round(chosen.answer * 100)]}
              onChange={([low = 0, high = 100]) => setMoved({ clarify: low / 100, answer: high / 100 })}
              ariaLabelForHandle={[t('clarifyThreshold'), t('answerThreshold')]}
              tooltip={{ formatter: (value) => `${value}%` }}
            />
            <Zones thresholds={chosen} />
          </div>
          <CurveTable points={points} />
        </div>
        <div className={styles.sideColumn}>
          <Chosen thresholds={chosen} />
          <ExpectedBar expected={expect(report, chosen)} outside={report.assumed_out_of_scope} />
          <Recommended recommended={recommended} onUse={setMoved} />
          <SaveRow chosen={chosen} current={current} onSettled={() => setMoved(undefined)} />
        </div>
      </div>
    </section>
  );
}

/** What the bot does on either side of the handles. */
function Zones({ thresholds: { answer, clarify } }: { thresholds: Thresholds }) {
  const { t } = useTranslation('evaluation');
  const zones = [
    { kind: 'unknown', size: clarify },
    { kind: 'clarify', size: answer - clarify },
    { kind: 'answer', size: 1 - answer },
  ] as const;
  return (
    <div className={styles.zones} aria-hidden>
      {zones.map(({ kind, size }) => (
        <span key={kind} style={{ flexGrow: size }}>
          {t(`zone.${kind}`)}
        </span>
      ))}
    </div>
  );
}

function Chosen({ thresholds }: { thresholds: Thresholds }) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  return (
    <dl className={styles.chosen}>
      <div>
        <dt>{t('answerThreshold')}</dt>
        <dd>{percent(thresholds.answer, locale)}</dd>
      </div>
      <div>
        <dt>{t('clarifyThreshold')}</dt>
        <dd>{percent(thresholds.clarify, locale)}</dd>
      </div>
    </dl>
  );
}

interface RecommendedProps {
  recommended: Thresholds | null;
  onUse(thresholds: Thresholds): void;
}

function Recommended({ recommended, onUse }: RecommendedProps) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  if (!recommended) return <p className={styles.faint}>{t('noRecommended')}</p>;
  const figures = {
    answer: percent(recommended.answer, locale),
    clarify: percent(recommended.clarify, locale),
  };
  return (
    <div className={styles.recommended}>
      <p>
        <strong>{t('recommended')}</strong> {t('recommendedText', figures)}
      </p>
      <Button size="small" onClick={() => onUse(recommended)}>
        {t('useRecommended')}
      </Button>
    </div>
  );
}

interface SaveProps {
  chosen: Thresholds;
  current: Thresholds;
  onSettled(): void;
}

function SaveRow({ chosen, current, onSettled }: SaveProps) {
  const { t } = useTranslation(['evaluation', 'common']);
  const { me } = useWorkspace();
  const update = useUpdateWorkspace();
  const dirty = chosen.answer !== current.answer || chosen.clarify !== current.clarify;
  const save = () =>
    update.mutate(
      { bot: { answer_threshold: chosen.answer, clarify_threshold: chosen.clarify } },
      { onSuccess: onSettled },
    );
  return (
    <div className={styles.saveRow}>
      {update.error != null && <Alert type="error" showIcon title={errorText(update.error, t)} />}
      {me.role === 'admin' ? (
        <Button type="primary" disabled={!dirty} loading={update.isPending} onClick={save}>
          {t('saveThresholds')}
        </Button>
      ) : (
        <span className={styles.faint}>{t('adminOnly')}</span>
      )}
      <Button disabled={!dirty || update.isPending} onClick={onSettled}>
        {t('resetThresholds')}
      </Button>
    </div>
  );
}
