// The workspace's live connection: frames into caches, and a way to speak back.
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { keys } from '../api/keys';
import { readJson, writeJson } from '../lib/storage';
import { Store } from '../lib/store';
import { clearEphemeral, endTyping, expireTyping, noteTyping, noteViewers } from './ephemeral';
import type { ClientFrame, EventFrame, ServerFrame } from './frames';
import { applyEvent, applyPresence, type LiveTarget } from './reducer';
import { LiveSocket, type LiveStatus } from './socket';
import { useLiveTarget } from './useLiveTarget';

export interface Live {
  send(frame: ClientFrame): boolean;
  /** Says which conversation is open, now and after each reconnect. */
  view(conversationId: string | null): void;
  /** Events after they were applied; returns how to stop listening. */
  listen(listener: (frame: EventFrame) => void): () => void;
  status: Store<LiveStatus>;
}

const Context = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(Context);
  if (!live) throw new Error('useLive outside of a workspace');
  return live;
}

const cursorKey = (ws: string) => `yd.cursor.${ws}`;
const countsEvery = 1000;

class Connection implements Live {
  readonly status = new Store<LiveStatus>('connecting');
  private readonly listeners = new Set<(frame: EventFrame) => void>();
  private readonly socket: LiveSocket;
  private viewing: string | null = null;
  private countsTimer: ReturnType<typeof setTimeout> | undefined;
  private expiryTimer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly target: () => LiveTarget) {
    const { ws } = target();
    this.socket = new LiveSocket({
      url: (cursor) => {
        const query = cursor === undefined ? '' : `?cursor=${cursor}`;
        return `${location.origin.replace(/^http/, 'ws')}/ws/v1/workspaces/${encodeURIComponent(ws)}${query}`;
      },
      cursor: {
        get: () => readJson<number | undefined>(cursorKey(ws), undefined, sessionStorage),
        set: (cursor) => writeJson(cursorKey(ws), cursor, sessionStorage),
      },
      onFrame: (frame) => this.receive(frame),
      onStatus: (status, failures) => this.noteStatus(status, failures),
      onOpen: () => this.viewing && this.send({ type: 'viewing', conversation_id: this.viewing }),
    });
  }

  start(): void {
    this.socket.start();
    this.expiryTimer = setInterval(() => expireTyping(Date.now()), 1000);
  }

  stop(): void {
    this.socket.stop();
    clearInterval(this.expiryTimer);
    clearTimeout(this.countsTimer);
    clearEphemeral();
  }

  send = (frame: ClientFrame): boolean => this.socket.send(frame);

  view = (conversationId: string | null): void => {
    this.viewing = conversationId;
    this.send({ type: 'viewing', conversation_id: conversationId });
  };

  listen = (listener: (frame: EventFrame) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private noteStatus(status: LiveStatus, failures: number): void {
    if (status === 'offline') {
      clearEphemeral();
      // A refused upgrade does not say why: ask whether the session has ended.
      if (failures === 2) void this.target().queryClient.invalidateQueries({ queryKey: keys.session });
    }
    this.status.set(status);
  }

  private receive(frame: ServerFrame): void {
    const target = this.target();
    switch (frame.type) {
      case 'hello':
        this.greeted(frame.cursor);
        break;
      case 'reset':
        void target.queryClient.invalidateQueries({ queryKey: keys.workspace(target.ws) });
        break;
      case 'event':
        this.event(frame);
        break;
      case 'typing':
        if (frame.member_id !== target.me.id) noteTyping(frame, Date.now());
        break;
      case 'viewers':
        noteViewers(frame.conversation_id, frame.member_ids);
        break;
      case 'presence':
        applyPresence(target, frame.member_id, frame.presence, frame.load);
        break;
      case 'error':
      case 'pong':
        break;
    }
  }

  /** Without a usable cursor, what happened between loading and connecting is unknown: load it again. */
  private greeted(cursor: number): void {
    const { ws, queryClient } = this.target();
    const own = readJson<number | undefined>(cursorKey(ws), undefined, sessionStorage);
    if (own !== undefined && own <= cursor) return;
    writeJson(cursorKey(ws), undefined, sessionStorage);
    void queryClient.invalidateQueries({ queryKey: keys.workspace(ws) });
  }

  private event(frame: EventFrame): void {
    const message = frame.data.message;
    if (frame.event === 'message.created' && message) {
      if (message.author === 'customer') endTyping(message.conversation_id, 'customer');
      if (message.author === 'agent') endTyping(message.conversation_id, 'agent', message.member_id);
    }
    if (applyEvent(this.target(), frame)) this.refreshCounts();
    for (const listener of this.listeners) listener(frame);
  }

  private refreshCounts(): void {
    this.countsTimer ??= setTimeout(() => {
      this.countsTimer = undefined;
      const { ws, queryClient } = this.target();
      void queryClient.invalidateQueries({ queryKey: keys.counts(ws) });
    }, countsEvery);
  }
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const now = useLiveTarget();
  const target = useRef(now);
  target.current = now;
  const [connection] = useState(() => new Connection(() => target.current));
  useEffect(() => {
    connection.start();
    return () => connection.stop();
  }, [connection]);
  return <Context value={connection}>{children}</Context>;
}
