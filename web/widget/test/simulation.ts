// A made-up world for the session: virtual time, a server that follows docs/websocket.md, and a network that breaks
// connections, loses answers and delays frames as a seed says.
import { ApiError } from '@yingda/api-client';
import type { Environment } from '../src/environment';
import type { Socket, SocketEvents, Transport } from '../src/transport';
import type { ClientFrame, MessageBody, PublicMessage, PublicState, ServerFrame } from '../src/types';

export class World implements Environment {
  private time = Date.UTC(2026, 0, 5, 9);
  private queue: { at: number; order: number; action: () => void }[] = [];
  private order = 0;
  private ids = 0;
  constructor(readonly random: () => number) {}

  now() {
    return this.time;
  }
  later(ms: number, action: () => void) {
    const entry = { at: this.time + ms, order: this.order++, action };
    this.queue.push(entry);
    return () => {
      this.queue = this.queue.filter((other) => other !== entry);
    };
  }
  randomId() {
    return `id-${this.ids++}`;
  }
  /** Lets virtual time pass, with every promise settled between two actions. */
  async run(ms: number) {
    const end = this.time + ms;
    for (;;) {
      await settle();
      const next = this.queue
        .filter((entry) => entry.at <= end)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.queue = this.queue.filter((entry) => entry !== next);
      this.time = Math.max(this.time, next.at);
      next.action();
    }
    this.time = end;
  }
}

async function settle() {
  for (let i = 0; i < 30; i++) await Promise.resolve();
}

export interface Faults {
  /** Share of frames that take the connection down instead of arriving. */
  breaks: number;
  /** Share of requests whose answer is lost (half of them after the server has done the work). */
  lostAnswers: number;
  /** Share of requests refused for now. */
  overload: number;
  noSockets: boolean;
}

export const calm: Faults = { breaks: 0, lostAnswers: 0, overload: 0, noSockets: false };

interface Line {
  events: SocketEvents;
  up: boolean;
  /** When the last frame arrives, each way: a line keeps its order. */
  busyUntil: number;
  busyUpUntil: number;
  /** Frames vanish both ways and nobody is told. */
  mute: boolean;
}

/** The stored truth of one visitor and the lines to his tabs. */
export class FakeServer {
  readonly messages: PublicMessage[] = [];
  state: PublicState = { status: 'none', handled_by: 'bot', people_available: true };
  faults: Faults = calm;
  down = false;
  pageSize = 50;
  /** Text that the server refuses for good. */
  refuse: string | undefined;
  readonly readMarks: string[] = [];
  private lines = new Set<Line>();
  private results = new Map<string, { id: string; replies: PublicMessage[] }>();

  constructor(private readonly world: World) {}

  say(author: PublicMessage['author'], text: string, extra: Partial<PublicMessage> = {}): PublicMessage {
    const seq = this.messages.length + 1;
    const message: PublicMessage = {
      id: String(seq).padStart(13, '0'),
      conversation_id: 'c000000000001',
      seq,
      author,
      parts: [{ type: 'text', text }],
      created_at: new Date(this.world.now()).toISOString(),
      ...extra,
    };
    this.messages.push(message);
    this.state = { ...this.state, status: 'open', conversation_id: message.conversation_id };
    for (const line of this.lines) this.push(line, { type: 'message', message });
    return message;
  }

  breakAll() {
    for (const line of [...this.lines]) this.cut(line);
  }

  /** The present lines go dead without a word, as after a change of Wi-Fi. */
  muteAll() {
    for (const line of this.lines) line.mute = true;
  }

  setState(patch: Partial<PublicState>) {
    this.state = { ...this.state, ...patch };
    for (const line of this.lines) this.push(line, { type: 'state', state: this.state });
  }

  transport(): Transport {
    const server = this;
    return {
      config: () => this.request(() => CONFIG),
      state: () => this.request(() => this.state),
      list: (_visitor, query) => this.request(() => this.page(query)),
      send: (_visitor, id, body) => this.request(() => this.accept(id, body)),
      contact: (_visitor, id, form) => this.request(() => this.accept(id, { text: form.message })),
      rate: () => this.request(() => undefined),
      feedback: () => this.request(() => undefined),
      upload: () => this.request(() => ({ type: 'file' as const, url: '/files/x' })),
      open: (_visitor, after, events) => server.open(after, events),
    };
  }

  private accept(id: string, body: MessageBody) {
    const text = 'text' in body ? body.text : JSON.stringify(body.parts);
    if (text === this.refuse) throw new ApiError({ status: 422, code: 'text_refused' });
    let result = this.results.get(id);
    if (!result) {
      const own = this.say('customer', text, { client_message_id: id });
      result = { id: own.id, replies: [this.say('bot', `answer to ${text}`, { kind: 'answer' })] };
      this.results.set(id, result);
    }
    return {
      conversation_id: 'c000000000001',
      message_id: result.id,
      replies: result.replies,
      handled_by: this.state.handled_by,
    };
  }

  private page({ after, before }: { after?: string; before?: string }) {
    const size = this.pageSize;
    if (after !== undefined) {
      const rest = this.messages.filter((message) => message.id > after);
      return { items: rest.slice(0, size), more: rest.length > size };
    }
    const rest = this.messages.filter((message) => before === undefined || message.id < before);
    return { items: rest.slice(-size), more: rest.length > size };
  }

  private request<T>(work: () => T): Promise<T> {
    const chance = this.world.random;
    const broken = () => new ApiError({ status: 0, code: 'network' });
    return new Promise((resolve, reject) => {
      this.world.later(1 + chance() * 40, () => {
        if (this.down) return reject(broken());
        const lost = chance() < this.faults.lostAnswers;
        if (lost && chance() < 0.5) return reject(broken());
        if (chance() < this.faults.overload)
          return reject(new ApiError({ status: 503, code: 'overloaded' }, 1));
        try {
          const answer = structuredClone(work());
          this.world.later(1 + chance() * 40, () => (lost ? reject(broken()) : resolve(answer)));
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  private open(after: string | undefined, events: SocketEvents): Socket {
    const line: Line = { events, up: true, busyUntil: 0, busyUpUntil: 0, mute: false };
    this.world.later(1 + this.world.random() * 60, () => {
      if (!line.up) return;
      if (this.down || this.faults.noSockets) return this.cut(line);
      this.lines.add(line);
      const replay = after === undefined ? [] : this.messages.filter((message) => message.id > after);
      for (const message of replay) this.push(line, { type: 'message', message });
      this.push(line, { type: 'hello', state: this.state, replayed: replay.length });
    });
    return {
      send: (frame) => {
        if (!line.up) return false;
        const at = Math.max(line.busyUpUntil, this.world.now() + 1 + this.world.random() * 40);
        line.busyUpUntil = at;
        this.world.later(at - this.world.now(), () => line.up && !line.mute && this.take(line, frame));
        return true;
      },
      close: () => this.cut(line),
    };
  }

  private take(line: Line, frame: ClientFrame) {
    if (this.world.random() < this.faults.breaks) return this.cut(line);
    if (frame.type === 'ping') return this.push(line, { type: 'pong' });
    if (frame.type === 'read') return void this.readMarks.push(`${frame.state} ${frame.message_id}`);
    if (frame.type !== 'message') return;
    const id = frame.client_message_id;
    try {
      const result = this.accept(id, 'text' in frame ? { text: frame.text } : { parts: frame.parts });
      const stored = this.messages.find((message) => message.id === result.message_id);
      this.push(line, {
        type: 'ack',
        client_message_id: id,
        conversation_id: result.conversation_id,
        message_id: result.message_id,
        seq: stored?.seq ?? 0,
        created_at: stored?.created_at ?? '',
        handled_by: 'bot',
      });
    } catch {
      this.push(line, { type: 'error', code: 'text_refused', detail: '', client_message_id: id });
    }
  }

  private push(line: Line, frame: ServerFrame) {
    if (this.world.random() < this.faults.breaks) return this.cut(line);
    const copy = structuredClone(frame);
    const at = Math.max(line.busyUntil, this.world.now() + 1 + this.world.random() * 40);
    line.busyUntil = at;
    this.world.later(at - this.world.now(), () => line.up && !line.mute && line.events.frame(copy));
  }

  private cut(line: Line) {
    if (!line.up) return;
    line.up = false;
    this.lines.delete(line);
    line.events.closed();
  }
}

export const CONFIG = {
  workspace_name: 'Test',
  bot_name: { zh: '小应', en: 'Yingda' },
  greeting: { zh: '您好', en: 'Hello' },
  suggested_questions: [],
  accent_color: '#0F766E',
  position: 'right' as const,
  people_available: true,
  ask_rating: true,
  upload: { max_bytes: 1000, accept: ['image/png', '.pdf'] },
};
