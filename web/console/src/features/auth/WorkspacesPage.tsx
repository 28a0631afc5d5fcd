import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '@/shared/session/session';
import { AuthFrame } from './AuthFrame';
import styles from './auth.module.css';

export default function WorkspacesPage() {
  const { t } = useTranslation(['auth', 'common']);
  const { data: session } = useSession();
  const navigate = useNavigate();
  return (
    <AuthFrame title={t('choose')}>
      <ul className={styles.list}>
        {session?.memberships.map(({ workspace, member }) => (
          <li key={workspace.id}>
            <button
              type="button"
              className={styles.space}
              onClick={() => void navigate(`/w/${workspace.slug}`)}
            >
              <span className={styles.spaceName}>{workspace.name}</span>
              <span className={styles.spaceRole}>{t(`common:role.${member.role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </AuthFrame>
  );
}
