// Finding again what was said: words inside sentences, filters, the message itself; and looking that changes nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { api, channelKey, choose, company, dialog, Office, say } from './console.ts';
import { picture } from './harness.ts';

const office = new Office().open();
const agent = 'agent@shop.demo';
const lines = (page: Page) => page.getByRole('main').getByRole('listitem');
const search = (page: Page, text: string) => page.getByRole('textbox', { name: '搜索消息内容' }).fill(text);

/** More than two pages of talk, with `first` at its start. */
async function longTalk(page: Page, visitor: string, first: string): Promise<string> {
  const key = await channelKey(page);
  const more = Array.from({ length: 60 }, (_, i) => `再问一句，第${i + 1}件事`);
  return say(office.program.url, key, visitor, first, ...more);
}

test('a search finds a Chinese word inside a sentence and opens the talk at that message', async () => {
  const page = await office.seat(agent);
  await longTalk(page, 'visitor-with-a-long-talk', '我上周买的羊绒围巾掉色了，想问问怎么处理');
  await office.go(page, 'history');
  await search(page, '围巾');
  const hit = lines(page).filter({ hasText: '羊绒围巾掉色' });
  await hit.locator('mark', { hasText: '围巾' }).waitFor();
  await picture(page, 'zh-console-history-search');
  await hit.getByRole('button').click();
  const found = dialog(page).locator('[aria-current=true]');
  await found.getByText('我上周买的羊绒围巾掉色了').waitFor();
  const inSight = await found.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const frame = element.closest('[role=log]')?.getBoundingClientRect();
    return frame !== undefined && box.top >= frame.top && box.bottom <= frame.bottom;
  });
  assert.ok(inSight, 'the message that was found is not in sight');
  await picture(page, 'zh-console-history-found');
  // The address holds it: a colleague to whom it is sent sees the same.
  await page.reload();
  await found.getByText('我上周买的羊绒围巾掉色了').waitFor();
  await page.close();
});

test('filters narrow the list and a search alike', async () => {
  const page = await office.seat(agent);
  const key = await channelKey(page);
  await say(office.program.url, key, 'visitor-with-a-lamp', '昨晚收到的台灯不亮');
  await office.go(page, 'history');
  const line = lines(page).filter({ hasText: '台灯不亮' });
  await search(page, '台灯');
  await line.waitFor();
  await choose(page, page.getByRole('combobox', { name: '状态' }), '已解决');
  await page.getByText('没有符合条件的会话').waitFor();
  await choose(page, page.getByRole('combobox', { name: '状态' }), '机器人接待');
  await line.waitFor();
  await choose(page, page.getByRole('combobox', { name: '坐席' }), '苏晓棠');
  await page.getByText('没有符合条件的会话').waitFor();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('textbox', { name: '从' }).click();
  // The calendar speaks the reader's language.
  await page.locator('.ant-picker-dropdown:visible').getByText('一', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await choose(page, page.getByRole('combobox', { name: '状态' }), '已解决');
  await page.getByText('没有符合条件的会话').waitFor();
  await page.close();
});

test('the list follows what happens, without a reload', async () => {
  const page = await office.seat(agent);
  const key = await channelKey(page);
  await office.go(page, 'history');
  await page.getByRole('heading', { name: '历史' }).waitFor();
  await lines(page).first().waitFor();
  const conversation = await say(office.program.url, key, 'visitor-seen-live', '请问有实体店吗');
  const line = lines(page).first();
  await line.getByText(/机器人/).waitFor();
  const before = await lines(page).count();
  await say(office.program.url, key, 'visitor-seen-live', '转人工');
  await line.getByText(/苏晓棠|排队中/).waitFor();
  assert.equal(await lines(page).count(), before);
  assert.notEqual(conversation, '');
  await page.close();
});

test('to look a talk up marks nothing as read; to open it at the desk does', async () => {
  const page = await office.seat(agent);
  const key = await channelKey(page);
  const id = await say(office.program.url, key, 'visitor-looked-up', '我想找真人聊聊保修', '转人工');
  const path = `/api/v1/workspaces/${company}/conversations/${id}`;
  await api(page, `${path}/accept`, {});
  const state = () => api<{ unread: number }>(page, path);
  assert.ok((await state()).unread > 0);
  const reads: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/read')) reads.push(request.url());
  });
  await page.clock.install();
  await office.go(page, `history?open=${id}`);
  await dialog(page).getByText('我想找真人聊聊保修').last().waitFor();
  await page.clock.runFor(5000);
  assert.deepEqual(reads, []);
  assert.ok((await state()).unread > 0);
  await dialog(page).getByRole('link', { name: '在会话中打开' }).click();
  const read = page.waitForResponse((response) => response.url().endsWith('/read'));
  await page.getByRole('log').getByText('我想找真人聊聊保修').waitFor();
  await page.clock.runFor(5000);
  await read;
  assert.equal((await state()).unread, 0);
  await page.close();
});
