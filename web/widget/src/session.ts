// One visitor's talk on one channel, without any view: what is known, what is under way, what may be done.
// Loss and doubles are excluded by three rules: a message stays in the outbox until the server has it; everything is
// told apart by id; the cursor moves only over messages that came without a gap.
import type { ApiError } from '@yingda/api-client';
import { backoffMs } from './backoff';
import { Connection } from './connection';
import type { Environment } from './environment';
import { History } from './history';
import { contentOf, Outbox, type Outgoing, type OutgoingBody, partsOf } from './outbox';
import { Sender } from './sender';
import { EMPTY, type Snapshot } from './snapshot';
import type { KeyValue } from './storage';
import { countUnread, fromOtherSide, mergeMessages, newestId } from './timeline';
import type { Transport } from './transport';
import type {
  ContactForm,
  Feedback,
  FilePart,
  MessageContext,
  PublicMessage,
  PublicMessageResult,
  ServerFrame,
} from './types';

export interface SessionParts {
  transport: Transport;
  store: KeyValue;
  env: Environment;
  language: () => string;
  context: () => MessageContext;
}

const TYPING_MS = 6_000;
const TYPING_AGAIN_MS = 3_000;

export class Session {
  #snapshot: Snapshot;
  readonly #listeners = new Set<() => void>();
  readonly #arrivals = new Set<(message: PublicMessage) => void>();
  readonly #outbox: Outbox;
  readonly #sender: Sender;
  readonly #connection: Connection;
  readonly #history: History;
  #watching = false;
  #told = { delivered: '', read: '' };
  #typingSentAt = 0;
  #cancelTyping: () => void = () => {};

  constructor(private readonly parts: SessionParts) {
    const { env, store, transport } = parts;
    this.#outbox = new Outbox(store);
    this.#connection = new Connection(
      {
        open: (events) => transport.open(this.visitor(), this.#history.opening(), events),
        frame: (frame) => this.#receive(frame),
        lost: () => this.#sender.lost(),
        round: () => this.#round(),
        status: (connection) => this.#update({ connection }),
      },
      env,
    );
    this.#sender = new Sender(
      this.#outbox,
      {
        socket: (frame) => this.#connection.send(frame),
        preferHttp: () => this.#connection.status === 'polling',
        post: (item) => this.#post(item),
        stored: (item, result) => this.#stored(item, result),
        changed: () => this.#update({ outbox: this.#outbox.items() }),
        silent: () => this.#connection.drop(),
        frameFor: ({ id, body }) =>
          body.kind === 'message'
            ? { type: 'message', client_message_id: id, ...contentOf(body), context: parts.context() }
            : undefined,
      },
      env,
    );
    this.#history = new History({
      list: (query) => transport.list(this.visitor(), query),
      messages: () => this.#snapshot.messages,
      absorb: (items) => this.#absorb(items),
      arrived: (message) => this.#arrived(message),
      reached: (hasOlder) => this.#update({ loaded: true, hasOlder }),
    });
    this.#snapshot = { ...EMPTY, outbox: this.#outbox.items() };
  }

  get current(): Snapshot {
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back for each message of the bot or a person that is new, not for what history brings. */
  onArrival(listener: (message: PublicMessage) => void): () => void {
    this.#arrivals.add(listener);
    return () => this.#arrivals.delete(listener);
  }

  /** Reads the channel's settings; resolves false when this page may not use the channel. */
  async loadConfig(attempt = 0): Promise<boolean> {
    try {
      const config = await this.parts.transport.config(this.parts.language(), this.#knownVisitor());
      this.#update({
        config,
        state: config.state ?? { ...this.#snapshot.state, people_available: config.people_available },
      });
      return true;
    } catch (error) {
      const { status } = error as ApiError;
      if (status >= 400 && status < 500 && status !== 429) return false;
      await new Promise<void>((go) => this.parts.env.later(backoffMs(attempt, this.parts.env.random()), go));
      return this.loadConfig(attempt + 1);
    }
  }

  /** True when this browser has talked here before. */
  returning(): boolean {
    return this.#knownVisitor() !== undefined;
  }

  connect(): void {
    this.#connection.start();
  }

  stop(): void {
    this.#sender.forgetRetry();
    this.#connection.stop();
  }

  wake(): void {
    this.#sender.forgetRetry();
    this.#connection.wake();
    this.#sender.flush();
  }

  sendText(text: string): void {
    const trimmed = text.trim();
    if (trimmed) this.#enqueue({ kind: 'message', text: trimmed });
  }

  sendFile(part: FilePart): void {
    this.#enqueue({ kind: 'message', parts: [part] });
  }

  sendForm(form: ContactForm): void {
    this.#enqueue({ kind: 'contact', ...form });
  }

  retry(id: string): void {
    this.#outbox.retry(id);
    this.#update({ outbox: this.#outbox.items() });
    this.#sender.forgetRetry();
    this.#sender.flush();
  }

  discard(id: string): void {
    this.#outbox.remove(id);
    this.#update({ outbox: this.#outbox.items() });
  }

  /** Whether the visitor is looking at the conversation; what he looks at is read. */
  watch(watching: boolean): void {
    this.#watching = watching;
    if (watching) this.#markSeen();
  }

  /** Another tab has read on. */
  syncSeen(): void {
    this.#update({});
  }

  typed(writing: boolean): void {
    const now = this.parts.env.now();
    if (writing && now - this.#typingSentAt < TYPING_AGAIN_MS) return;
    if (!writing && this.#typingSentAt === 0) return;
    this.#typingSentAt = writing ? now : 0;
    this.#connection.send({ type: 'typing', on: writing });
  }

  async loadOlder(): Promise<void> {
    if (!this.#snapshot.hasOlder || this.#snapshot.loadingOlder) return;
    this.#update({ loadingOlder: true });
    // A failure stays asked for: the next scroll to the top tries again.
    await this.#history.loadOlder().catch(() => {});
    this.#update({ loadingOlder: false });
  }

  async rate(score: number, comment?: string): Promise<void> {
    await this.parts.transport.rate(this.visitor(), score, comment?.trim() || undefined);
    this.#update({ state: { ...this.#snapshot.state, rating: score as 1 | 2 | 3 | 4 | 5 } });
  }

  async feedback(message: PublicMessage, value: Feedback): Promise<void> {
    const show = (shown: PublicMessage) =>
      this.#update({ messages: mergeMessages(this.#snapshot.messages, [shown]) });
    show({ ...message, feedback: value });
    try {
      await this.parts.transport.feedback(this.visitor(), message.id, value);
    } catch {
      show(message);
    }
  }

  /** Who this browser is; made on first need, so that mere page views leave no trace. */
  visitor(): string {
    const known = this.#knownVisitor();
    if (known) return known;
    const fresh = this.parts.env.randomId();
    this.parts.store.set('visitor', fresh);
    return fresh;
  }

  #knownVisitor(): string | undefined {
    return this.parts.store.get('visitor') ?? undefined;
  }

  #enqueue(body: OutgoingBody): void {
    this.#outbox.add(this.parts.env.randomId(), this.parts.env.now(), body);
    this.#typingSentAt = 0;
    this.#update({ outbox: this.#outbox.items() });
    if (this.#snapshot.state.handled_by === 'bot' && this.#snapshot.config?.bot_enabled !== false)
      this.#showTyping('bot');
    this.connect();
    this.#sender.flush();
  }

  #receive(frame: ServerFrame): void {
    switch (frame.type) {
      case 'hello':
        this.#update({ state: frame.state });
        this.#greeted();
        break;
      case 'message':
        this.#history.brought(frame.message.id, this.#connection.status === 'online');
        this.#arrived(frame.message);
        break;
      case 'message_updated':
        this.#update({ messages: mergeMessages(this.#snapshot.messages, [frame.message]) });
        break;
      case 'ack': {
        const item = this.#sender.confirmed(frame.client_message_id);
        if (item) this.#showOwn(item, frame.message_id, frame.conversation_id, frame.seq, frame.created_at);
        this.#sender.flush();
        break;
      }
      case 'state':
        this.#update({ state: frame.state });
        if (frame.state.handled_by !== 'bot' && this.#snapshot.typing === 'bot') this.#showTyping(undefined);
        break;
      case 'typing':
        this.#showTyping(frame.on ? frame.author : undefined);
        break;
      case 'error':
        if (frame.client_message_id) void this.#sender.refusedOnSocket(frame.client_message_id);
        break;
      case 'pong':
        break;
    }
  }

  #greeted(): void {
    void this.#history.greeted().catch(() => this.#connection.drop());
    this.#told = { delivered: '', read: '' };
    this.#tellSeen();
    this.#sender.forgetRetry();
    this.#sender.flush();
  }

  #arrived(message: PublicMessage): void {
    const known = this.#snapshot.messages.some((other) => other.id === message.id);
    if (message.client_message_id) this.#sender.confirmed(message.client_message_id);
    if (fromOtherSide(message)) this.#showTyping(undefined);
    this.#update({
      messages: mergeMessages(this.#snapshot.messages, [message]),
      outbox: this.#outbox.items(),
    });
    this.#markSeen();
    if (!known && fromOtherSide(message)) for (const listener of this.#arrivals) listener(message);
    this.#sender.flush();
  }

  async #round(): Promise<boolean> {
    try {
      if (!(await this.#sender.drain())) return false;
      await this.#history.catchUp();
      this.#update({ state: await this.parts.transport.state(this.visitor()) });
      return true;
    } catch {
      return false;
    }
  }

  #absorb(items: readonly PublicMessage[]): void {
    for (const { client_message_id: id } of items) if (id) this.#sender.confirmed(id);
    this.#update({ messages: mergeMessages(this.#snapshot.messages, items), outbox: this.#outbox.items() });
    this.#markSeen();
  }

  #post(item: Outgoing): Promise<PublicMessageResult> {
    const { transport, context } = this.parts;
    const { body } = item;
    if (body.kind === 'message') return transport.send(this.visitor(), item.id, contentOf(body), context());
    const { kind: _, ...form } = body;
    return transport.contact(this.visitor(), item.id, form);
  }

  #stored(item: Outgoing, result: PublicMessageResult): void {
    const last = this.#snapshot.messages[this.#snapshot.messages.length - 1];
    const seq = result.replies[0] ? result.replies[0].seq - 1 : (last?.seq ?? 0) + 1;
    this.#showOwn(
      item,
      result.message_id,
      result.conversation_id,
      seq,
      new Date(this.parts.env.now()).toISOString(),
    );
    for (const reply of result.replies) this.#arrived(reply);
    this.#update({
      state: {
        ...this.#snapshot.state,
        conversation_id: result.conversation_id,
        handled_by: result.handled_by,
        status: 'open',
      },
    });
  }

  /** Shows an acknowledged message where the server put it, until its own copy comes. */
  #showOwn(item: Outgoing, id: string, conversation: string, seq: number, at: string): void {
    const known = this.#snapshot.messages.some((message) => message.id === id);
    const own: PublicMessage = {
      id,
      conversation_id: conversation,
      seq,
      author: 'customer',
      client_message_id: item.id,
      parts: partsOf(item),
      created_at: at,
    };
    this.#update({
      messages: known ? this.#snapshot.messages : mergeMessages(this.#snapshot.messages, [own]),
      outbox: this.#outbox.items(),
    });
  }

  #showTyping(who: Snapshot['typing']): void {
    this.#cancelTyping();
    if (who) this.#cancelTyping = this.parts.env.later(TYPING_MS, () => this.#update({ typing: undefined }));
    if (who !== this.#snapshot.typing) this.#update({ typing: who });
  }

  #markSeen(): void {
    const newest = newestId(this.#snapshot.messages);
    if (this.#watching && newest && newest > this.#seen()) {
      this.parts.store.set('seen', newest);
      this.#update({});
    }
    this.#tellSeen();
  }

  #tellSeen(): void {
    const newest = [...this.#snapshot.messages].reverse().find(fromOtherSide)?.id;
    if (!newest) return;
    for (const state of this.#watching ? (['read'] as const) : (['delivered'] as const)) {
      if (newest <= this.#told[state] || newest <= this.#told.read) continue;
      if (this.#connection.send({ type: 'read', message_id: newest, state })) this.#told[state] = newest;
    }
  }

  #seen(): string {
    return this.parts.store.get('seen') ?? '';
  }

  #update(patch: Partial<Snapshot>): void {
    const next = { ...this.#snapshot, ...patch };
    next.unread = countUnread(next.messages, this.#seen());
    this.#snapshot = next;
    for (const listener of this.#listeners) listener();
  }
}
