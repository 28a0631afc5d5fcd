// What the tests of the console have in common: people at their desks, customers who write, and errors nobody sees.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { contextOf, openBrowser, Program, picture } from './harness.ts';

export const company = 'shop';
const patience = 20_000;

/** The program and a browser for the tests of one file. Errors in any of its pages fail the file. */
export class Office {
  readonly program = new Program();
  readonly errors: string[] = [];
  private browser: Browser | undefined;
  private readonly desks = new Map<string, BrowserContext>();

  /** To be called once, outside of tests; `prepare` runs before the first. */
  open(prepare?: (office: Office) => Promise<void>): this {
    before(async () => {
      await this.program.start();
      this.browser = await openBrowser();
      await prepare?.(this);
    });
    // What a failed test saw last, beside the other pictures.
    afterEach(async (test) => {
      if ((test as { passed?: boolean }).passed !== false) return;
      const pages = this.browser?.contexts().flatMap((context) => context.pages()) ?? [];
      for (const [i, page] of pages.entries()) await picture(page, `failed-${test.name.slice(0, 40)}-${i}`);
    });
    after(async () => {
      await this.browser?.close();
      await this.program.discard();
      assert.deepEqual(this.errors, []);
    });
    return this;
  }

  /** A browser of somebody's own. */
  async context(phone = false): Promise<BrowserContext> {
    if (!this.browser) throw new Error('the office is closed');
    const context = await this.browser.newContext({
      ...contextOf({ name: '', locale: 'zh-CN', phone }),
      baseURL: this.program.url,
    });
    context.setDefaultTimeout(patience);
    context.on('weberror', (error) => this.errors.push(String(error.error())));
    return context;
  }

  /** A tab of `email`, who signs in once a file: each desk keeps its browser. */
  async seat(email: string, phone = false): Promise<Page> {
    const key = `${email} ${phone}`;
    const known = this.desks.get(key);
    if (known) return known.newPage();
    const context = await this.context(phone);
    this.desks.set(key, context);
    const page = await context.newPage();
    const { password } = this.program.account(email);
    await signInTo(page, email, password);
    if (email.startsWith('admin@')) await page.getByRole('button', { name: /花间集市/ }).click();
    await page.waitForURL('**/inbox/**');
    return page;
  }

  go(page: Page, place: string): Promise<unknown> {
    return page.goto(`/w/${company}/${place}`);
  }

  /** A customer at the company's page, in the middle of a talk. */
  async customer(): Promise<{ page: Page; chat: Locator }> {
    const page = await (await this.context()).newPage();
    await page.goto(`/demo/${company}/`);
    await page.getByRole('button', { name: '打开客服对话' }).click();
    const chat = page.getByRole('dialog');
    await chat.getByRole('button', { name: '发消息' }).click();
    return { page, chat };
  }
}

export async function signInTo(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('邮箱').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Calls the API with the rights of whoever sits there. */
export async function api<T>(page: Page, path: string, data?: unknown, method = 'POST'): Promise<T> {
  const session = await (await page.request.get('/api/v1/auth/session')).json();
  const response = await page.request.fetch(path, {
    method: data === undefined ? 'GET' : method,
    headers: { 'X-CSRF-Token': session.csrf_token },
    ...(data === undefined ? {} : { data }),
  });
  assert.ok(response.ok(), `${path}: ${response.status()} ${await response.text()}`);
  return (response.status() === 204 ? undefined : await response.json()) as T;
}

/** Says something as a customer, without a browser. */
export async function say(
  url: string,
  channelKey: string,
  visitor: string,
  ...texts: string[]
): Promise<string> {
  let conversation = '';
  for (const text of texts) {
    const response = await fetch(`${url}/api/v1/public/${channelKey}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ visitor_id: visitor, client_message_id: crypto.randomUUID(), text }),
    });
    assert.equal(response.status, 200, await response.clone().text());
    conversation = (await response.json()).conversation_id;
  }
  return conversation;
}

export async function channelKey(page: Page): Promise<string> {
  const list = await api<{ items: { key: string }[] }>(page, `/api/v1/workspaces/${company}/channels`);
  return list.items[0]?.key ?? '';
}

/** Picks `option` in the open list of a select. */
export async function choose(page: Page, select: Locator, option: string | RegExp): Promise<void> {
  await select.click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .click();
}

/** The window on top. */
export const dialog = (page: Page, name?: string | RegExp): Locator =>
  page.getByRole('dialog', name === undefined ? {} : { name });
