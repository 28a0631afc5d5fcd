// Query keys. Everything of a workspace starts with ['ws', slug], so that a reset can drop it at once.
import type { ListQuery } from '../live/views';

export const keys = {
  session: ['session'] as const,
  channelTypes: ['channel-types'] as const,
  workspace: (ws: string) => ['ws', ws] as const,
  conversationLists: (ws: string) => ['ws', ws, 'conversations'] as const,
  conversations: (ws: string, query: ListQuery) => ['ws', ws, 'conversations', query] as const,
  counts: (ws: string) => ['ws', ws, 'counts'] as const,
  conversation: (ws: string, id: string) => ['ws', ws, 'conversation', id] as const,
  messages: (ws: string, id: string) => ['ws', ws, 'messages', id] as const,
  candidates: (ws: string, id: string, text: string, seq: number) =>
    ['ws', ws, 'candidates', id, text, seq] as const,
  contacts: (ws: string) => ['ws', ws, 'contacts'] as const,
  contact: (ws: string, id: string) => ['ws', ws, 'contacts', id] as const,
  members: (ws: string) => ['ws', ws, 'members'] as const,
  teams: (ws: string) => ['ws', ws, 'teams'] as const,
  channels: (ws: string) => ['ws', ws, 'channels'] as const,
  knowledge: (ws: string) => ['ws', ws, 'knowledge'] as const,
  learnt: (ws: string) => ['ws', ws, 'learnt'] as const,
  glossary: (ws: string) => ['ws', ws, 'glossary'] as const,
  settings: (ws: string) => ['ws', ws, 'settings'] as const,
  evaluations: (ws: string) => ['ws', ws, 'evaluations'] as const,
  canned: (ws: string) => ['ws', ws, 'canned'] as const,
  search: (ws: string, q: string) => ['ws', ws, 'search', q] as const,
};
