// Knowledge as an editor works on it: write, try, change, delete, import; and two editors at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { api, company, dialog, Office } from './console.ts';
import { picture } from './harness.ts';

const office = new Office().open();
const path = `/api/v1/workspaces/${company}/knowledge/entries`;

interface Entry {
  id: string;
  version: number;
  question: string;
}

const makeEntry = (page: Page, question: string, text: string): Promise<Entry> =>
  api(page, path, {
    question,
    language: 'zh',
    answers: [{ language: 'zh', parts: [{ type: 'text', text }] }],
  });

const testBox = (page: Page) => page.getByRole('region', { name: '测试机器人' });
const answer = (page: Page) => page.getByRole('tabpanel').getByRole('textbox').first();
const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();

test('an entry is written, answers in the test box, is changed, deleted and brought back', async () => {
  const page = await office.seat('supervisor@shop.demo');
  await office.go(page, 'knowledge');
  await page.getByRole('button', { name: '新建条目' }).click();
  await page.waitForURL('**/knowledge/new');
  // Nothing is sent while something is missing, and it is said where.
  await save(page);
  await page.getByText('请填写问题。').waitFor();
  await page.getByLabel('问题', { exact: true }).fill('礼品卡可以叠加使用吗？');
  const similar = page.locator('#entry-similar');
  await similar.fill('几张礼品卡能一起用吗');
  await similar.press('Enter');
  await similar.fill('礼品卡能不能合并付款');
  await similar.press('Enter');
  assert.equal(await page.getByRole('button', { name: /^删除“/ }).count(), 2);
  await answer(page).fill('一笔订单最多可以叠加三张礼品卡。');
  await page.getByText('已发布', { exact: true }).last().click();
  await save(page);
  await page.getByText('已保存，机器人已经用上。').waitFor();
  await page.getByRole('heading', { name: '编辑条目' }).waitFor();

  const box = testBox(page);
  await box.getByRole('textbox').fill('礼品卡能不能合并付款');
  await box.getByRole('button', { name: '测试' }).click();
  await box.getByText('一笔订单最多可以叠加三张礼品卡。').first().waitFor();
  await box.getByText('本条目').waitFor();
  await picture(page, 'zh-console-entry');

  // The test runs again by itself with what has been saved.
  await answer(page).fill('一笔订单最多可以叠加五张礼品卡。');
  await save(page);
  await box.getByText('一笔订单最多可以叠加五张礼品卡。').first().waitFor();

  await page.getByRole('button', { name: /删除$/ }).click();
  // The address changes before the page does, and the test box has links of the same name.
  await page.getByRole('heading', { name: '知识库' }).waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('link', { name: '礼品卡可以叠加使用吗？' }).click();
  await page.getByRole('button', { name: /删除$/ }).click();
  await page.getByRole('heading', { name: '知识库' }).waitFor();
  await page.getByText('已删除“礼品卡可以叠加使用吗？”').waitFor();
  await page.getByRole('link', { name: '礼品卡可以叠加使用吗？' }).waitFor({ state: 'detached' });
  await page.close();
});

test('an import tells of each refused row before it writes the others', async () => {
  const page = await office.seat('supervisor@shop.demo');
  await office.go(page, 'knowledge');
  await page.getByRole('button', { name: '导入' }).click();
  const rows = [
    '问题,答案,分类,来源链接,生效日期',
    '包装盒可以回收吗？,可以，纸盒请放入可回收物。,环保,,',
    ',这一行没有问题,环保,,',
    '可以开发票吗，电子的？,可以，在订单页申请。,发票,not-a-link,',
    '贺卡可以代写吗？,可以，下单时备注内容。,礼品,,31/31/2026',
  ];
  await page.locator('input[type=file]').setInputFiles({
    name: '常见问题.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  });
  const window = dialog(page, '导入知识');
  const refused = window.getByRole('region', { name: /被拒收的行/ });
  await refused.getByText('这一行没有问题。').waitFor();
  await refused.getByText('来源链接要以 http:// 或 https:// 开头。').waitFor();
  await refused.getByText('看不懂这个日期。请写成 2026-01-31。').waitFor();
  assert.equal(await refused.locator('tbody tr').count(), 3);
  await picture(page, 'zh-console-import');
  const download = page.waitForEvent('download');
  await window.getByRole('button', { name: '下载拒收清单' }).click();
  assert.equal((await download).suggestedFilename(), '拒收清单.csv');
  await window.getByRole('button', { name: '导入 1 条' }).click();
  await window.getByText('已发布的条目一秒内生效。').waitFor();
  await window.getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('link', { name: '包装盒可以回收吗？' }).waitFor();
  assert.equal(await page.getByRole('link', { name: '贺卡可以代写吗？' }).count(), 0);
  await page.close();
});

test('whoever edits an entry that a colleague saves meanwhile chooses which version stays', async () => {
  const page = await office.seat('supervisor@shop.demo');
  const entry = await makeEntry(page, '会员生日有礼物吗？', '生日当月送一张券。');
  await office.go(page, `knowledge/${entry.id}`);
  await answer(page).fill('生日当天送一张券。');
  const colleague = await office.seat('admin@yingda.local');
  await office.go(colleague, `knowledge/${entry.id}`);
  await answer(colleague).fill('生日当周送一张券。');
  await save(colleague);
  // The notice comes by itself: nobody has to run into it by saving.
  const notice = page.getByRole('alert').filter({ hasText: '这个条目在你编辑时已被修改' });
  await notice.getByText('不同之处：答案').waitFor();
  await picture(page, 'zh-console-conflict');
  assert.equal(await answer(page).inputValue(), '生日当天送一张券。');
  await notice.getByRole('button', { name: '用对方的版本' }).click();
  assert.equal(await answer(page).inputValue(), '生日当周送一张券。');
  await notice.waitFor({ state: 'detached' });

  await answer(page).fill('生日当天送两张券。');
  await answer(colleague).fill('生日当周送三张券。');
  await save(colleague);
  await notice.getByRole('button', { name: '用我的版本覆盖' }).click();
  await notice.waitFor({ state: 'detached' });
  // Who has typed nothing sees the new version at once.
  await colleague.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some((field) => field.value === '生日当天送两张券。'),
  );
  await colleague.close();
  await page.close();
});

test('nothing typed is lost by leaving the page', async () => {
  const page = await office.seat('supervisor@shop.demo');
  const entry = await makeEntry(page, '可以送到国外吗？', '目前只送国内。');
  await office.go(page, `knowledge/${entry.id}`);
  await answer(page).fill('目前只送国内和港澳台。');
  await page.getByRole('link', { name: '历史' }).click();
  const question = dialog(page, '有未保存的修改');
  await question.getByRole('button', { name: '继续编辑' }).click();
  await question.waitFor({ state: 'detached' });
  assert.equal(await answer(page).inputValue(), '目前只送国内和港澳台。');
  await page.getByRole('link', { name: '历史' }).click();
  await question.getByRole('button', { name: '放弃修改' }).click();
  await page.waitForURL('**/history');
  const kept = await api<Entry>(page, `${path}/${entry.id}`);
  assert.equal(kept.version, entry.version);
  await page.close();
});
