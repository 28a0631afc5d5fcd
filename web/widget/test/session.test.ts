import { describe, expect, it } from 'vitest';
import { Session } from '../src/session';
import { type KeyValue, memoryStore } from '../src/storage';
import { FakeServer, World } from './simulation';

const seeded = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

function tab(world: World, server: FakeServer, store: KeyValue = memoryStore()) {
  const session = new Session({
    transport: server.transport(),
    store,
    env: world,
    language: () => 'en',
    context: () => ({ language: 'en' }),
  });
  return { session, store };
}

function setUp(seed = 1) {
  const world = new World(seeded(seed));
  const server = new FakeServer(world);
  return { world, server, ...tab(world, server) };
}

const textsOf = (session: Session) =>
  session.current.messages.map((message) => (message.parts[0]?.type === 'text' ? message.parts[0].text : ''));

describe('Session', () => {
  it('sends, shows the acknowledged message once and then the answer', async () => {
    const { world, server, session } = setUp();
    session.connect();
    await world.run(1000);
    session.sendText('  hello ');
    expect(session.current.outbox).toHaveLength(1);
    expect(session.current.typing).toBe('bot');
    await world.run(1000);
    expect(session.current.outbox).toHaveLength(0);
    expect(session.current.typing).toBeUndefined();
    expect(textsOf(session)).toEqual(['hello', 'answer to hello']);
    expect(server.messages).toHaveLength(2);
  });

  it('keeps what was written while the server is down and sends it in order afterwards', async () => {
    const { world, server, session } = setUp();
    session.connect();
    await world.run(1000);
    server.down = true;
    server.breakAll();
    for (const text of ['a', 'b', 'c']) session.sendText(text);
    await world.run(20_000);
    expect(session.current.connection).toBe('offline');
    expect(session.current.outbox).toHaveLength(3);
    server.down = false;
    await world.run(60_000);
    expect(session.current.outbox).toHaveLength(0);
    expect(server.messages.filter((m) => m.author === 'customer').map((m) => m.parts[0])).toEqual(
      ['a', 'b', 'c'].map((text) => ({ type: 'text', text })),
    );
  });

  it('sends after a reload what the page before could not', async () => {
    const { world, server, session, store } = setUp();
    server.down = true;
    session.sendText('from the page before');
    await world.run(5000);
    session.stop();
    server.down = false;
    const { session: next } = tab(world, server, store);
    expect(next.current.outbox).toHaveLength(1);
    next.connect();
    await world.run(5000);
    expect(next.current.outbox).toHaveLength(0);
    expect(textsOf(next)).toEqual(['from the page before', 'answer to from the page before']);
  });

  it('works by plain requests where no WebSocket gets through', async () => {
    const { world, server, session } = setUp();
    server.faults = { ...server.faults, noSockets: true };
    session.connect();
    await world.run(2000);
    expect(session.current.connection).toBe('polling');
    session.sendText('hi');
    await world.run(500);
    expect(textsOf(session)).toEqual(['hi', 'answer to hi']);
    server.say('agent', 'a person here');
    await world.run(8000);
    expect(textsOf(session)).toEqual(['hi', 'answer to hi', 'a person here']);
  });

  it('sets a message aside that the server refuses for good, and goes on with the next', async () => {
    const { world, server, session } = setUp();
    server.refuse = 'bad';
    session.connect();
    await world.run(1000);
    session.sendText('bad');
    session.sendText('good');
    await world.run(3000);
    expect(session.current.outbox).toMatchObject([{ body: { text: 'bad' }, refused: 'text_refused' }]);
    expect(textsOf(session)).toEqual(['good', 'answer to good']);
    server.refuse = undefined;
    session.retry(session.current.outbox[0]?.id ?? '');
    await world.run(3000);
    expect(session.current.outbox).toHaveLength(0);
    expect(textsOf(session)).toContain('answer to bad');
  });

  it('notices a line that is dead without a word', async () => {
    const { world, server, session } = setUp();
    session.connect();
    await world.run(1000);
    server.muteAll();
    server.say('agent', 'missed');
    session.sendText('into the void');
    await world.run(5000);
    expect(textsOf(session)).toEqual([]);
    session.wake();
    await world.run(15_000);
    expect(textsOf(session)).toEqual(['missed', 'into the void', 'answer to into the void']);
  });

  it('reads older pages towards the past until there is no more', async () => {
    const { world, server, session } = setUp();
    server.pageSize = 10;
    for (let i = 0; i < 25; i++) server.say('agent', `line ${i}`);
    session.connect();
    await world.run(1000);
    expect(session.current.messages).toHaveLength(10);
    expect(session.current.hasOlder).toBe(true);
    for (let i = 0; i < 3; i++) {
      void session.loadOlder();
      await world.run(500);
    }
    expect(textsOf(session)).toEqual(Array.from({ length: 25 }, (_, i) => `line ${i}`));
    expect(session.current.hasOlder).toBe(false);
  });

  it('counts unread until the visitor looks, and tells the server', async () => {
    const { world, server, session } = setUp();
    session.connect();
    await world.run(1000);
    server.say('agent', 'one');
    const last = server.say('agent', 'two');
    await world.run(1000);
    expect(session.current.unread).toBe(2);
    expect(server.readMarks).toEqual(['delivered 0000000000001', `delivered ${last.id}`]);
    session.watch(true);
    await world.run(1000);
    expect(session.current.unread).toBe(0);
    expect(server.readMarks[server.readMarks.length - 1]).toBe(`read ${last.id}`);
  });

  it('shows the same talk in two tabs', async () => {
    const { world, server, session, store } = setUp();
    session.sendText('first tab');
    await world.run(2000);
    const { session: second } = tab(world, server, store);
    second.connect();
    await world.run(2000);
    session.sendText('again');
    await world.run(2000);
    expect(textsOf(second)).toEqual(textsOf(session));
    expect(textsOf(second)).toHaveLength(4);
  });
});
