// @vitest-environment node
// The built console in a real browser: what an agent does with mouse and keyboard, live events, and what axe says.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { message } from '../fixtures';
import { type Console, conversations, openConsole, serveFiles } from './mock';

const chromiumPath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!existsSync(chromiumPath))('the inbox in a browser', { timeout: 60_000 }, () => {
  let built: string;
  let browser: Browser;
  let server: Server;
  let at: Console;
  const [first, second, , , , , , , , tenth] = conversations;

  beforeAll(async () => {
    built = mkdtempSync(`${tmpdir()}/console-`);
    await build({
      root: new URL('../..', import.meta.url).pathname,
      logLevel: 'error',
      build: { outDir: built },
    });
    server = await serveFiles(built);
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(built, { recursive: true, force: true });
  });
  beforeEach(async () => {
    at = await openConsole(browser, server, { locale: 'zh-CN' });
    await at.page.getByText('message 30').waitFor();
  });
  afterEach(() => at.close());

  const log = () => at.page.locator('[role=log]');
  const box = () => at.page.locator('textarea');
  const scrolled = () => log().evaluate((el) => el.scrollTop);
  const fromEnd = () => log().evaluate((el) => el.scrollHeight - el.scrollTop - el.clientHeight);
  const rows = () =>
    at.page
      .locator('a[href*="/inbox/open/conv"]')
      .evaluateAll((a) => a.slice(0, 3).map((x) => x.getAttribute('href')?.slice(-2)));
  const live = (seq: number, text: string) => {
    if (!first) return;
    const m = message(seq, { id: `live-${seq}`, parts: [{ type: 'text', text }] });
    at.tell('message.created', { message: m, conversation: { ...first, last_seq: seq, version: seq } });
  };

  it('sends a canned reply, once, and shows it at once', async () => {
    await at.page.keyboard.press('r');
    await box().pressSequentially('/hi');
    await at.page.getByRole('option').first().waitFor();
    await box().press('Enter');
    await expect.poll(() => box().inputValue()).toBe('客户1您好，我是王小明。');
    await box().press('Enter');
    await at.page.locator('article').getByText('客户1您好，我是王小明。').waitFor();
    await expect.poll(() => at.posted.filter((p) => p.path.endsWith('/messages'))).toHaveLength(1);
    expect(await box().inputValue()).toBe('');
  });

  it('stays where the reader is, and leads to what is new', async () => {
    await log().evaluate((el) => el.scrollTo({ top: 0 }));
    await at.page.getByText('最新消息').waitFor();
    live(31, 'LIVE ONE');
    await at.page.getByText('1 条新消息').click();
    await at.page.getByText('LIVE ONE').waitFor();
    await expect.poll(fromEnd).toBeLessThan(3);
    live(32, 'LIVE TWO');
    await at.page.getByText('LIVE TWO').waitFor();
    await expect.poll(fromEnd).toBeLessThan(3);
    expect(await scrolled()).toBeGreaterThan(0);
  });

  it('keeps the list in place under the pointer', async () => {
    await at.page.locator('a[href*="/inbox/open/conv"]').nth(3).hover();
    const before = await rows();
    if (tenth) {
      const now = new Date(Date.now() + 60_000).toISOString();
      at.tell('conversation.updated', { conversation: { ...tenth, last_message_at: now, version: 9 } });
    }
    await at.page.getByText('1 条更新').waitFor();
    expect(await rows()).toEqual(before);
    await at.page.getByText('1 条更新').click();
    await expect.poll(async () => (await rows())[0]).toBe('10');
  });

  it('goes up and down by keys and keeps a draft for each', async () => {
    await at.page.keyboard.press('r');
    await box().pressSequentially('draft A');
    await box().press('Escape');
    await at.page.keyboard.press('j');
    await at.page.waitForURL(`**/${second?.id}`);
    await expect.poll(() => box().inputValue()).toBe('');
    await at.page.keyboard.press('k');
    await at.page.waitForURL(`**/${first?.id}`);
    await expect.poll(() => box().inputValue()).toBe('draft A');
  });

  it('resolves by a key and undoes it by a click', async () => {
    await at.page.keyboard.press('e');
    await at.page.getByRole('button', { name: '撤销' }).click();
    await expect
      .poll(() => at.posted.map((p) => p.path.split('/').at(-1)))
      .toEqual(expect.arrayContaining(['resolve', 'reopen']));
  });

  it('finds every command by Ctrl-K', async () => {
    await at.page.keyboard.press('Control+k');
    await at.page.getByRole('combobox').pressSequentially('知识');
    await at.page.getByRole('option', { name: '前往：知识库' }).waitFor();
    await at.page.keyboard.press('Enter');
    await at.page.waitForURL('**/w/shop/knowledge');
  });

  it('goes to sign-in when the session has ended, and remembers the place', async () => {
    at.expire();
    await at.page.keyboard.press('j');
    await at.page.waitForURL('**/sign-in?**');
    const query = new URL(at.page.url()).searchParams;
    expect(query.get('next')).toBe(`/w/shop/inbox/open/${second?.id}`);
    expect(query.get('expired')).toBe('1');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe refuses in %s', async (mode) => {
    await at.page.evaluate((m) => localStorage.setItem('yd.preferences', JSON.stringify({ mode: m })), mode);
    await at.page.reload();
    await at.page.getByText('message 30').waitFor();
    await at.page.getByText('这是第一次会话').or(at.page.getByText('以往会话')).first().waitFor();
    await at.page.evaluate(axe);
    const found = await at.page.evaluate(async () => {
      const run = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } })
        .axe;
      return (await run.run()).violations.map((v) => v.id);
    });
    expect(found).toEqual([]);
  });
});
