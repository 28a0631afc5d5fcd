// What is around every page of a workspace: rail, banner, command bar, notices.
import { Spin } from 'antd';
import { Suspense } from 'react';
import { Outlet, useNavigation } from 'react-router';
import { CommandBar } from '@/features/commands/CommandBar';
import { ShortcutHelp } from '@/features/commands/ShortcutHelp';
import { InboxNotices } from '@/features/inbox/notices/InboxNotices';
import { useGlobalKeys } from '@/shared/commands/registry';
import { ConnectionBanner } from './ConnectionBanner';
import { CreateWorkspace } from './CreateWorkspace';
import { NavRail } from './NavRail';
import styles from './shell.module.css';
import { useShellCommands } from './useShellCommands';

export function Shell() {
  useGlobalKeys();
  useShellCommands();
  const navigation = useNavigation();
  return (
    <div className={styles.shell}>
      <NavRail />
      <div className={styles.content}>
        <ConnectionBanner />
        <main className={styles.main} aria-busy={navigation.state === 'loading'}>
          <Suspense fallback={<Spin delay={300} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <CommandBar />
      <ShortcutHelp />
      <CreateWorkspace />
      <InboxNotices />
    </div>
  );
}
