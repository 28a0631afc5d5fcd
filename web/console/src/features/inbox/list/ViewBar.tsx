// The views with their counts.
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { type ConversationCounts, type View, views } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { useWorkspace } from '@/shared/session/workspace';
import { useCounts } from '../api/useConversations';
import styles from './list.module.css';

const countOf = (counts: ConversationCounts, view: View): number =>
  view === 'all' ? counts.open + counts.resolved : counts[view];

export function ViewBar() {
  const { t } = useTranslation('inbox');
  const { slug } = useWorkspace();
  const locale = useLocale();
  const { data: counts } = useCounts();
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  return (
    <nav className={styles.views} aria-label={t('viewsLabel')}>
      {views.map((view) => (
        <NavLink key={view} to={`/w/${slug}/inbox/${view}`} className={styles.view ?? ''}>
          <span className={styles.viewCount}>{counts ? compact.format(countOf(counts, view)) : '–'}</span>
          <span className={styles.viewName}>{t(`views.${view}`)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
