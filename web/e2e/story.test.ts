// The main job in two browsers: a customer asks, gets a sourced answer, asks for a person; an agent takes over with the
// whole story in view, replies and resolves; the customer rates. In Chinese on a desktop and in English on a phone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { api } from './console.ts';
import { contextOf, type Look, openBrowser, Program, picture, signIn } from './harness.ts';

const program = new Program();
let browser: Browser;

before(async () => {
  await program.start();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await program.discard();
});

interface Words {
  openChat: string;
  send: string;
  question: string;
  answer: RegExp;
  source: RegExp;
  person: string;
  reason: string;
  reply: string;
  resolve: RegExp;
  rate: RegExp;
}

const zh: Words = {
  openChat: '打开客服对话',
  send: '发消息',
  question: '怎么取消订单？',
  answer: /待发货/,
  source: /购物须知/,
  person: '转人工',
  reason: '客户要求人工',
  reply: '您好，我来帮您取消。',
  resolve: /解决$/,
  rate: /非常满意|很满意|5/,
};

const en: Words = {
  openChat: 'Open chat',
  send: 'Send a message',
  question: 'How do I return something?',
  answer: /Return and refund/,
  source: /^Sources/,
  person: 'Talk to a person',
  reason: 'asked for a person',
  reply: 'Hello, let me look into your return.',
  resolve: /Resolve$/,
  rate: /Very good|Excellent|5/,
};

async function openChat(page: Page, words: Words): Promise<Locator> {
  await page.goto(`${program.url}/demo/shop/`);
  await page.getByRole('button', { name: words.openChat }).click();
  const chat = page.getByRole('dialog');
  await chat.getByRole('button', { name: words.send }).click();
  return chat;
}

async function ask(page: Page, chat: Locator, text: string): Promise<void> {
  await chat.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
}

async function story(look: Look, words: Words): Promise<void> {
  const chinese = look.locale === 'zh-CN';
  const customer = await browser.newContext(contextOf(look));
  const agent = await browser.newContext({
    ...contextOf({ ...look, phone: false }),
    baseURL: program.url,
  });
  const page = await customer.newPage();
  const desk = await agent.newPage();
  const errors: string[] = [];
  for (const tab of [page, desk]) tab.on('pageerror', (error) => errors.push(String(error)));

  await signIn(desk, program.url, program.account('agent@shop.demo'), chinese);
  if (!chinese) {
    // The demo's agents read Chinese until they say otherwise.
    await api(desk, '/api/v1/auth/account', { locale: 'en' }, 'PATCH');
    await desk.reload();
    await desk.getByRole('link', { name: 'Inbox' }).waitFor();
  }
  const chat = await openChat(page, words);
  await picture(page, `${look.name}-widget-start`);
  await ask(page, chat, words.question);
  await chat.getByText(words.answer).waitFor();
  await chat.getByText(words.source).first().waitFor();
  await picture(page, `${look.name}-widget-answer`);

  await chat.getByRole('button', { name: words.person }).first().click();
  const mine = desk.getByRole('link', { name: /L2/ }).first();
  await mine.click();
  const summary = desk.getByRole('region').filter({ hasText: words.question }).first();
  await summary.waitFor();
  await desk.getByRole('article').filter({ hasText: words.answer }).first().waitFor();
  await picture(desk, `${look.name}-workspace`);

  await desk.getByRole('textbox').last().fill(words.reply);
  await desk.keyboard.press('Enter');
  await chat.getByText(words.reply).waitFor();
  await picture(page, `${look.name}-widget-person`);

  // A reload of the page keeps the talk, each message once.
  await page.reload();
  await page.getByRole('button', { name: words.openChat }).or(page.getByRole('dialog')).first().waitFor();
  if (!(await page.getByRole('dialog').isVisible()))
    await page.getByRole('button', { name: words.openChat }).click();
  const again = page.getByRole('dialog');
  const goOn = again.getByRole('log');
  if (!(await goOn.isVisible()))
    await again.getByRole('button').filter({ hasText: words.reply }).first().click();
  await goOn.getByText(words.reply).waitFor();
  assert.equal(await goOn.getByText(words.reply).count(), 1);
  // A source may be named by the very question.
  const asked = goOn.getByText(words.question, { exact: true }).and(page.locator(':not(em)'));
  assert.equal(await asked.count(), 1);

  await desk
    .getByRole('button', { name: /解决|Resolve/ })
    .first()
    .click();
  await picture(desk, `${look.name}-workspace-resolved`);
  await again
    .getByRole('radio')
    .or(again.getByRole('button', { name: words.rate }))
    .last()
    .waitFor();
  await picture(page, `${look.name}-widget-rating`);
  assert.deepEqual(errors, []);
  await customer.close();
  await agent.close();
}

test('the story in Chinese on a desktop', () =>
  story({ name: 'zh-desktop', locale: 'zh-CN', phone: false }, zh));

test('the story in English on a phone', () => story({ name: 'en-phone', locale: 'en-GB', phone: true }, en));

test('a restart of the server loses and doubles nothing', async () => {
  const context = await browser.newContext(contextOf({ name: 'restart', locale: 'zh-CN', phone: false }));
  const page = await context.newPage();
  const chat = await openChat(page, zh);
  await ask(page, chat, '退款多久到账？');
  await chat.getByText(/原路/).first().waitFor();
  await program.stop('SIGKILL');
  await ask(page, chat, '退货怎么操作？');
  await program.start();
  await chat
    .getByText(/申请售后|退货退款/)
    .first()
    .waitFor({ timeout: 60_000 });
  for (const question of ['退款多久到账？', '退货怎么操作？']) {
    const own = chat.getByRole('listitem').filter({ has: page.getByText(question, { exact: true }) });
    assert.equal(await own.count(), 1, question);
  }
  await context.close();
});

// The places of the rail, each with the number of its tabs; 0 for a page without any.
const places = { inbox: 0, knowledge: 0, evaluation: 0, history: 0, channels: 0, team: 3, settings: 4 };

/** Once nothing is on its way any more. */
async function settled(page: Page, place: string): Promise<void> {
  await page.waitForURL(`**/w/shop/${place}**`);
  await page.locator('main[aria-busy=false]').waitFor();
  await page.waitForFunction(() => !document.querySelector('.ant-skeleton, .ant-spin-spinning'));
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps people out by the rules of WCAG 2.2 AA, as far as a program can see it. */
async function barriers(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (where) => {
    const run = (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await run({ runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap((v) => v.nodes.map((node) => `${where}: ${v.id} ${node.html.slice(0, 160)}`));
  }, where);
}

/** So that the look at its page sees a report. */
async function evaluateOnce(page: Page): Promise<void> {
  const path = '/api/v1/workspaces/shop/evaluations';
  const session = await (await page.request.get('/api/v1/auth/session')).json();
  if ((await (await page.request.get(path)).json()).items.length > 0) return;
  const begun = await page.request.post(path, { headers: { 'X-CSRF-Token': session.csrf_token } });
  const { id } = await begun.json();
  while ((await (await page.request.get(`${path}/${id}`)).json()).status === 'running') {
    await page.waitForTimeout(200);
  }
}

async function tour(look: Look): Promise<void> {
  const context = await browser.newContext({ ...contextOf(look), baseURL: program.url });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  // The administrator of the demo reads Chinese; here the look decides.
  const locale = look.locale.slice(0, 2);
  await page.addInitScript((kept) => localStorage.setItem('yd.locale', JSON.stringify(kept)), locale);
  const { email, password } = program.account('admin@yingda.local');
  await page.goto('/');
  await page.locator('input[autocomplete=username]').fill(email);
  await page.locator('input[type=password]').fill(password);
  faults.push(...(await barriers(page, 'sign-in')));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /花间集市/ }).click();
  await page.waitForURL('**/inbox/**');
  await evaluateOnce(page);
  const lookAt = async (place: string, name: string) => {
    await settled(page, place);
    await picture(page, `${look.name}-console-${name}`);
    faults.push(...(await barriers(page, name)));
  };
  for (const [place, tabs] of Object.entries(places)) {
    await page.locator(`nav a[href="/w/shop/${place}"]`).click();
    await settled(page, place); // the page before has tabs as well
    if (tabs === 0) await lookAt(place, place);
    for (let tab = 0; tab < tabs; tab += 1) {
      await page.getByRole('main').getByRole('tab').nth(tab).click();
      await lookAt(place, `${place}-${tab}`);
    }
  }
  await page.goto('/w/shop/knowledge/new');
  await page.locator('#entry-question').waitFor();
  await lookAt('knowledge/new', 'knowledge-new');
  await context.close();
  assert.deepEqual(faults, []);
}

const looks: Look[] = [
  { name: 'zh-light', locale: 'zh-CN', phone: false },
  { name: 'en-dark', locale: 'en-GB', phone: false, dark: true },
  { name: 'en-phone-light', locale: 'en-GB', phone: true },
  { name: 'zh-phone-dark', locale: 'zh-CN', phone: true, dark: true },
];
for (const look of looks) {
  test(`every page of the console opens and has no barriers: ${look.name}`, () => tour(look));
}
