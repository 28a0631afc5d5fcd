// The figures of a run, and how they differ from another's.
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EvaluationFigures } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import styles from './evaluation.module.css';
import { points, share, whole } from './format';

type Name = 'top1' | 'answered' | 'answered_right' | 'asked_back' | 'person' | 'false_answers';

const shown: readonly { name: Name; good: 1 | -1 | 0 }[] = [
  { name: 'top1', good: 1 },
  { name: 'answered', good: 1 },
  { name: 'answered_right', good: 1 },
  { name: 'asked_back', good: 0 },
  { name: 'person', good: -1 },
  { name: 'false_answers', good: -1 },
];

function valueOf(figures: EvaluationFigures, name: Name): number | null {
  return name === 'person' ? (figures.not_known ?? 0) + (figures.handed_over ?? 0) : figures[name];
}

interface Props {
  figures: EvaluationFigures;
  before: EvaluationFigures | undefined;
}

export function Figures({ figures, before }: Props) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  return (
    <dl className={styles.figures}>
      {shown.map(({ name, good }) => {
        const value = valueOf(figures, name);
        const old = before && valueOf(before, name);
        return (
          <div key={name} className={styles.figure}>
            <Hinted label={t(`figure.${name}`)} hint={t(`figure.${name}Hint`)} />
            <dd className={styles.figureValue}>{share(value, locale)}</dd>
            {value !== null && old != null && <Difference value={value - old} good={good} />}
          </div>
        );
      })}
      <div className={styles.figure}>
        <Hinted label={t('figure.speed')} hint={t('figure.speedHint')} />
        <dd className={styles.figureValue}>
          {t('figure.speedValue', { p50: whole(figures.p50_us ?? 0, locale) })}
        </dd>
        <dd className={styles.figureMore}>
          {t('figure.speedMore', { p99: whole(figures.p99_us ?? 0, locale) })}
        </dd>
      </div>
    </dl>
  );
}

function Hinted({ label, hint }: { label: string; hint: string }) {
  return (
    <dt className={styles.figureLabel}>
      <Tooltip title={hint}>
        <span tabIndex={0}>{label}</span>
      </Tooltip>
    </dt>
  );
}

/** Sign and arrow say it as well as the colour. */
function Difference({ value, good }: { value: number; good: 1 | -1 | 0 }) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  const unchanged = Math.abs(value) < 0.0005;
  const better = value * good > 0;
  const mood = unchanged || good === 0 ? 'same' : better ? 'better' : 'worse';
  return (
    <dd className={styles.difference} data-mood={mood} title={t(unchanged ? 'same' : mood)}>
      {unchanged ? t('same') : `${value > 0 ? '▲' : '▼'} ${t('points', { value: points(value, locale) })}`}
    </dd>
  );
}
