import { useTranslation } from 'react-i18next';
import { NavLink, useMatch } from 'react-router';
import { useCounts } from '@/features/inbox/api/useConversations';
import { useWorkspace } from '@/shared/session/workspace';
import { placesOf } from '../navigation';
import styles from './shell.module.css';
import { UserMenu } from './UserMenu';
import { WorkspaceSwitcher } from './WorkspaceSwitcher';

export function NavRail() {
  const { t } = useTranslation();
  const { slug, me } = useWorkspace();
  const { data: counts } = useCounts();
  // On a phone an open conversation has the whole screen.
  const inThread = useMatch('/w/:workspace/inbox/:view/:conversation') !== null;
  return (
    <div className={styles.rail} data-hidden={inThread}>
      <WorkspaceSwitcher />
      <nav className={styles.nav} aria-label={t('nav.main')}>
        {placesOf(me.role).map(({ id, icon: Icon }) => (
          <NavLink key={id} to={`/w/${slug}/${id}`} className={styles.link ?? ''}>
            <Icon />
            <span>{t(`nav.${id}`)}</span>
            {id === 'inbox' && counts && counts.unassigned > 0 && (
              <span className={styles.count}>{Math.min(99, counts.unassigned)}</span>
            )}
          </NavLink>
        ))}
      </nav>
      <UserMenu />
    </div>
  );
}
