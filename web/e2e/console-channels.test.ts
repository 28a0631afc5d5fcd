// A platform connected by its owner: chosen, set up, checked against a small imitation of it, watched, and what it
// refused sent again; a colleague sees in the inbox how far his words came.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { dialog, Office } from './console.ts';
import { picture } from './harness.ts';
import { botToken, push, Telegram } from './telegram.ts';

const admin = 'admin@yingda.local';
const publicUrl = 'https://help.shop.example';
const telegram = new Telegram();
const office = new Office();
office.program.settings.push(`server.public_url=${publicUrl}`);
before(() => telegram.start());
office.open();
after(() => telegram.stop());

let channel = '';
let secret = '';
const hook = () => `${office.program.url}/hooks/telegram/${channel}`;
const customer = 70_012_345;

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `not within 20 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Reads the page again until it shows `text`: traffic makes no live events. */
async function shown(page: Page, text: string | RegExp): Promise<void> {
  await until(async () => {
    if ((await page.getByText(text).count()) > 0) return true;
    await page.reload();
    await page.getByRole('heading', { name: '发送记录' }).waitFor();
    return (await page.getByText(text).count()) > 0;
  }, String(text));
}

test('a kind is found in the gallery and its channel made', async () => {
  const page = await office.seat(admin);
  await office.go(page, 'channels');
  await page.getByRole('button', { name: '新建渠道' }).click();
  await page.getByText('使用中 1').first().waitFor();
  await picture(page, 'zh-console-gallery');
  await page.getByLabel('搜索渠道').fill('没有这个渠道');
  await page.getByText('没有这样的渠道').waitFor();
  await page.getByLabel('搜索渠道').fill('telegram');
  await page.getByRole('button', { name: 'Telegram', exact: true }).click();
  await dialog(page, '新建Telegram渠道').getByLabel('名称').fill('海外客服');
  await dialog(page).getByRole('button', { name: '新建渠道' }).click();
  await page.getByRole('heading', { name: '海外客服' }).waitFor();
  channel = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByText(`${publicUrl}/hooks/telegram/${channel}`).waitFor();
  await page.close();
});

test('the check says what is missing and what is wrong, until all is well', async () => {
  const page = await office.seat(admin);
  await office.go(page, `channels/${channel}`);
  await page.getByRole('button', { name: '检查', exact: true }).click();
  await page.getByText('还没有填写“机器人令牌”。').first().waitFor();
  await page.getByRole('button', { name: '去改“机器人令牌”' }).click();
  const token = page.getByLabel('机器人令牌', { exact: true });
  assert.equal(await token.evaluate((field) => field === document.activeElement), true);
  await token.fill('123456:not-this-one');
  const own = page.getByLabel('回调密钥', { exact: true });
  await page.getByRole('button', { name: '生成' }).click();
  secret = await own.inputValue();
  assert.match(secret, /^\w{32}$/);
  await page.getByText('高级设置').click();
  await page.getByLabel('接口地址').fill(telegram.url);
  await page.getByRole('button', { name: '保存并检查' }).click();
  await page
    .getByText(/平台拒绝了填写的凭据/)
    .first()
    .waitFor();
  await picture(page, 'zh-console-channel-check-bad');

  // What is stored is not to be seen, and is kept while the other field is mended.
  assert.equal(await own.inputValue(), '');
  await token.fill(botToken);
  await page.getByRole('button', { name: '保存并检查' }).click();
  await page.getByText('一切正常').waitFor();
  assert.equal((await page.content()).includes(botToken), false);
  await picture(page, 'zh-console-channel-check-good');
  await page.reload();
  await page.getByPlaceholder('已保存；输入新值可替换').first().waitFor();
  assert.equal(await page.getByLabel('接口地址').inputValue(), telegram.url);
  await page.close();
});

test('messages come and go, and a push of somebody else is turned away and told', async () => {
  assert.equal(await push(hook(), 'not-the-secret', customer, '我是骗子'), 403);
  assert.equal(await push(hook(), secret, customer, '怎么取消订单？'), 200);
  await until(() => telegram.texts().some((text) => text.includes('取消')), 'an answer of the bot');
  const page = await office.seat(admin);
  await office.go(page, `channels/${channel}/health`);
  await shown(page, '共收到 1 条');
  await page.getByText('签名不对').waitFor();
  await page.getByText('没有未送达的消息').waitFor();
  await page.getByText('全部', { exact: true }).click();
  await page.getByText('已发送', { exact: true }).first().waitFor();
  await picture(page, 'zh-console-channel-health');
  await office.go(page, 'channels');
  await page
    .getByRole('row', { name: /海外客服/ })
    .getByText('正常')
    .filter({ visible: true })
    .waitFor();
  await picture(page, 'zh-console-channels');
  await page.close();
});

test('a colleague sees that his words came, or why they did not; they are sent again', async () => {
  const page = await office.seat(admin);
  await office.go(page, 'inbox/all');
  await page.getByRole('link', { name: /罗/ }).first().click();
  await page.locator('header').getByText('海外客服').waitFor();
  const box = page.locator('textarea');
  await box.fill('您好，我来帮您取消。');
  await box.press('Enter');
  await until(() => telegram.texts().includes('您好，我来帮您取消。'), 'the reply at the platform');
  const mine = page.locator('article').filter({ hasText: '您好，我来帮您取消。' });
  await mine.getByText('已发送').waitFor();

  telegram.blocked = true;
  await box.fill('订单已取消，退款三天内到账。');
  await box.press('Enter');
  const lost = page.locator('article').filter({ hasText: '退款三天内到账' });
  await lost.getByText(/未送达.*bot was blocked/).waitFor();
  await picture(page, 'zh-console-not-delivered');
  telegram.blocked = false;
  await lost.getByRole('link', { name: '查看渠道运行状况' }).click();
  const row = page.getByRole('row', { name: /退款三天内到账/ });
  await row.getByText(/bot was blocked/).waitFor();
  await picture(page, 'zh-console-channel-failed');
  await row.getByRole('button', { name: /^重新发送/ }).click();
  await page.getByText('1 条已重新排队').waitFor();
  await until(() => telegram.texts().includes('订单已取消，退款三天内到账。'), 'the message sent again');
  await page.getByText('没有未送达的消息').waitFor();
  await page.close();
});

test('it fits a phone and the dark', async () => {
  const phone = await office.seat(admin, true);
  await phone.emulateMedia({ colorScheme: 'dark' });
  for (const [name, place, there] of [
    ['gallery', 'channels/new', 'Telegram'],
    ['setup', `channels/${channel}`, '机器人令牌'],
    ['health', `channels/${channel}/health`, '发送记录'],
  ] as const) {
    await office.go(phone, place);
    await phone.getByText(there, { exact: true }).first().waitFor();
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.equal(wide, false, `${name} scrolls sideways`);
    await picture(phone, `zh-phone-console-channel-${name}`);
  }
  await phone.close();
});

test('a channel is switched off, and whoever may not change it still looks', async () => {
  const page = await office.seat(admin);
  await office.go(page, `channels/${channel}/health`);
  await page.getByLabel('已启用').click();
  await page.getByText('渠道已停用：不收也不发消息。').waitFor();
  await page.close();
  const looker = await office.seat('supervisor@shop.demo');
  await office.go(looker, `channels/${channel}`);
  await looker.getByText('只有管理员可以修改这里').waitFor();
  assert.equal(await looker.getByRole('button', { name: '检查', exact: true }).count(), 0);
  assert.equal(await looker.getByRole('button', { name: '生成' }).count(), 0);
  await looker.close();
});
