// The quiet lines of a thread: events in words. Data may lack names (older events, API keys), so each has a short form.
import type { TFunction } from 'i18next';
import type { Conversation, MessagePart } from '@/shared/api/types';

type EventPart = Extract<MessagePart, { type: 'event' }>;

const text = (data: Record<string, unknown>, ...names: string[]): string => {
  for (const name of names) {
    const value = data[name];
    if (typeof value === 'string' && value) return value;
    if (typeof value === 'number') return String(value);
  }
  return '';
};

/** `rating`: the conversation's, whose comment the event leaves out. */
export function eventText(part: EventPart, t: TFunction, rating: Conversation['rating']): string {
  const data = (part.data ?? {}) as Record<string, unknown>;
  const by = text(data, 'from_name');
  const name = text(data, 'member_name', 'team_name');
  switch (part.name) {
    case 'handed_over': {
      const reason = text(data, 'reason');
      if (!reason || reason === 'none') return t('inbox:event.handed_over');
      return t('inbox:event.handed_over_reason', {
        reason: t(`inbox:reason.${reason}`, { defaultValue: reason }),
      });
    }
    case 'assigned':
      return name ? t('inbox:event.assigned', { name }) : t('inbox:event.assigned_some');
    case 'transferred':
      if (!name) return t('inbox:event.transferred_some');
      return by ? t('inbox:event.transferred', { by, name }) : t('inbox:event.transferred_to', { name });
    case 'handed_back':
    case 'resolved':
    case 'reopened':
      return name ? t(`inbox:event.${part.name}`, { name }) : t(`inbox:event.${part.name}_some`);
    case 'rated': {
      const score = text(data, 'score');
      const comment = score === String(rating?.score) ? rating?.comment : undefined;
      return t(comment ? 'inbox:event.rated_comment' : 'inbox:event.rated', { score, comment });
    }
    case 'rating_requested':
    case 'offhours':
    case 'customer_left_contact':
      return t(`inbox:event.${part.name}`);
    default:
      return t('inbox:event.other', { name: part.name });
  }
}
