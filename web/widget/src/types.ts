// The public API's shapes under short names; the only place that knows the generated schema.
import type { Schema } from '@yingda/api-client';

export type PublicConfig = Schema<'PublicConfig'>;
export type PublicState = Schema<'PublicState'>;
export type PublicMessage = Schema<'PublicMessage'>;
export type PublicMessageList = Schema<'PublicMessageList'>;
export type PublicMessageResult = Schema<'PublicMessageResult'>;
export type MessagePart = Schema<'MessagePart'>;
export type FilePart = Schema<'FilePart'>;
export type Card = Schema<'Card'>;
export type Button = Schema<'Button'>;
export type Source = Schema<'Source'>;
export type Localized = Schema<'Localized'>;
export type ContactForm = Omit<Schema<'PublicContactIn'>, 'visitor_id' | 'client_message_id'>;
export type MessageContext = NonNullable<Schema<'PublicMessageIn'>['context']>;

/** What the visitor sends: a line of text, or parts (uploaded files). */
export type MessageBody = { text: string } | { parts: MessagePart[] };

export type Feedback = 'up' | 'down';
export type ReadState = 'delivered' | 'read';

/** Frames of docs/websocket.md, customer's side. */
export type ServerFrame =
  | { type: 'hello'; state: PublicState; replayed: number }
  | { type: 'message'; message: PublicMessage }
  | {
      type: 'ack';
      client_message_id: string;
      conversation_id: string;
      message_id: string;
      seq: number;
      created_at: string;
      handled_by: PublicState['handled_by'];
    }
  | { type: 'message_updated'; message: PublicMessage }
  | { type: 'state'; state: PublicState }
  | { type: 'typing'; author: 'bot' | 'agent'; on: boolean }
  | { type: 'error'; code: string; detail: string; client_message_id?: string }
  | { type: 'pong' };

export type ClientFrame =
  | ({ type: 'message'; client_message_id: string; context?: MessageContext } & MessageBody)
  | { type: 'read'; message_id: string; state: ReadState }
  | { type: 'typing'; on: boolean }
  | { type: 'rating'; score: number; comment?: string }
  | { type: 'feedback'; message_id: string; value: Feedback }
  | { type: 'ping' };
