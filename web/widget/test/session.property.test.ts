// Whatever the network does: in the end the server has every message once, in the order written, and the visitor sees
// exactly what the server has.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Session } from '../src/session';
import { memoryStore } from '../src/storage';
import { calm, FakeServer, World } from './simulation';

const step = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ do: 'write' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'agent' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 20_000 }) }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'cut' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reload' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'wake' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('down' as const), value: fc.boolean() }) },
);

const faults = fc.record({
  breaks: fc.constantFrom(0, 0.02, 0.15),
  lostAnswers: fc.constantFrom(0, 0.1, 0.4),
  overload: fc.constantFrom(0, 0.2),
  noSockets: fc.boolean(),
});

it('neither loses, doubles nor reorders', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      faults,
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      async (steps, worldFaults, chance) => {
        const world = new World(() => chance.next().value);
        const server = new FakeServer(world);
        server.faults = worldFaults;
        server.pageSize = 7;
        const store = memoryStore();
        const start = () =>
          new Session({
            transport: server.transport(),
            store,
            env: world,
            language: () => 'zh',
            context: () => ({}),
          });
        let session = start();
        session.connect();
        const written: string[] = [];
        let lines = 0;
        for (const act of steps) {
          if (act.do === 'write') {
            written.push(`m${written.length}`);
            session.sendText(written[written.length - 1] ?? '');
          } else if (act.do === 'agent') server.say('agent', `agent ${lines++}`);
          else if (act.do === 'wait') await world.run(act.ms);
          else if (act.do === 'cut') server.breakAll();
          else if (act.do === 'down') server.down = act.value;
          else if (act.do === 'wake') session.wake();
          else {
            session.stop();
            session = start();
            session.connect();
          }
        }
        server.down = false;
        server.faults = { ...calm, noSockets: worldFaults.noSockets };
        await world.run(180_000);
        while (session.current.hasOlder) {
          void session.loadOlder();
          await world.run(1000);
        }
        const stored = server.messages
          .filter((message) => message.author === 'customer')
          .map((message) => (message.parts[0]?.type === 'text' ? message.parts[0].text : ''));
        expect(stored).toEqual(written);
        expect(session.current.outbox).toEqual([]);
        expect(session.current.messages.map((message) => message.id)).toEqual(
          server.messages.map((message) => message.id),
        );
      },
    ),
    { numRuns: 500 },
  );
}, 300_000);
