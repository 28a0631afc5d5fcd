// A row an entry. On a phone the columns stand below each other.
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Entry } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { languageName } from '@/shared/lib/language';
import { fullTime, listTime, toMs } from '@/shared/lib/time';
import { useNow } from '@/shared/lib/useNow';
import { useWorkspace } from '@/shared/session/workspace';
import styles from '../knowledge.module.css';
import { entryState } from './filter';

export function EntryTable({ entries, stale }: { entries: readonly Entry[]; stale: boolean }) {
  const { t } = useTranslation('knowledge');
  return (
    <table className={styles.table} data-stale={stale} aria-busy={stale}>
      <thead>
        <tr>
          <th scope="col">{t('question')}</th>
          <th scope="col">{t('category')}</th>
          <th scope="col">{t('status')}</th>
          <th scope="col">{t('validity')}</th>
          <th scope="col">{t('languages')}</th>
          <th scope="col">{t('updated')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const { t } = useTranslation('knowledge');
  const { slug } = useWorkspace();
  const { search } = useLocation();
  const locale = useLocale();
  const now = useNow(60_000);
  const changed = toMs(entry.updated_at);
  const time = listTime(changed, now, locale);
  return (
    <tr className={styles.row}>
      <td className={styles.questionCell}>
        <Link className={styles.rowLink} to={{ pathname: `/w/${slug}/knowledge/${entry.id}`, search }}>
          {entry.question}
        </Link>
        {entry.similar.length > 0 && (
          <span className={styles.faint}>{t('similarCount', { count: entry.similar.length })}</span>
        )}
      </td>
      <td>{entry.category || <span className={styles.faint}>–</span>}</td>
      <td>
        <StateMark entry={entry} />
      </td>
      <td className={styles.faint}>
        <Validity entry={entry} />
      </td>
      <td className={styles.faint}>
        {entry.answers.map((answer) => languageName(answer.language, locale)).join(' · ')}
      </td>
      <td className={styles.faint} title={fullTime(changed, locale)}>
        {entry.updated_by_name ? t('updatedBy', { name: entry.updated_by_name, time }) : time}
      </td>
    </tr>
  );
}

export function StateMark({ entry }: { entry: Entry }) {
  const { t } = useTranslation('knowledge');
  const state = entryState(entry, useNow(60_000));
  return (
    <span className={styles.state} data-state={state}>
      {t(state)}
    </span>
  );
}

function Validity({ entry }: { entry: Entry }) {
  const { t } = useTranslation('knowledge');
  const locale = useLocale();
  const day = (time: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(toMs(time));
  const { valid_from: from, valid_until: until } = entry;
  if (!from && !until) return t('always');
  return (
    <>
      {from && t('validFrom', { from: day(from) })} {until && t('validUntil', { until: day(until) })}
    </>
  );
}
