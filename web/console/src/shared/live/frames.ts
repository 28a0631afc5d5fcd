// The frames of docs/websocket.md, console side.
import type { Contact, Conversation, Member, Message, Presence } from '../api/types';

export type EventName =
  | 'message.created'
  | 'message.updated'
  | 'conversation.created'
  | 'conversation.updated'
  | 'conversation.read'
  | 'contact.updated'
  | 'knowledge.changed'
  | 'glossary.changed'
  | 'channel.changed'
  | 'member.changed'
  | 'team.changed'
  | 'evaluation.changed'
  | 'learning.changed';

export interface EventFrame {
  type: 'event';
  seq: number;
  event: EventName;
  conversation_id?: string;
  at: string;
  data: { message?: Message; conversation?: Conversation; contact?: Contact; id?: string };
}

export interface TypingFrame {
  type: 'typing';
  conversation_id: string;
  author: 'customer' | 'agent';
  member_id?: string;
  on: boolean;
  text?: string;
}

export type ServerFrame =
  | { type: 'hello'; cursor: number; member: Member }
  | EventFrame
  | { type: 'reset'; cursor: number }
  | TypingFrame
  | { type: 'viewers'; conversation_id: string; member_ids: string[] }
  | { type: 'presence'; member_id: string; presence: Presence; load: number }
  | { type: 'error'; code: string; detail: string }
  | { type: 'pong' };

export type ClientFrame =
  | { type: 'typing'; conversation_id: string; on: boolean }
  | { type: 'viewing'; conversation_id: string | null }
  | { type: 'presence'; presence: Presence }
  | { type: 'ping' };
