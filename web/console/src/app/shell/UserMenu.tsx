// Presence, language, looks, sounds, sign-out.
import { Popover, Segmented, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Locale, Presence } from '@/shared/api/types';
import { useMe } from '@/shared/api/useMe';
import { openNewWorkspace, openShortcutHelp } from '@/shared/commands/panels';
import { setLocale } from '@/shared/i18n/setup';
import { useLocale } from '@/shared/i18n/useLocale';
import { setPreference, usePreferences } from '@/shared/lib/preferences';
import { phoneQuery, useMediaQuery } from '@/shared/lib/useMediaQuery';
import { useSession, useSignOut } from '@/shared/session/session';
import { useWorkspace } from '@/shared/session/workspace';
import type { ModeChoice } from '@/shared/theme';
import { Kbd } from '@/shared/ui/Kbd';
import { PersonAvatar, PresenceLabel } from '@/shared/ui/Person';
import { NotificationSwitch } from './NotificationSwitch';
import styles from './shell.module.css';
import { useSaveLocale, useSetPresence } from './useOwnSettings';

export function UserMenu() {
  const { t } = useTranslation('shell');
  const [open, setOpen] = useState(false);
  const me = useMe();
  const phone = useMediaQuery(phoneQuery);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement={phone ? 'topRight' : 'rightBottom'}
      content={<MenuContent close={() => setOpen(false)} />}
    >
      <button type="button" className={styles.me} aria-label={`${t('userMenu')}: ${me.name}`}>
        <PersonAvatar name={me.name} size={36} presence={me.presence} />
      </button>
    </Popover>
  );
}

function MenuContent({ close }: { close: () => void }) {
  const { t } = useTranslation(['shell', 'common']);
  const { account } = useWorkspace();
  const me = useMe();
  const setPresence = useSetPresence();
  return (
    <div className={styles.menu}>
      <div className={styles.menuHead}>
        <PersonAvatar name={me.name} size={36} />
        <div>
          <div className={styles.menuName}>{me.name}</div>
          <div className={styles.menuMail}>
            {account.email} · {t(`common:role.${me.role}`)}
          </div>
        </div>
      </div>
      <div>
        <Segmented<Presence>
          block
          aria-label={t('common:presence.label')}
          value={me.presence}
          onChange={(presence) => setPresence.mutate(presence)}
          options={(['online', 'busy', 'offline'] as const).map((value) => ({
            value,
            label: <PresenceLabel presence={value} />,
          }))}
        />
        <div className={styles.menuHint}>{t(`presenceHint.${me.presence}`)}</div>
      </div>
      <Looks />
      <MenuLinks close={close} />
    </div>
  );
}

function Looks() {
  const { t } = useTranslation(['shell', 'common']);
  const { mode, sound } = usePreferences();
  const locale = useLocale();
  const saveLocale = useSaveLocale();
  return (
    <>
      <div className={styles.menuRow}>
        <span className={styles.menuLabel}>{t('common:language')}</span>
        <Segmented<Locale>
          size="small"
          value={locale}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => {
            setLocale(value);
            saveLocale.mutate(value);
          }}
        />
      </div>
      <div className={styles.menuRow}>
        <span className={styles.menuLabel}>{t('common:theme.label')}</span>
        <Segmented<ModeChoice>
          size="small"
          value={mode}
          options={(['light', 'dark', 'auto'] as const).map((value) => ({
            value,
            label: t(`common:theme.${value}`),
          }))}
          onChange={(value) => setPreference('mode', value)}
        />
      </div>
      <div className={styles.menuRow}>
        <span className={styles.menuLabel}>{t('sound')}</span>
        <Switch
          size="small"
          aria-label={t('sound')}
          checked={sound}
          onChange={(value) => setPreference('sound', value)}
        />
      </div>
      <NotificationSwitch />
    </>
  );
}

function MenuLinks({ close }: { close: () => void }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { data: session } = useSession();
  const { me } = useWorkspace();
  // The rail's switcher, which offers it elsewhere, has no room there.
  const phone = useMediaQuery(phoneQuery);
  return (
    <div className={styles.menuLinks}>
      {session && session.memberships.length > 1 && (
        <button type="button" className={styles.menuLink} onClick={() => void navigate('/workspaces')}>
          {t('workspaces')}
        </button>
      )}
      {phone && me.role === 'admin' && (
        <button
          type="button"
          className={styles.menuLink}
          onClick={() => {
            close();
            openNewWorkspace();
          }}
        >
          {t('newWorkspace')}
        </button>
      )}
      <button
        type="button"
        className={`${styles.menuLink} ${styles.keysLink}`}
        onClick={() => {
          close();
          openShortcutHelp();
        }}
      >
        {t('shortcuts')}
        <Kbd combo="?" />
      </button>
      <button type="button" className={styles.menuLink} onClick={() => void navigate('/password')}>
        {t('changePassword')}
      </button>
      <button type="button" className={styles.menuLink} onClick={() => void signOut()}>
        {t('signOut')}
      </button>
    </div>
  );
}
