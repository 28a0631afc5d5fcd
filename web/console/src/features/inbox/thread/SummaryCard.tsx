// What the person who takes over reads first: who, what was asked, what was answered, why a person, in which mood.
import { DownOutlined, FileTextOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Summary } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { contactName, localized } from '@/shared/lib/format';
import { MoodMark } from '@/shared/ui/Marks';
import styles from './summary.module.css';

const hasContent = (s: Summary | undefined): s is Summary =>
  s !== undefined && Boolean(s.asked?.length || s.text || s.note || (s.reason && s.reason !== 'none'));

interface Props {
  conversation: Conversation;
  /** Closed at first, where the reader comes for something else. */
  folded?: boolean;
}

export function SummaryCard({ conversation: c, folded = false }: Props) {
  const { t } = useTranslation('inbox');
  const [open, setOpen] = useState(!folded);
  const summary = c.summary;
  if (!hasContent(summary) || c.handler === 'bot') return null;
  return (
    <section className={styles.summary} aria-label={t('summary.title')}>
      <button type="button" className={styles.head} aria-expanded={open} onClick={() => setOpen(!open)}>
        <FileTextOutlined aria-hidden />
        <strong>{t('summary.title')}</strong>
        {summary.message_count !== undefined && (
          <span className={styles.faint}>{t('summary.messages', { count: summary.message_count })}</span>
        )}
        <span className={styles.toggle}>{open ? <UpOutlined /> : <DownOutlined />}</span>
      </button>
      {open && <SummaryBody summary={summary} conversation={c} />}
    </section>
  );
}

function SummaryBody({ summary, conversation: c }: { summary: Summary; conversation: Conversation }) {
  const { t } = useTranslation(['inbox', 'common']);
  const locale = useLocale();
  const mood = summary.mood ?? c.mood;
  // Greetings and the hand-over itself answered nothing.
  const answered = (summary.answered ?? []).filter((a) => told.includes(a.kind ?? 'answer'));
  const reason =
    localized(summary.reason_text, locale) ||
    (summary.reason && summary.reason !== 'none' ? t(`reason.${summary.reason}`) : '');
  return (
    <dl className={styles.body}>
      {summary.note && (
        <Row label={t('summary.note')}>
          <span className={styles.note}>{summary.note}</span>
        </Row>
      )}
      {reason && <Row label={t('summary.reason')}>{reason}</Row>}
      <Row label={t('summary.who')}>
        {contactName(c.contact, t('common:visitor'))} · {c.channel_name}
        {mood !== 'calm' && (
          <span className={styles.mood}>
            <MoodMark mood={mood} /> {t(`common:mood.${mood}`)}
          </span>
        )}
      </Row>
      {summary.asked && summary.asked.length > 0 && (
        <Row label={t('summary.asked')}>
          <Lines lines={summary.asked} />
        </Row>
      )}
      {answered.length > 0 && (
        <Row label={t('summary.answered')}>
          <Lines lines={answered.map((a) => answeredLine(a, t('kind.unknown')))} />
        </Row>
      )}
    </dl>
  );
}

const told = ['answer', 'clarify', 'unknown'];

type Answered = NonNullable<Summary['answered']>[number];
const answeredLine = (a: Answered, unknown: string): string =>
  a.kind === 'unknown' ? `${a.question ?? ''} → ${unknown}` : a.title || a.question || '';

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const shortList = 3;

/** The newest matter most; the others are one click away. */
function Lines({ lines }: { lines: string[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(-shortList);
  return (
    <ul className={styles.list}>
      {shown.map((line, i) => (
        <li key={i}>{line}</li>
      ))}
      {lines.length > shortList && !all && (
        <li className={styles.more}>
          <Button type="link" size="small" onClick={() => setAll(true)}>
            {t('more')} ({lines.length - shortList})
          </Button>
        </li>
      )}
    </ul>
  );
}
