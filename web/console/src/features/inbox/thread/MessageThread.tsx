// The talk. It sticks to the newest message while the reader is there, and stays put when he scrolls back.
import { DownOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Message } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { contactName } from '@/shared/lib/format';
import { dateLine } from '@/shared/lib/time';
import { useNow } from '@/shared/lib/useNow';
import { ErrorState } from '@/shared/ui/States';
import { useMessages } from '../api/useMessages';
import { useOutbox } from '../composer/outbox';
import { Bubble } from './Bubble';
import { eventText } from './eventText';
import { PendingBubble } from './PendingBubble';
import { receiptOf } from './receipts';
import { TypingLine } from './TypingLine';
import styles from './thread.module.css';
import { isSystem, type ThreadItem, threadItems } from './threadItems';
import { useMarkRead } from './useMarkRead';
import { useStickyScroll } from './useStickyScroll';

interface ThreadProps {
  conversation: Conversation;
  /** Looked up rather than handled: nothing counts as read by it. */
  lookUp?: boolean;
  /** The message to begin at, by its seq; otherwise the newest, or where the reader was. */
  found?: number | undefined;
}

export function MessageThread({ conversation, lookUp = false, found }: ThreadProps) {
  const query = useMessages(conversation.id);
  const first = query.data?.pages.at(-1)?.items[0]?.seq ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const wanted = found !== undefined && found < first && hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (wanted && !isFetchingNextPage) void fetchNextPage();
  }, [wanted, isFetchingNextPage, fetchNextPage]);
  if (query.isPending || wanted) {
    return (
      <div className={styles.loading}>
        <Skeleton active paragraph={{ rows: 6 }} />
      </div>
    );
  }
  if (query.isError && !query.data) {
    return (
      <div className={styles.thread}>
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Talk conversation={conversation} query={query} lookUp={lookUp} found={found} />;
}

interface TalkProps {
  conversation: Conversation;
  query: ReturnType<typeof useMessages>;
  lookUp: boolean;
  found: number | undefined;
}

function Talk({ conversation, query, lookUp, found }: TalkProps) {
  const { t } = useTranslation('inbox');
  // Where the reader was when he opened it: the divider does not run away while he reads.
  const [readSeq] = useState(() =>
    conversation.unread > 0 && !lookUp ? (conversation.agent_read_seq ?? 0) : undefined,
  );
  const messages = useMemo(
    () => query.data?.pages.toReversed().flatMap((page) => page.items) ?? [],
    [query.data],
  );
  const items = useMemo(() => threadItems(messages, readSeq), [messages, readSeq]);
  const pending = useOutbox(conversation.id).filter(
    (p) => !messages.some((m) => m.client_message_id === p.id),
  );
  const last = messages.at(-1);
  const scroll = useStickyScroll({
    oldest: messages[0]?.id,
    newest: `${last?.id}-${pending.length}`,
    sending: pending.length,
    startAt: found !== undefined ? 'found' : readSeq !== undefined ? 'divider' : undefined,
  });
  useMarkRead(conversation, last?.seq ?? 0, scroll.atEnd && !lookUp);

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (scroll.nearStart && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [scroll.nearStart, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const missed = scroll.leftAt === undefined ? 0 : newSince(messages, scroll.leftAt);
  return (
    <div className={styles.threadFrame}>
      <div ref={scroll.ref} className={styles.thread} onScroll={scroll.onScroll} tabIndex={0} role="log">
        <div className={styles.threadStart}>
          {isFetchingNextPage ? t('thread.older') : !hasNextPage && t('thread.start')}
        </div>
        {items.map((item) => (
          <Item key={item.key} item={item} conversation={conversation} found={found} />
        ))}
        {pending.map((p) => (
          <PendingBubble key={p.id} pending={p} />
        ))}
        <TypingLine conversation={conversation} />
      </div>
      {!scroll.atEnd && (
        <button type="button" className={styles.jump} onClick={scroll.toEnd}>
          <DownOutlined /> {missed > 0 ? t('thread.jumpNew', { count: missed }) : t('thread.jump')}
        </button>
      )}
    </div>
  );
}

function newSince(messages: Message[], id: string): number {
  const at = messages.findIndex((m) => m.id === id);
  return at < 0 ? 0 : messages.slice(at + 1).filter((m) => !isSystem(m)).length;
}

interface ItemProps {
  item: ThreadItem;
  conversation: Conversation;
  found: number | undefined;
}

function Item({ item, conversation: c, found }: ItemProps) {
  const { t } = useTranslation(['inbox', 'common']);
  if (item.type === 'date') return <DateLine at={item.at} />;
  if (item.type === 'divider') {
    return (
      <div className={styles.divider} data-anchor="divider">
        <span>{t('thread.newMessages')}</span>
      </div>
    );
  }
  const { message } = item;
  if (message.seq === found) {
    return (
      <div className={styles.found} data-anchor="found" aria-current="true">
        <Item item={item} conversation={c} found={undefined} />
      </div>
    );
  }
  if (isSystem(message)) {
    const event = message.parts.find((part) => part.type === 'event');
    return <p className={styles.system}>{event && eventText(event, t, c.rating)}</p>;
  }
  return (
    <Bubble
      message={message}
      customer={contactName(c.contact, t('common:visitor'))}
      first={item.first}
      last={item.last}
      receipt={receiptOf(message, c)}
      channelId={c.channel_id}
    />
  );
}

function DateLine({ at }: { at: number }) {
  const locale = useLocale();
  const now = useNow(60_000);
  return (
    <div className={styles.date}>
      <span>{dateLine(at, now, locale)}</span>
    </div>
  );
}
