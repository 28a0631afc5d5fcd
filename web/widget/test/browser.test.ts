// The built widget in a real browser against the mock server: what a visitor does, with keyboard, reload, a restarted
// server and another origin, and what axe says about it.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Mock, startMock } from './mock-server.mjs';

const CHROMIUM = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!existsSync(CHROMIUM))('the widget in a browser', { timeout: 30_000 }, () => {
  let built: string;
  let browser: Browser;
  let mock: Mock;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    built = `${mkdtempSync(`${tmpdir()}/widget-`)}/`;
    const root = new URL('..', import.meta.url).pathname;
    await build({ root, logLevel: 'error', build: { outDir: built } });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(built, { recursive: true, force: true });
  });
  beforeEach(async () => {
    mock = await startMock(0, built);
    mock.talks.clear();
    context = await browser.newContext({ viewport: { width: 1000, height: 760 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
  });
  afterEach(async () => {
    await context.close();
    await mock.close();
  });

  const visit = (query = 'lang=zh') => page.goto(`http://127.0.0.1:${mock.port}/?${query}`);
  const open = async () => {
    await page.locator('.launcher').click();
    await page.locator('.home .primary').click();
  };
  const field = () => page.locator('.field textarea');
  const say = async (text: string) => {
    await field().fill(text);
    await page.keyboard.press('Enter');
  };
  const bubbles = (side: 'own' | 'other') =>
    page.locator(`.message.${side} .bubble:not(.dots)`).allTextContents();

  it('answers, shows the source and takes a thumb', async () => {
    await visit();
    await open();
    await say('退款多久到账？');
    await page.locator('.sources a').waitFor();
    expect(await bubbles('own')).toEqual(['退款多久到账？']);
    await page.locator('.thumb').first().click();
    expect(await page.locator('.thumb').first().getAttribute('aria-pressed')).toBe('true');
  });

  it('keeps the talk over a reload and does not send twice', async () => {
    await visit();
    await open();
    await say('你好');
    await page.locator('.sources').waitFor();
    await page.reload();
    await page.locator('.launcher').click();
    await page.locator('.continue').click();
    expect(await bubbles('own')).toEqual(['你好']);
    expect([...mock.talks.values()].flatMap((talk) => talk.messages)).toHaveLength(2);
  });

  it('sends once what was written while the server restarted', async () => {
    await visit();
    await open();
    await say('before');
    await page.locator('.sources').waitFor();
    const { port } = mock;
    await mock.close();
    await say('while it was down');
    await page.locator('.status.offline').waitFor();
    mock = await startMock(port, built);
    await page.waitForFunction(
      () => document.querySelector('yingda-widget')?.shadowRoot?.querySelectorAll('.sources').length === 2,
      undefined,
      { timeout: 20_000 },
    );
    expect(await bubbles('own')).toEqual(['before', 'while it was down']);
    const stored = [...mock.talks.values()]
      .flatMap((talk) => talk.messages)
      .filter((m) => m.author === 'customer');
    expect(stored).toHaveLength(2);
  });

  it('shows the same talk in two tabs', async () => {
    await visit();
    await open();
    await say('from the first');
    await page.locator('.sources').waitFor();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('.launcher').click();
    await other.locator('.continue').click();
    await say('again from the first');
    await other.getByText('again from the first').waitFor();
  });

  it('works on a page of another origin', async () => {
    const host: Server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><html lang="en"><body><script src="http://127.0.0.1:${mock.port}/widget.js" data-channel="mockchannel1" data-open async></script>`,
      );
    });
    await new Promise<void>((ready) => host.listen(0, '127.0.0.1', ready));
    await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
    await page.locator('.home .primary').click();
    await say('hello');
    await page.locator('.sources').waitFor();
    host.close();
  });

  it('is worked by keyboard alone and gives the focus back', async () => {
    await visit('lang=en');
    await page.locator('.launcher').focus();
    await page.keyboard.press('Enter');
    const focused = () =>
      page.evaluate(() => document.querySelector('yingda-widget')?.shadowRoot?.activeElement?.className);
    const seen = new Set<string | undefined>();
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      seen.add(await focused());
    }
    expect([...seen]).not.toContain('launcher opened');
    expect([...seen]).toContain('primary wide');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('launcher');
    expect(await page.locator('.panel').count()).toBe(0);
  });

  it('has a place in the queue, a person, and five faces at the end', async () => {
    await visit('lang=en');
    await open();
    await page.locator('.person').click();
    await page.getByText('You are number 2 in line').waitFor();
    await say('agent');
    await page.locator('.who').getByText('林晓').waitFor();
    await say('resolve');
    await page.locator('.face').nth(4).click();
    await page.locator('.rating textarea').fill('Thanks');
    await page.locator('.rating .primary').click();
    await page.getByText('Thank you for your rating').waitFor();
  });

  it('counts what came while it was closed', async () => {
    await visit();
    await open();
    await say('你好');
    await page.locator('.sources').waitFor();
    await page.keyboard.press('Escape');
    for (const talk of mock.talks.values()) mock.say(talk, 'bot', [{ type: 'text', text: '还在吗？' }]);
    expect(await page.locator('.launcher .badge').textContent()).toBe('1');
    await page.locator('.launcher').click();
    await page.getByText('还在吗？').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.launcher .badge').count()).toBe(0);
  });

  it('reads on towards the past without moving what is on the screen', async () => {
    await visit();
    await open();
    await say('你好');
    await page.locator('.sources').waitFor();
    for (const talk of mock.talks.values())
      for (let i = 0; i < 120; i++) mock.say(talk, 'bot', [{ type: 'text', text: `line ${i}` }]);
    await page.reload();
    await page.locator('.launcher .badge').waitFor();
    await page.locator('.launcher').click();
    await page.getByText('line 119').waitFor();
    const log = page.locator('.log');
    const atBottom = await log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
    expect(atBottom).toBeLessThan(2);
    await log.evaluate((box) => box.scrollTo(0, 40));
    const anchor = page.getByText('line 72', { exact: true });
    await page.getByText('line 40', { exact: true }).waitFor({ state: 'attached' });
    expect(await anchor.isVisible()).toBe(true);
    const [box, frame] = [await anchor.boundingBox(), await log.boundingBox()];
    expect(box && frame && box.y > frame.y - 40 && box.y < frame.y + frame.height).toBe(true);
  });

  it('uploads a picture and refuses what is too large', async () => {
    await visit();
    await open();
    const picker = page.locator('input[type=file]');
    await picker.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('png') });
    await page.locator('.message.own .picture').waitFor();
    await picker.setInputFiles({
      name: 'big.png',
      mimeType: 'image/png',
      buffer: Buffer.alloc(1024 * 1024 + 1),
    });
    await page.getByText('文件超过 1 MB').waitFor();
  });

  it.each(['light', 'dark'])('has no accessibility faults in %s colours', async (theme) => {
    await visit(`lang=en&theme=${theme}`);
    await page.locator('.launcher').click();
    const faults = async () => {
      await page.evaluate(axe);
      return page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(
          'yingda-widget',
          { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] },
        );
        return violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' | ')}`);
      });
    };
    expect(await faults()).toEqual([]);
    await page.locator('.home .primary').click();
    await say('cards');
    await page.locator('.card').first().waitFor();
    await say('chips');
    await page.locator('.chip').first().waitFor();
    expect(await faults()).toEqual([]);
    await say('offhours');
    await page.locator('.person').click();
    await page.locator('.contact').waitFor();
    expect(await faults()).toEqual([]);
  });
});
