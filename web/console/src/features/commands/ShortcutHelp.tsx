import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutHelpOpen } from '@/shared/commands/panels';
import { activeCommands, commandStore } from '@/shared/commands/registry';
import { usePreferences } from '@/shared/lib/preferences';
import { useStore } from '@/shared/lib/store';
import { Kbd } from '@/shared/ui/Kbd';
import styles from './commands.module.css';

interface KeyRow {
  title: string;
  combo: string;
}

export function ShortcutHelp() {
  const { t } = useTranslation('commands');
  const open = useStore(shortcutHelpOpen);
  useStore(commandStore);
  const { enterSends } = usePreferences();
  const rows = activeCommands().filter((c) => c.combo);
  const of = (...groups: string[]): KeyRow[] =>
    rows.flatMap((c) => (c.combo && groups.includes(c.group) ? [{ title: c.title, combo: c.combo }] : []));
  const composer: KeyRow[] = [
    { title: t('keySend'), combo: enterSends ? 'Enter' : 'mod+Enter' },
    { title: t('keyNewline'), combo: enterSends ? 'shift+Enter' : 'Enter' },
    { title: t('keyCanned'), combo: '/' },
    { title: t('keyEmoji'), combo: ':' },
    { title: t('keyLeave'), combo: 'Escape' },
  ];
  return (
    <Modal
      open={open}
      onCancel={() => shortcutHelpOpen.set(false)}
      footer={null}
      title={t('helpTitle')}
      width={640}
      destroyOnHidden
    >
      <div className={styles.columns}>
        <KeyList title={t('group.conversation')} rows={of('conversation')} />
        <div>
          <KeyList title={t('composer')} rows={composer} />
          <KeyList title={t('group.general')} rows={of('navigation', 'general')} />
        </div>
      </div>
      <p className={styles.helpText}>{t('helpText')}</p>
    </Modal>
  );
}

function KeyList({ title, rows }: { title: string; rows: KeyRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section className={styles.keys}>
      <h3 className={styles.keysTitle}>{title}</h3>
      <dl className={styles.keysList}>
        {rows.map((row) => (
          <div key={`${row.title}-${row.combo}`} className={styles.keysRow}>
            <dt>{row.title}</dt>
            <dd>
              <Kbd combo={row.combo} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
