// Ctrl/⌘-K: everything that can be done from here, and every contact and message.
import { SearchOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commandBarOpen } from '@/shared/commands/panels';
import { activeCommands, type CommandGroup, commandStore } from '@/shared/commands/registry';
import { useStore } from '@/shared/lib/store';
import { Kbd } from '@/shared/ui/Kbd';
import { Snippet } from '@/shared/ui/Snippet';
import styles from './commands.module.css';
import { matchScore } from './match';
import { useSearchItems } from './useSearchItems';

export interface BarItem {
  id: string;
  group: CommandGroup | 'contacts' | 'messages';
  title: string;
  detail?: string;
  combo?: string | undefined;
  run(): void | Promise<void>;
}

export function CommandBar() {
  const { t } = useTranslation('commands');
  const open = useStore(commandBarOpen);
  return (
    <Modal
      aria-label={t('placeholder')}
      open={open}
      onCancel={() => commandBarOpen.set(false)}
      footer={null}
      closable={false}
      destroyOnHidden
      width={600}
      style={{ top: '12vh' }}
      styles={{ container: { padding: 0, overflow: 'hidden' } }}
    >
      <Bar />
    </Modal>
  );
}

function useItems(query: string): BarItem[] {
  const registered = useStore(commandStore);
  const found = useSearchItems(query);
  const commands = useMemo(() => {
    void registered;
    return activeCommands()
      .filter((c) => !c.keyOnly)
      .map((c) => ({ ...c, score: matchScore(c.title, query) }))
      .filter((c) => c.score > 0)
      .sort((a, b) => (query.trim() ? b.score - a.score : groupRank(a.group) - groupRank(b.group)));
  }, [registered, query]);
  // Kept together by group, in the order in which the best of each came.
  const groups = Map.groupBy<string, BarItem>([...commands, ...found], (item) => item.group);
  return [...groups.values()].flat();
}

const groupRank = (group: CommandGroup) => ['conversation', 'navigation', 'general'].indexOf(group);

function Bar() {
  const { t } = useTranslation('commands');
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const items = useItems(query);
  const index = Math.min(at, items.length - 1);
  const listId = useId();
  const run = (item: BarItem | undefined) => {
    if (!item) return;
    commandBarOpen.set(false);
    void item.run();
  };
  return (
    <div>
      <div className={styles.inputRow}>
        <SearchOutlined className={styles.inputIcon} />
        <input
          autoFocus
          className={styles.input}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={items[index] ? `${listId}-${index}` : undefined}
          aria-label={t('placeholder')}
          placeholder={t('placeholder')}
          value={query}
          onChange={(e) => {
            setQuery(e.target.value);
            setAt(0);
          }}
          onKeyDown={(e) => {
            if (e.nativeEvent.isComposing) return;
            if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
              e.preventDefault();
              const step = e.key === 'ArrowDown' ? 1 : -1;
              setAt((index + step + items.length) % Math.max(1, items.length));
            } else if (e.key === 'Enter') {
              e.preventDefault();
              run(items[index]);
            }
          }}
        />
      </div>
      <div id={listId} className={styles.list} role="listbox" aria-label={t('placeholder')}>
        {items.length === 0 && <p className={styles.empty}>{t('empty')}</p>}
        {items.map((item, i) => (
          <BarRow
            key={item.id}
            id={`${listId}-${i}`}
            item={item}
            heading={items[i - 1]?.group !== item.group}
            active={i === index}
            onHover={() => setAt(i)}
            onRun={() => run(item)}
          />
        ))}
      </div>
      <p className={styles.hint}>{t('hint')}</p>
    </div>
  );
}

interface RowProps {
  id: string;
  item: BarItem;
  heading: boolean;
  active: boolean;
  onHover(): void;
  onRun(): void;
}

function BarRow({ id, item, heading, active, onHover, onRun }: RowProps) {
  const { t } = useTranslation('commands');
  return (
    <>
      {heading && (
        <div className={styles.heading} role="presentation">
          {t(`group.${item.group}`)}
        </div>
      )}
      <div
        id={id}
        ref={(node) => {
          if (active) node?.scrollIntoView({ block: 'nearest' });
        }}
        role="option"
        tabIndex={-1}
        aria-selected={active}
        className={styles.row}
        onMouseMove={active ? undefined : onHover}
        onClick={onRun}
      >
        <span className={styles.title}>
          <Snippet text={item.title} />
        </span>
        {item.detail && <span className={styles.detail}>{item.detail}</span>}
        {item.combo && <Kbd combo={item.combo} />}
      </div>
    </>
  );
}
