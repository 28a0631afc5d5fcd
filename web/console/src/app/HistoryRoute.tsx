// History shows talks with the inbox's thread; features do not know each other, so they meet here.
import { HistoryPage } from '@/features/history/HistoryPage';
import { MessageThread } from '@/features/inbox/thread/MessageThread';
import { SummaryCard } from '@/features/inbox/thread/SummaryCard';

export default function HistoryRoute() {
  return (
    <HistoryPage
      talk={(conversation, found) => (
        <>
          <SummaryCard key={`summary-${conversation.id}`} conversation={conversation} folded={!!found} />
          <MessageThread key={`thread-${conversation.id}`} conversation={conversation} lookUp found={found} />
        </>
      )}
    />
  );
}
