// The small marks of a conversation: level, mood, waiting clock.
import { ClockCircleOutlined, FrownOutlined, MehOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Level, Mood } from '../api/types';
import { useLocale } from '../i18n/useLocale';
import { toMs, waitClock, waitShort, waitState } from '../lib/time';
import { useNow } from '../lib/useNow';
import styles from './ui.module.css';

const levelStyle: Record<Level, string | undefined> = {
  ai: styles.badgeAi,
  l2: styles.badgeL2,
  l3: styles.badgeL3,
};

export function LevelBadge({ level }: { level: Level }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={t(`level.${level}_long`)}>
      <span className={`${styles.badge} ${levelStyle[level]}`}>{t(`level.${level}`)}</span>
    </Tooltip>
  );
}

/** Nothing while the customer is calm. */
export function MoodMark({ mood }: { mood: Mood }) {
  const { t } = useTranslation();
  if (mood === 'calm') return null;
  const Icon = mood === 'angry' ? FrownOutlined : MehOutlined;
  return (
    <Tooltip title={t(`mood.${mood}`)}>
      <Icon
        aria-label={t(`mood.${mood}`)}
        style={{ color: mood === 'angry' ? 'var(--yd-breached)' : 'var(--yd-waiting)' }}
      />
    </Tooltip>
  );
}

/** How long the customer has waited for a person: coloured by the limits, ticking where `exact`. */
export function WaitingClock({
  since,
  exact = false,
  label,
}: {
  since: string;
  exact?: boolean;
  label: string;
}) {
  const now = useNow(exact ? 1000 : 15_000);
  const locale = useLocale();
  const ms = toMs(since);
  const text = exact ? waitClock(ms, now, locale) : waitShort(ms, now, locale);
  return (
    <Tooltip title={`${label} ${waitClock(ms, now, locale)}`}>
      <span className={`${styles.clock} ${styles[`clock_${waitState(ms, now)}`] ?? ''}`}>
        <ClockCircleOutlined aria-label={label} />
        {text}
      </span>
    </Tooltip>
  );
}
