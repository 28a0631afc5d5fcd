// The glossary as an editor works on it: write, refuse what clashes, delete and bring back, import, export; on a phone
// and in the dark.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { api, company, dialog, Office } from './console.ts';
import { picture } from './harness.ts';

const office = new Office().open();
const path = `/api/v1/workspaces/${company}/glossary/terms`;

const row = (page: Page, term: string) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: `编辑“${term}”` }) });

async function addSynonyms(page: Page, ...words: string[]): Promise<void> {
  const field = page.getByLabel('同义词', { exact: true });
  for (const word of words) {
    await field.fill(word);
    await field.press('Enter');
  }
}

test('a term is written, changed, deleted and brought back', async () => {
  const page = await office.seat('supervisor@shop.demo');
  await office.go(page, 'knowledge');
  await page.getByRole('link', { name: '术语表' }).click();
  await page.waitForURL('**/knowledge/glossary');
  await row(page, '运费险').getByText('退运险', { exact: true }).waitFor();
  await picture(page, 'zh-console-glossary');

  await page.getByRole('button', { name: '新建术语' }).click();
  const window = dialog(page, '新建术语');
  await window.getByRole('button', { name: '保存' }).click();
  await window.getByText('请填写').first().waitFor();
  await window.getByLabel('术语', { exact: true }).fill('心意卡');
  await addSynonyms(page, '礼品卡', '储值卡');
  await window.getByLabel('解释').fill('可以充值、全场通用的电子卡。');
  const kind = window.getByLabel('类型');
  await kind.fill('卡券');
  await kind.press('Enter');
  await picture(page, 'zh-console-glossary-new');
  await window.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存，机器人一秒内用上。').waitFor();
  await window.waitFor({ state: 'hidden' });
  const mine = row(page, '心意卡');
  for (const text of ['礼品卡', '储值卡', '卡券', '可以充值、全场通用的电子卡。'])
    await mine.getByText(text, { exact: true }).waitFor();

  await mine.getByRole('button', { name: '编辑“心意卡”' }).press('Enter');
  const change = dialog(page, '编辑术语');
  assert.equal(await change.getByLabel('术语', { exact: true }).inputValue(), '心意卡');
  await addSynonyms(page, '购物卡');
  await change.getByRole('button', { name: '保存' }).click();
  await mine.getByText('购物卡', { exact: true }).waitFor();

  await mine.getByRole('button', { name: '删除“心意卡”' }).click();
  await mine.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await mine.getByText('购物卡', { exact: true }).waitFor();
  await page.close();
});

test('a word of another term is refused beside the field that has it', async () => {
  const page = await office.seat('supervisor@shop.demo');
  await office.go(page, 'knowledge/glossary');
  await page.getByRole('button', { name: '新建术语' }).click();
  const window = dialog(page, '新建术语');
  await window.getByLabel('术语', { exact: true }).fill('退货保险');
  await addSynonyms(page, '寄回险', '退运险');
  await window.getByRole('button', { name: '保存' }).click();
  await window.getByText('“退运险”已属于另一个术语。一个词只能属于一个术语。').waitFor();
  await picture(page, 'zh-console-glossary-taken');
  await window.getByLabel('术语', { exact: true }).fill('运费险');
  await window.getByRole('button', { name: '保存' }).click();
  await window.getByText('术语表里已有“运费险”。').waitFor();
  await window.getByRole('button', { name: '取消' }).click();
  await page.close();
});

test('the list is searched by synonym and narrowed by kind', async () => {
  const page = await office.seat('supervisor@shop.demo');
  await api(page, path, { term: '花束 L 号', synonyms: ['大花束'], kind: 'product' });
  await office.go(page, 'knowledge/glossary');
  await page.getByLabel('搜索术语、同义词和解释').fill('退运险');
  await row(page, '运费险').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  await page.getByLabel('搜索术语、同义词和解释').fill('没有这个词');
  await page.getByText('没有符合条件的术语').waitFor();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await row(page, '运费险').waitFor();
  await page.getByRole('combobox', { name: '类型' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '产品' }).click();
  await row(page, '花束 L 号').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  await page.close();
});

test('a file is checked, imported and exported again', async () => {
  const page = await office.seat('supervisor@shop.demo');
  await office.go(page, 'knowledge/glossary');
  await page.getByRole('button', { name: '导入' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: '术语.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('术语,同义词,解释\n鲜花月卡,"包月花、月花",每周送一束。\n,没有术语,\n保险,退运险,\n'),
  });
  const window = dialog(page, '导入术语');
  const refused = window.getByRole('region', { name: /被拒收的行/ });
  await refused.getByText('这一行没有术语。').waitFor();
  await refused.getByText('这个词已属于另一个术语。').waitFor();
  await picture(page, 'zh-console-glossary-import');
  await window.getByRole('button', { name: '导入 1 条' }).click();
  await window.getByText('一秒内生效。').waitFor();
  await window.getByRole('button', { name: '关闭' }).last().click();
  await row(page, '鲜花月卡').getByText('包月花', { exact: true }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  const file = await download;
  assert.equal(file.suggestedFilename(), '术语表.csv');
  assert.match(await readFile(await file.path(), 'utf8'), /"鲜花月卡","包月花\|月花","每周送一束。"/);
  await page.close();
});

test('it fits a phone and the dark', async () => {
  const phone = await office.seat('supervisor@shop.demo', true);
  await phone.emulateMedia({ colorScheme: 'dark' });
  await office.go(phone, 'knowledge/glossary');
  await row(phone, '运费险').waitFor();
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, 'the page scrolls sideways');
  await picture(phone, 'zh-console-glossary-phone');
  await row(phone, '运费险').getByRole('button', { name: /^编辑/ }).click();
  await dialog(phone, '编辑术语').getByLabel('解释').waitFor();
  await picture(phone, 'zh-console-glossary-phone-edit');
  await phone.close();
});

test('whoever may not edit still looks', async () => {
  const page = await office.seat('agent@shop.demo');
  await office.go(page, 'knowledge/glossary');
  await page.getByText('退运险', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '新建术语' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: /^删除/ }).count(), 0);
  await page.close();
});
