// What customers taught, as an editor sees it at the entry: made a similar question, taken away, switched off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { api, channelKey, company, Office } from './console.ts';
import { picture } from './harness.ts';

const office = new Office().open();
const path = `/api/v1/workspaces/${company}`;
const wordings = ['请问积木城堡参观怎么预约呢', '想问一下积木城堡参观预约的方法'];

interface Reply {
  id: string;
  kind: string;
}

/** Asks as a customer and finds the answer helpful. */
async function confirm(key: string, text: string): Promise<void> {
  const base = `${office.program.url}/api/v1/public/${key}`;
  const visitor = crypto.randomUUID();
  const post = async (what: string, body: object) => {
    const response = await fetch(`${base}/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ visitor_id: visitor, ...body }),
    });
    assert.ok(response.ok, await response.clone().text());
    return response;
  };
  const sent = await post('messages', { client_message_id: crypto.randomUUID(), text });
  const [reply] = ((await sent.json()) as { replies: Reply[] }).replies;
  assert.equal(reply?.kind, 'answer');
  await post('feedback', { message_id: reply?.id, value: 'up' });
}

const list = (page: Page) => page.getByRole('list', { name: /从对话中学到的问法/ });

test('an editor sees what was learnt, adopts one and takes one away', async () => {
  const page = await office.seat('supervisor@shop.demo');
  const entry = await api<{ id: string }>(page, `${path}/knowledge/entries`, {
    question: '积木城堡怎么预约参观？',
    answers: [{ language: 'zh', parts: [{ type: 'text', text: '提前一天在小程序预约。' }] }],
  });
  await office.go(page, `knowledge/${entry.id}`);
  await page.getByRole('heading', { name: '编辑条目' }).waitFor();
  assert.equal(await list(page).count(), 0);
  const key = await channelKey(page);
  // They appear by themselves while the page is open.
  for (const wording of wordings) await confirm(key, wording);
  await list(page).getByRole('listitem').nth(1).waitFor();
  assert.equal(await list(page).getByRole('link', { name: '查看对话' }).count(), 2);
  await picture(page, 'zh-console-learnt');

  await page.getByRole('button', { name: `把“${wordings[0]}”设为相似问法` }).click();
  await page.getByText('已设为相似问法。').waitFor();
  await list(page)
    .getByText(wordings[0] ?? '')
    .waitFor({ state: 'detached' });
  assert.equal(await page.getByLabel('相似问法 1').inputValue(), wordings[0]);

  await page.getByRole('button', { name: `不再学习“${wordings[1]}”` }).click();
  await list(page).waitFor({ state: 'detached' });
  const stored = await api<{ similar: string[] }>(page, `${path}/knowledge/entries/${entry.id}`);
  assert.deepEqual(stored.similar, [wordings[0]]);
  await page.close();
});

test('an admin switches it off', async () => {
  const page = await office.seat('admin@yingda.local');
  await office.go(page, 'settings/bot');
  const learning = page.getByRole('switch', { name: '从对话中学习' });
  assert.equal(await learning.getAttribute('aria-checked'), 'true');
  await learning.click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存').waitFor();
  const stored = await api<{ bot: { learn_from_conversations: boolean } }>(page, path);
  assert.equal(stored.bot.learn_from_conversations, false);
  await page.close();
});
