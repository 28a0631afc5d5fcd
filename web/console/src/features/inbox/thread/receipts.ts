// How far a message has come on its way to the customer.
import type { Conversation, DeliveryState, Message } from '@/shared/api/types';

/** Nothing for what does not go to the customer, and where nobody can tell. */
export function receiptOf(message: Message, c: Conversation): DeliveryState | undefined {
  const carried = message.meta.delivery?.state;
  if (c.channel_type !== 'web' || carried) return carried;
  if (message.author !== 'agent') return undefined;
  if ((c.customer_read_seq ?? 0) >= message.seq) return 'read';
  return (c.customer_delivered_seq ?? 0) >= message.seq ? 'delivered' : 'sent';
}
