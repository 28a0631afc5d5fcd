import { CheckOutlined, PlusOutlined } from '@ant-design/icons';
import { Popover, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { openNewWorkspace } from '@/shared/commands/panels';
import { initials } from '@/shared/lib/format';
import { useSession } from '@/shared/session/session';
import { useWorkspace } from '@/shared/session/workspace';
import { homePath } from '../navigation';
import styles from './shell.module.css';

export function WorkspaceSwitcher() {
  const { t } = useTranslation('shell');
  const { slug, workspace, me } = useWorkspace();
  const { data } = useSession();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const list = (
    <div className={styles.spaces}>
      {data?.memberships.map(({ workspace: w, member }) => (
        <button
          key={w.id}
          type="button"
          className={styles.menuLink}
          onClick={() => {
            setOpen(false);
            void navigate(homePath(w.slug, member.role));
          }}
        >
          <span className={styles.menuName}>{w.name}</span>
          {w.slug === slug && <CheckOutlined />}
        </button>
      ))}
      {me.role === 'admin' && (
        <button
          type="button"
          className={styles.menuLink}
          onClick={() => {
            setOpen(false);
            openNewWorkspace();
          }}
        >
          <span className={styles.menuName}>{t('newWorkspace')}</span>
          <PlusOutlined />
        </button>
      )}
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="rightTop" content={list}>
      <Tooltip title={open ? undefined : workspace.name} placement="right">
        <button
          type="button"
          className={styles.switcher}
          aria-label={`${t('workspaces')}: ${workspace.name}`}
        >
          <span className={styles.logo}>{initials(workspace.name)}</span>
        </button>
      </Tooltip>
    </Popover>
  );
}
