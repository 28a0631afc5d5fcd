// @vitest-environment node
// The pages of channels in a real browser: choose a kind, connect it, see how it is, send again what failed.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { conversation, me } from '../fixtures';
import { type Console, openConsole, type Part, serveFiles } from './mock';
import { platforms } from './platforms';

const chromiumPath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = new URL('../../../../build/screenshots', import.meta.url).pathname;
const telegram = 'channels/chan000000002';

describe.skipIf(!existsSync(chromiumPath))('channels in a browser', { timeout: 60_000 }, () => {
  let built: string;
  let browser: Browser;
  let server: Server;
  let at: Console | undefined;

  beforeAll(async () => {
    built = mkdtempSync(`${tmpdir()}/console-`);
    mkdirSync(pictures, { recursive: true });
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
  afterEach(() => at?.close());

  async function open(
    place: string,
    options: BrowserContextOptions = {},
    first?: Part['answer'],
  ): Promise<Page> {
    const { answer: common, list } = platforms();
    const answer: Part['answer'] = (...asked) => first?.(...asked) ?? common(...asked);
    at = await openConsole(
      browser,
      server,
      { locale: 'zh-CN', ...options },
      { place, role: 'admin', answer },
    );
    const language = options.locale?.slice(0, 2) ?? 'zh';
    await at.page.evaluate((kept) => localStorage.setItem('yd.locale', JSON.stringify(kept)), language);
    // The mock's answers see no query.
    await at.page.route(/\/deliveries(\?|$)/, (route) => {
      const state = new URL(route.request().url()).searchParams.get('state');
      return route.fulfill({ json: { items: list(state) } });
    });
    await at.page.reload();
    return at.page;
  }
  const sent = (method: RegExp) => at?.posted.filter(({ path }) => method.test(path)) ?? [];

  it('finds a kind, makes a channel of it and goes to its set-up', async () => {
    const page = await open('channels');
    await page.getByRole('link', { name: '海外客服' }).waitFor();
    await page.getByRole('button', { name: '新建渠道' }).click();
    await page.getByText('使用中 1').first().waitFor();
    await page.getByLabel('搜索渠道').fill('wechat');
    await expect.poll(() => page.locator('article').count()).toBe(1);
    await page.getByLabel('搜索渠道').fill('telegram');
    await page.getByRole('button', { name: 'Telegram' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('第二个机器人');
    await dialog.getByRole('button', { name: '新建渠道' }).click();
    await page.getByRole('heading', { name: '第二个机器人' }).waitFor();
    await page.getByText('https://shop.example/channels/KEY-chan000000009').waitFor();
    expect(sent(/^\/channels$/)[0]?.body).toEqual({ type: 'telegram', name: '第二个机器人' });
  });

  it('checks what is entered, names the field, and sends secrets only when they are typed', async () => {
    const page = await open(telegram);
    await page.getByRole('button', { name: '检查', exact: true }).click();
    await page.getByText('还有问题').waitFor();
    await page.getByRole('button', { name: '去改“回调密钥”' }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id))
      .toBe('setup_secrets_secret_token');
    await page.getByRole('button', { name: '生成' }).click();
    const made = await page.getByLabel('回调密钥', { exact: true }).inputValue();
    expect(made).toMatch(/^\w{32}$/);
    await page.getByRole('button', { name: '保存并检查' }).click();
    await page.getByText('一切正常').waitFor();
    expect(sent(/chan000000002$/)[0]?.body).toEqual({ secrets: { secret_token: made } });
    // What is saved is gone from the page.
    await expect.poll(() => page.getByLabel('回调密钥', { exact: true }).inputValue()).toBe('');
    await page.getByRole('button', { name: '删除已保存的机器人令牌' }).click();
    await page.getByText('保存后删除').waitFor();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect.poll(() => sent(/chan000000002$/)[1]?.body).toEqual({ secrets: { bot_token: null } });
  });

  it('shows how a channel is and sends again what failed', async () => {
    const page = await open(`${telegram}/health`);
    await page.getByText('签名不对').waitFor();
    const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
    await expect.poll(() => rows.count()).toBe(3);
    await rows.first().getByText('已超过平台允许的回复时间').waitFor();
    await rows
      .first()
      .getByRole('button', { name: /^重新发送/ })
      .click();
    await page.getByText('1 条已重新排队').waitFor();
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByRole('button', { name: '本页 2 条全部重新发送' }).click();
    await page.getByText('没有未送达的消息').waitFor();
    expect(sent(/retry$/)).toHaveLength(3);
    await page.getByText('等待中', { exact: true }).click();
    await expect.poll(() => rows.count()).toBe(4);
  });

  it.each([
    ['over', -5, '已不能在服务号回复。'],
    ['ending', 25, /请在 .* 前回复（还剩 2\d分钟）/],
    ['open', 600, undefined],
  ] as const)('tells in the inbox when replies are %s', async (name, minutes, notice) => {
    const until = new Date(Date.now() + minutes * 60_000).toISOString();
    const page = await open('inbox/open/conv000000001', {}, (path) =>
      path === '/conversations/conv000000001'
        ? [
            200,
            conversation({
              assignee_id: me.id,
              channel_type: 'wechat_oa',
              channel_name: '服务号',
              reply_window_until: until,
            }),
          ]
        : undefined,
    );
    const box = page.locator('textarea');
    await box.fill('字'.repeat(700));
    await page.getByText('在服务号会分成 2 条发送。').waitFor();
    if (notice) await page.getByText(notice).waitFor();
    else expect(await page.getByText(/已不能在|请在/).count()).toBe(0);
    await page.screenshot({ path: `${pictures}/channels-window-${name}.png` });
    // Notes go to nobody outside.
    await page.getByRole('tab', { name: '备注' }).click();
    await expect.poll(() => page.getByText(/会分成|已不能在|请在/).count()).toBe(0);
  });

  const looks: [string, BrowserContextOptions][] = [
    ['zh-light', { locale: 'zh-CN' }],
    ['en-dark', { locale: 'en-GB', colorScheme: 'dark' }],
    ['zh-phone-dark', { locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
    ['en-phone', { locale: 'en-GB', viewport: { width: 390, height: 844 } }],
  ];
  it.each(looks)(
    'has nothing that axe refuses and fits the page: %s',
    { timeout: 180_000 },
    async (name, options) => {
      for (const [title, place, there] of [
        ['list', 'channels', /Unused|未使用/],
        ['gallery', 'channels/new', 'KakaoTalk'],
        ['setup', telegram, 'https://shop.example/channels/KEY-chan000000002'],
        ['service', `${telegram}/service`, /Out-of-hours|非营业时间/],
        ['health', `${telegram}/health`, /bot was blocked/],
      ] as const) {
        const page = await open(place, options);
        await page.getByText(there).filter({ visible: true }).first().waitFor();
        await page.screenshot({ path: `${pictures}/channels-${title}-${name}.png` });
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `${title} scrolls sideways`,
        ).toBe(true);
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const run = (
            globalThis as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            }
          ).axe;
          return (await run.run()).violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`);
        });
        expect(found, title).toEqual([]);
        await at?.close();
      }
    },
  );
});
