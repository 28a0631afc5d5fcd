// Objects as the server sends them.
import type { ChannelCapabilities, ChannelType, Conversation, Member, Message } from '@/shared/api/types';

export const me: Member = {
  id: 'member0000001',
  name: '王小明',
  email: 'wang@example.com',
  role: 'agent',
  capacity: 5,
  auto_accept: true,
  active: true,
  presence: 'online',
  load: 1,
  team_ids: ['team000000001'],
};

export function conversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'conv000000001',
    channel_id: 'chan000000001',
    channel_name: '官网',
    channel_type: 'web',
    contact: { id: 'cont000000001', name: '李雷', created_at: '2026-11-20T08:00:00Z' },
    status: 'open',
    handler: 'human',
    level: 'l2',
    accepted: true,
    handoff_reason: 'asked',
    mood: 'calm',
    last_seq: 1,
    last_text: '你好',
    last_author: 'customer',
    last_message_at: '2026-11-22T10:00:00.000Z',
    unread: 1,
    created_at: '2026-11-22T09:00:00Z',
    version: 1,
    ...change,
  };
}

export function message(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `mess${String(seq).padStart(9, '0')}`,
    conversation_id: 'conv000000001',
    seq,
    author: 'customer',
    parts: [{ type: 'text', text: `message ${seq}` }],
    meta: {},
    created_at: new Date(Date.UTC(2026, 10, 22, 10, 0, seq)).toISOString(),
    ...change,
  };
}

/** Text only, at any time. */
export const plainCapabilities: ChannelCapabilities = {
  text_limit: 2000,
  text_unit: 'characters',
  images: false,
  files: false,
  cards: false,
  choices: 0,
  typing: false,
  media_in: false,
  location_in: false,
  delivered: false,
  read: false,
  webhook: true,
  polls: false,
  streams: false,
  window_s: 0,
  window_messages: 0,
};

export const channelType = (type: string, zh: string, en: string): ChannelType => ({
  type,
  name: { zh, en },
  capabilities: plainCapabilities,
  fields: [],
});
