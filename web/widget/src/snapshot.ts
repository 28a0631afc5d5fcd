// What the view shows: one immutable picture of the session.
import type { ConnectionStatus } from './connection';
import type { Outgoing } from './outbox';
import type { PublicConfig, PublicMessage, PublicState } from './types';

export interface Snapshot {
  config: PublicConfig | undefined;
  state: PublicState;
  connection: ConnectionStatus;
  messages: readonly PublicMessage[];
  outbox: readonly Outgoing[];
  /** The newest page of the history has been read (or there is none). */
  loaded: boolean;
  hasOlder: boolean;
  loadingOlder: boolean;
  typing: 'bot' | 'agent' | undefined;
  unread: number;
}

export const EMPTY: Snapshot = {
  config: undefined,
  state: { status: 'none', handled_by: 'bot', people_available: true },
  connection: 'idle',
  messages: [],
  outbox: [],
  loaded: false,
  hasOlder: false,
  loadingOlder: false,
  typing: undefined,
  unread: 0,
};
