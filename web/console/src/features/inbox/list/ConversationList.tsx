// The virtual list of a view. It stays put while the pointer is on it or it is scrolled.
import { ArrowUpOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Skeleton } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useConversationList } from '../api/useConversations';
import { ConversationRow } from './ConversationRow';
import styles from './list.module.css';
import { listOrder } from './listOrder';
import { useStableIds } from './useStableIds';

const rowHeight = 84;

export function ConversationList({ view, selected }: { view: View; selected: string | undefined }) {
  const list = useConversationList(view);
  if (list.isPending) return <ListSkeleton />;
  if (list.isError && !list.data)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return <Rows list={list} view={view} selected={selected} />;
}

interface RowsProps {
  list: ReturnType<typeof useConversationList>;
  view: View;
  selected: string | undefined;
}

function Rows({ list, view, selected }: RowsProps) {
  const { t } = useTranslation('inbox');
  const { slug, me } = useWorkspace();
  const scroller = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState(false);
  const [scrolled, setScrolled] = useState(false);
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const byId = useMemo(() => new Map(items.map((c) => [c.id, c])), [items]);
  const order = useStableIds(
    items.map((c) => c.id),
    pointed || scrolled,
    view,
  );
  const virtual = useVirtualizer({
    count: order.ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (i) => order.ids[i] ?? i,
    overscan: 6,
  });
  useListOrder(order.ids);
  useFollowSelection(virtual, order.ids, selected);
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= order.ids.length - 10) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, order.ids.length]);

  if (items.length === 0) return <EmptyView view={view} />;
  return (
    <div
      className={styles.listFrame}
      // Around the button too: on the way to it the list must not let go.
      onPointerEnter={(e) => e.pointerType === 'mouse' && setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      {order.fresh > 0 && (
        <button
          type="button"
          className={styles.fresh}
          onClick={() => {
            order.release();
            setPointed(false);
            scroller.current?.scrollTo({ top: 0 });
          }}
        >
          <ArrowUpOutlined /> {t('fresh', { count: order.fresh })}
        </button>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={(e) => setScrolled(e.currentTarget.scrollTop > rowHeight / 2)}
      >
        <div className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => {
            const conversation = byId.get(order.ids[row.index] ?? '');
            return (
              conversation && (
                <div
                  key={row.key}
                  className={styles.place}
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <ConversationRow
                    conversation={conversation}
                    to={`/w/${slug}/inbox/${view}/${conversation.id}`}
                    selected={conversation.id === selected}
                    myId={me.id}
                  />
                </div>
              )
            );
          })}
        </div>
        {isFetchingNextPage && <ListSkeleton rows={2} />}
      </div>
    </div>
  );
}

function useListOrder(ids: string[]): void {
  const key = ids.join();
  useEffect(() => listOrder.set(key ? key.split(',') : []), [key]);
}

/** J and K may go beyond the screen. */
function useFollowSelection(
  virtual: { scrollToIndex(index: number, options: { align: 'auto' }): void },
  ids: string[],
  selected: string | undefined,
): void {
  const at = useRef({ virtual, ids });
  at.current = { virtual, ids };
  useEffect(() => {
    const index = selected ? at.current.ids.indexOf(selected) : -1;
    if (index >= 0) at.current.virtual.scrollToIndex(index, { align: 'auto' });
  }, [selected]);
}

function EmptyView({ view }: { view: View }) {
  const { t } = useTranslation('inbox');
  const key = view === 'mine' || view === 'unassigned' ? view : 'other';
  return <EmptyState title={t(`empty.${key}`)} text={t(`empty.${key}Text`)} />;
}

function ListSkeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={styles.skeleton}>
          <Skeleton active title={{ width: '45%' }} paragraph={{ rows: 2, width: ['85%', '60%'] }} />
        </div>
      ))}
    </div>
  );
}
