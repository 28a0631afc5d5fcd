// A console in a browser with the server's answers given by the test.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page, WebSocketRoute } from 'playwright-core';
import type { Conversation, Member, Message } from '@/shared/api/types';
import type { EventFrame } from '@/shared/live/frames';
import { conversation, me, message } from '../fixtures';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Serves the built console; every other path is one of its pages. */
export function serveFiles(root: string): Promise<Server> {
  const server = createServer((request, response) => {
    const asked = join(root, new URL(request.url ?? '/', 'http://x').pathname);
    const file = extname(asked) && existsSync(asked) ? asked : join(root, 'index.html');
    response.setHeader('content-type', types[extname(file)] ?? 'text/html');
    response.end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const workspace = {
  id: 'work000000001',
  slug: 'shop',
  name: '优选商城',
  locale: 'zh',
  time_zone: 'Asia/Shanghai',
  bot: {},
  created_at: '2026-01-01T00:00:00Z',
};

export const conversations: Conversation[] = Array.from({ length: 30 }, (_, i) =>
  conversation({
    id: `conv${String(i + 1).padStart(9, '0')}`,
    contact: {
      id: `cont${String(i + 1).padStart(9, '0')}`,
      name: `客户${i + 1}`,
      created_at: '2026-11-20T08:00:00Z',
    },
    last_message_at: new Date(Date.now() - i * 600_000).toISOString(),
    assignee_id: me.id,
    assignee_name: me.name,
    unread: 0,
    summary: { asked: ['什么时候发货'], reason: 'asked', message_count: 4, note: '请优先处理' },
  }),
);

export interface Console {
  page: Page;
  /** Sends a live event. */
  tell(event: EventFrame['event'], data: EventFrame['data']): void;
  posted: { path: string; body: unknown }[];
  /** Every answer is 401 from now on. */
  expire(): void;
  close(): Promise<void>;
}

export type Answer = [status: number, body: unknown];

export interface Part {
  /** Below the workspace. */
  place?: string;
  role?: Member['role'];
  /** What the test itself answers; nothing where the common answer will do. */
  answer?(path: string, method: string, body: Record<string, unknown>): Answer | undefined;
}

export async function openConsole(
  browser: Browser,
  server: Server,
  options: BrowserContextOptions = {},
  { place = 'inbox/open/conv000000001', role = me.role, answer: own }: Part = {},
): Promise<Console> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const posted: Console['posted'] = [];
  let socket: WebSocketRoute | undefined;
  let seq = 10;
  let expired = false;
  await page.routeWebSocket(/\/ws\//, (route) => {
    socket = route;
    route.send(JSON.stringify({ type: 'hello', cursor: seq, member: me }));
  });
  await page.route(/\/api\//, async (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname.replace('/api/v1/workspaces/shop', '');
    if (request.method() !== 'GET') posted.push({ path, body: request.postDataJSON() });
    const asked = [path, request.method(), request.postDataJSON()] as const;
    const [status, body] = expired ? refusal(401) : (own?.(...asked) ?? answer(...asked, { ...me, role }));
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    await route.fulfill({ status, contentType: type, body: JSON.stringify(body) });
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/w/shop/${place}`);
  return {
    page,
    posted,
    tell: (event, data) => {
      seq += 1;
      socket?.send(JSON.stringify({ type: 'event', seq, event, at: '', data }));
    },
    expire: () => {
      expired = true;
    },
    close: () => context.close(),
  };
}

const refusal = (status: number): Answer => [status, { type: '', title: 'no', status, code: 'refused' }];

function talk(id: string): Message[] {
  return Array.from({ length: 30 }, (_, i) =>
    message(i + 1, { conversation_id: id, id: `m${id.slice(-3)}-${i + 1}` }),
  );
}

function answer(
  path: string,
  method: string,
  body: { text?: string; client_message_id?: string } & Record<string, unknown>,
  member: Member,
): Answer {
  const one = /^\/conversations\/(conv\d+)(\/\w[\w-]*)?$/.exec(path);
  const found = conversations.find((c) => c.id === one?.[1]);
  if (path === '/api/v1/auth/session') {
    const account = {
      id: 'acco000000001',
      email: me.email,
      name: me.name,
      locale: 'zh',
      must_change_password: false,
    };
    return [200, { account, csrf_token: 'token', memberships: [{ workspace, member }] }];
  }
  if (path === '/conversations') return [200, { items: conversations }];
  if (path === '/conversations/counts') {
    return [200, { mine: 30, unassigned: 0, my_teams: 30, waiting: 0, bot: 2, open: 32, resolved: 5 }];
  }
  if (path === '/members') return [200, { items: [member] }];
  if (path === '/canned-replies') {
    const text = '{{contact.name}}您好，我是{{agent.name}}。';
    return [200, { items: [{ id: 'cann000000001', shortcut: 'hi', title: '问候', text }] }];
  }
  if (!found) return path.includes('/contacts/') ? [200, conversations[0]?.contact] : [200, { items: [] }];
  if (!one?.[2]) return [200, found];
  if (one[2] === '/messages' && method === 'GET') return [200, { items: talk(found.id) }];
  if (one[2] === '/messages') {
    const sent = {
      author: 'agent',
      member_id: me.id,
      member_name: me.name,
      created_at: new Date().toISOString(),
    } as const;
    const parts = body.parts as Message['parts'];
    return [201, message(31, { ...sent, parts, client_message_id: String(body.client_message_id) })];
  }
  if (one[2] === '/resolve') return [200, { ...found, status: 'resolved', version: 2 }];
  if (one[2] === '/reopen') return [200, { ...found, version: 3 }];
  return [200, { items: [] }];
}
