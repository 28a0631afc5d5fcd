// A small imitation of Telegram's interface, and a customer who writes there.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const botToken = '123456:a-token-of-no-bot';

export interface Sent {
  method: string;
  body: Record<string, unknown>;
}

export class Telegram {
  url = '';
  readonly sent: Sent[] = [];
  /** Refuses everything that is sent, as if the customer had blocked the bot. */
  blocked = false;
  private server: Server | undefined;

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      void read(request).then((body) => {
        const [status, answer] = this.answer(request.url ?? '', body);
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(answer));
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  texts(): string[] {
    return this.sent.map(({ body }) => String(body.text ?? ''));
  }

  private answer(path: string, body: string): [number, unknown] {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(path) ?? [];
    if (token !== botToken) return [401, { ok: false, error_code: 401, description: 'Unauthorized' }];
    if (!method.startsWith('send')) return [200, { ok: true, result: { id: 1, username: 'shop_bot' } }];
    if (this.blocked) {
      return [403, { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' }];
    }
    // The typing dots are no message.
    if (method !== 'sendChatAction') this.sent.push({ method, body: JSON.parse(body || '{}') });
    return [200, { ok: true, result: { message_id: this.sent.length } }];
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

let updates = 1000;

/** Pushes what a customer says to the channel's web hook, as Telegram does; gives the status of the answer. */
export async function push(hook: string, secret: string, user: number, text: string): Promise<number> {
  updates += 1;
  const response = await fetch(hook, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Telegram-Bot-Api-Secret-Token': secret },
    body: JSON.stringify({
      update_id: updates,
      message: {
        message_id: updates,
        date: Math.floor(Date.now() / 1000),
        from: { id: user, is_bot: false, first_name: '罗', last_name: '安娜' },
        chat: { id: user, type: 'private' },
        text,
      },
    }),
  });
  return response.status;
}
