// Commands that exist on every page.
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Presence } from '@/shared/api/types';
import { useMe } from '@/shared/api/useMe';
import { commandBarOpen, openNewWorkspace, openShortcutHelp } from '@/shared/commands/panels';
import { type Command, signatureOf, useCommands } from '@/shared/commands/registry';
import { setLocale } from '@/shared/i18n/setup';
import { useLocale } from '@/shared/i18n/useLocale';
import { setPreference } from '@/shared/lib/preferences';
import { useSession, useSignOut } from '@/shared/session/session';
import { useWorkspace } from '@/shared/session/workspace';
import { homePath, placesOf } from '../navigation';
import { useSaveLocale, useSetPresence } from './useOwnSettings';

export function useShellCommands(): void {
  const { t } = useTranslation(['commands', 'common', 'shell']);
  const navigate = useNavigate();
  const { slug } = useWorkspace();
  const me = useMe();
  const { data: session } = useSession();
  const setPresence = useSetPresence();
  const saveLocale = useSaveLocale();
  const signOut = useSignOut();
  const locale = useLocale();
  const general = (id: string, title: string, run: () => void): Command => ({
    id,
    title,
    group: 'general',
    run,
  });

  const commands: Command[] = [
    {
      ...general('command-bar', t('shell:commandBar'), () => commandBarOpen.set((open) => !open)),
      combo: 'mod+k',
      keyOnly: true,
    },
    { ...general('shortcuts', t('shell:shortcuts'), openShortcutHelp), combo: '?' },
    ...placesOf(me.role).map(
      ({ id }): Command => ({
        id: `go-${id}`,
        title: t('commands:goTo', { place: t(`common:nav.${id}`) }),
        group: 'navigation',
        run: () => void navigate(`/w/${slug}/${id}`),
      }),
    ),
    ...(session?.memberships ?? [])
      .filter((m) => m.workspace.slug !== slug)
      .map(
        ({ workspace, member }): Command => ({
          id: `workspace-${workspace.id}`,
          title: t('commands:switchTo', { workspace: workspace.name }),
          group: 'navigation',
          run: () => void navigate(homePath(workspace.slug, member.role)),
        }),
      ),
    ...(['online', 'busy', 'offline'] as const satisfies readonly Presence[])
      .filter((presence) => presence !== me.presence)
      .map((presence) =>
        general(
          `presence-${presence}`,
          t('commands:presence', { presence: t(`common:presence.${presence}`) }),
          () => setPresence.mutate(presence),
        ),
      ),
    ...(['light', 'dark', 'auto'] as const).map((mode) =>
      general(`mode-${mode}`, t('commands:mode', { mode: t(`common:theme.${mode}`) }), () =>
        setPreference('mode', mode),
      ),
    ),
    general('language', locale === 'zh' ? 'Switch to English' : '切换到中文', () => {
      const next = locale === 'zh' ? 'en' : 'zh';
      setLocale(next);
      saveLocale.mutate(next);
    }),
    ...(me.role === 'admin' ? [general('new-workspace', t('shell:newWorkspace'), openNewWorkspace)] : []),
    general('password', t('shell:changePassword'), () => void navigate('/password')),
    general('sign-out', t('shell:signOut'), () => void signOut()),
  ];
  useCommands(commands, signatureOf(commands));
}
