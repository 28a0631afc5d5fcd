// A day at the desk: accept, read, answer with canned replies and files, note, transfer, hand back, resolve, be rated;
// and the customer's side of each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { api, channelKey, choose, company, dialog, Office, say } from './console.ts';
import { picture } from './harness.ts';

const agent = 'agent@shop.demo';
const supervisor = 'supervisor@shop.demo';
const workspace = `/api/v1/workspaces/${company}`;

interface Person {
  id: string;
  name: string;
  is_default?: boolean;
}

// The agent takes what he accepts; the administrator only sets up and is never given a customer.
const office = new Office().open(async (office) => {
  const admin = await office.seat('admin@yingda.local');
  await api(admin, `${workspace}/me`, { presence: 'offline' }, 'PATCH');
  const members = await api<{ items: Person[] }>(admin, `${workspace}/members`);
  const found = members.items.find((member) => member.name === '苏晓棠');
  await api(admin, `${workspace}/members/${found?.id}`, { auto_accept: false }, 'PATCH');
});

const write = async (page: Page, text: string) => {
  await page.getByRole('textbox').last().fill(text);
  await page.keyboard.press('Enter');
};
const ask = async (page: Page, chat: Locator, text: string) => {
  await chat.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
};
const action = (page: Page, name: RegExp) => page.getByRole('main').getByRole('button', { name }).first();
const talk = (page: Page) => page.getByRole('log');

test('a conversation from the offer to the rating', async () => {
  const desk = await office.seat(agent);
  await office.go(desk, 'inbox/mine');
  await desk.getByText('你手上没有会话').waitFor();
  const { page, chat } = await office.customer();
  await ask(page, chat, '优惠券为什么用不了？');
  await chat.getByRole('button', { name: '转人工' }).first().click();
  const row = desk.getByRole('link', { name: /L2/ }).first();
  await row.getByText('待接受').waitFor();
  await row.click();
  await desk.getByRole('region', { name: '摘要' }).getByText('优惠券为什么用不了？').first().waitFor();
  await picture(desk, 'zh-console-desk-offer');
  await action(desk, /接受$/).click();
  await chat
    .getByText(/苏晓棠/)
    .first()
    .waitFor();

  const box = desk.getByRole('textbox').last();
  await box.pressSequentially('/hi');
  await desk.getByRole('listbox', { name: '快捷回复' }).getByRole('option').first().waitFor();
  await picture(desk, 'zh-console-desk-canned');
  await desk.keyboard.press('Enter');
  await desk.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some((t) => t.value.includes('花间客服')),
  );
  assert.ok(!(await box.inputValue()).includes('{{'));
  await desk.keyboard.press('Enter');
  await chat.getByText(/我是花间客服苏晓棠/).waitFor();
  // What either of them looks at is read, and the other one sees that.
  await chat.getByLabel('已读').first().waitFor();
  await talk(desk).getByRole('article').filter({ hasText: '我是花间客服苏晓棠' }).getByText('已读').waitFor();

  await desk.getByRole('tab', { name: /备注/ }).click();
  await write(desk, '这位客户上个月也问过优惠券。');
  await talk(desk).getByText('这位客户上个月也问过优惠券。').waitFor();
  await desk.locator('input[type=file]').setInputFiles({
    name: '优惠券规则.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('满 100 减 10'),
  });
  await desk.getByText('优惠券规则.txt').first().waitFor();
  await desk.getByRole('button', { name: /发送$/ }).click();
  await chat.getByText('优惠券规则.txt').waitFor();
  assert.equal(await chat.getByText('这位客户上个月也问过优惠券。').count(), 0);
  await picture(page, 'zh-widget-file');

  await action(desk, /解决$/).click();
  await chat.getByTitle('非常满意').waitFor();
  await desk.getByRole('button', { name: '撤销' }).click();
  await chat.getByTitle('非常满意').waitFor({ state: 'detached' });
  await action(desk, /解决$/).click();
  await chat.getByTitle('非常满意').click();
  await chat.getByRole('textbox', { name: /还想说点什么/ }).fill('又快又清楚');
  await chat.getByRole('button', { name: '提交' }).click();
  await chat.getByText('谢谢您的评价').waitFor();
  await talk(desk).getByText('客户评价：5 分，“又快又清楚”').waitFor();
  await picture(desk, 'zh-console-desk-rated');
  await page.context().close();
  await desk.close();
});

test('a transfer brings its note along; the bot goes on after it is handed back', async () => {
  const desk = await office.seat(agent);
  const next = await office.seat(supervisor);
  const url = office.program.url;
  const key = await channelKey(desk);
  const id = await say(url, key, 'visitor-passed-on', '发票抬头写错了', '转人工');
  await office.go(desk, `inbox/all/${id}`);
  const accept = action(desk, /(接受|接管)$/);
  await accept.click();
  await action(desk, /转接$/).click();
  const window = dialog(desk, '转接会话');
  await window.getByRole('button', { name: /转接$/ }).click();
  await window.getByText('请选择同事或团队').last().waitFor();
  await choose(desk, window.getByLabel('转给'), '陆一鸣');
  await window.getByLabel('给对方的备注').fill('客户赶时间，请先看税号。');
  await picture(desk, 'zh-console-transfer');
  await window.getByRole('button', { name: /转接$/ }).click();
  await desk.getByText('已转接给 陆一鸣').waitFor();

  await office.go(next, `inbox/mine/${id}`);
  await next.getByRole('region', { name: '摘要' }).getByText('客户赶时间，请先看税号。').waitFor();
  await write(next, '我来帮您改抬头。');
  await talk(next).getByText('我来帮您改抬头。').waitFor();
  await next.getByRole('button', { name: '更多操作' }).click();
  await next.getByRole('menuitem', { name: /交回机器人/ }).click();
  await next.getByText('已交回机器人').first().waitFor();
  await say(url, key, 'visitor-passed-on', '退款多久到账？');
  await talk(next).getByRole('article').filter({ hasText: /原路/ }).first().waitFor();
  await picture(next, 'zh-console-desk-handed-back');
  await next.close();
  await desk.close();
});

test('outside business hours the customer leaves how to be reached', async () => {
  const admin = await office.seat('admin@yingda.local');
  const teams = await api<{ items: Person[] }>(admin, `${workspace}/teams`);
  for (const team of teams.items) {
    const closed = { always: false, time_zone: 'Asia/Shanghai', spans: [], holidays: [] };
    await api(admin, `${workspace}/teams/${team.id}`, { hours: closed }, 'PATCH');
  }
  const { page, chat } = await office.customer();
  await ask(page, chat, '可以上门安装吗？');
  await chat.getByRole('button', { name: '留言' }).first().click();
  const form = chat.getByRole('form', { name: '给我们留言' });
  await form.getByRole('button', { name: '提交' }).click();
  await form.getByText('邮箱和电话至少填一项').waitFor();
  await form.getByLabel('邮箱').fill('guest@example.com');
  await form.getByLabel('您的问题').fill('周末能上门安装洗衣机吗？');
  await picture(page, 'zh-widget-off-hours');
  await form.getByRole('button', { name: '提交' }).click();
  await chat.getByText('已收到您的留言').first().waitFor();
  await picture(page, 'zh-widget-left-message');
  const desk = await office.seat(agent);
  await office.go(desk, 'inbox/all');
  await desk
    .getByRole('link', { name: /guest@example.com|访客/ })
    .first()
    .click();
  await talk(desk).getByText('周末能上门安装洗衣机吗？').waitFor();
  await talk(desk).getByText('客户留下了联系方式').waitFor();
  await desk.getByText('guest@example.com').first().waitFor();
  await picture(desk, 'zh-console-desk-off-hours');
  await page.context().close();
});
