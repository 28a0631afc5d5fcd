// The evaluation of the company's own knowledge: run, read, mend, run again, compare; and the thresholds set by it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { api, choose, company, dialog, Office } from './console.ts';
import { picture } from './harness.ts';

const office = new Office().open();
const path = `/api/v1/workspaces/${company}`;

interface Entry {
  id: string;
  version: number;
  similar: string[];
}

const figure = (page: Page, name: string) =>
  page.locator('dl > div').filter({ hasText: name }).locator('dd').first();
const handle = (page: Page) => page.getByRole('slider', { name: '回答阈值' });
const evaluate = async (page: Page, again: boolean) => {
  await page.getByRole('button', { name: again ? '重新评测' : '开始评测' }).click();
  await page.getByRole('region', { name: '评测进行中' }).waitFor({ state: 'detached', timeout: 120_000 });
};

test('an editor evaluates, reads what to mend and reaches the entry', async () => {
  const page = await office.seat('supervisor@shop.demo');
  await office.go(page, 'evaluation');
  await page.getByRole('heading', { name: '先看看机器人答得怎么样' }).waitFor();
  await picture(page, 'zh-console-evaluation-empty');
  await page.getByRole('button', { name: '开始评测' }).click();
  await figure(page, '首选正确').waitFor({ timeout: 120_000 });
  assert.match(await figure(page, '首选正确').innerText(), /^[6-9]\d\.\d%$/);
  assert.match(await figure(page, '回答正确率').innerText(), /^(8|9)\d\.\d%$/);
  await picture(page, 'zh-console-evaluation');

  // Whoever may not change the settings may still try them.
  await page.getByText('只有管理员可以保存阈值。').waitFor();
  assert.equal(await page.getByRole('button', { name: '保存阈值' }).count(), 0);

  await page.locator('.ant-segmented-item', { hasText: '全部问题' }).click();
  const first = page.getByRole('list', { name: '全部问题' }).getByRole('listitem').first();
  await first.getByText('属于').waitFor();
  const entry = first.getByRole('link').first();
  const question = await entry.innerText();
  await entry.click();
  await page.getByRole('heading', { name: '编辑条目' }).waitFor();
  assert.equal(await page.getByLabel('问题', { exact: true }).inputValue(), question);
  await page.close();
});

test('the slider says at once what to expect, and what an admin saves holds', async () => {
  const page = await office.seat('admin@yingda.local');
  await office.go(page, 'evaluation');
  const expected = page.getByText(/直接回答.*其中 \d+ 个正确/);
  const before = await expected.innerText();
  await handle(page).focus();
  assert.equal(await page.getByRole('button', { name: '保存阈值' }).isDisabled(), true);
  for (let i = 0; i < 30; i += 1) await page.keyboard.press('ArrowRight');
  assert.equal(await handle(page).getAttribute('aria-valuenow'), '80');
  const answered = (text: string) => Number(/^\s*(\d+)/.exec(text)?.[1]);
  assert.ok(answered(await expected.innerText()) < answered(before), 'a higher threshold answers less');
  await page.getByRole('button', { name: '保存阈值' }).click();
  await page.getByText('已保存').waitFor();
  const stored = await api<{ bot: { answer_threshold: number } }>(page, path);
  assert.equal(stored.bot.answer_threshold, 0.8);
  await page.getByText('用表格查看曲线').click();
  assert.equal(await page.getByRole('table').first().locator('tbody tr').count(), 11);
  await page.close();
});

test('after an edit the second run is compared with the first', async () => {
  const page = await office.seat('supervisor@shop.demo');
  const entries = await api<{ items: Entry[] }>(page, `${path}/knowledge/entries?limit=2`);
  const [own, other] = entries.items;
  assert.ok(own && other);
  // Fields that an update does not take.
  const { id, created_at, updated_at, updated_by, updated_by_name, ...body } = own as Entry &
    Record<string, unknown>;
  const similar = [...own.similar, other.similar[0]];
  await api(page, `${path}/knowledge/entries/${id}`, { ...body, similar }, 'PUT');
  await office.go(page, 'evaluation');
  await evaluate(page, true);
  await page.getByText('同一问法出现在多个条目').waitFor();
  await choose(page, page.getByRole('combobox', { name: '与另一次比较' }), /%/);
  await page.locator('.ant-segmented-item', { hasText: '变化' }).click();
  await page.getByText(/两次都提问的 \d+ 个问题中/).waitFor();
  assert.ok((await page.getByText(/个百分点|没有变化/).count()) >= 6);
  await picture(page, 'zh-console-evaluation-compare');
  await page.getByRole('button', { name: '删除这次评测' }).click();
  await dialog(page, '删除这次评测？').getByRole('button', { name: /删/ }).click();
  await page.getByText('已删除').waitFor();
  const left = await api<{ items: unknown[] }>(page, `${path}/evaluations`);
  assert.equal(left.items.length, 1);
  await page.close();
});

test('a report reads as well on a phone', async () => {
  const page = await office.seat('supervisor@shop.demo', true);
  await office.go(page, 'evaluation');
  await figure(page, '首选正确').waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, 'nothing is cut off or scrolls sideways');
  await picture(page, 'zh-phone-console-evaluation');
  await page.close();
});
