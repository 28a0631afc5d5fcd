// What an administrator sets up: channels, people, teams and their hours, keys, canned replies, companies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { api, channelKey, choose, company, dialog, Office, say, signInTo } from './console.ts';
import { picture } from './harness.ts';

const office = new Office().open();
const admin = 'admin@yingda.local';
const workspace = `/api/v1/workspaces/${company}`;

const confirm = (page: Page, name: string) =>
  page.locator('.ant-popconfirm:visible').getByRole('button', { name, exact: true }).click();

/** Writes the end of the first span, as with any time: text, then on to the next field. */
async function time(page: Page, drawer: Locator, text: string): Promise<void> {
  await drawer.getByLabel('结束时间').first().fill(text);
  await page.keyboard.press('Tab');
}

test('a channel is made, set up beside its live preview, and deleted while nobody has used it', async () => {
  const page = await office.seat(admin);
  await office.go(page, 'channels');
  await page.getByRole('button', { name: '新建渠道' }).click();
  await page.getByRole('button', { name: '网页', exact: true }).click();
  await dialog(page, '新建网页渠道').getByLabel('名称').fill('小程序官网');
  await dialog(page).getByRole('button', { name: '新建渠道' }).click();
  await page.getByRole('heading', { name: '小程序官网' }).waitFor();
  const snippet = await page.getByRole('region', { name: '安装代码' }).locator('pre').innerText();
  assert.match(
    snippet,
    new RegExp(`<script src="${office.program.url}/widget.js" data-channel="[\\w-]+" async>`),
  );

  const preview = page.frameLocator('iframe[title=预览]');
  await preview.getByRole('dialog').waitFor();
  await page.getByLabel('欢迎语 · 中文').fill('欢迎来到预览测试店。');
  await page.getByRole('button', { name: '添加问题' }).click();
  await page.getByLabel('问题 1 · 中文').fill('你们几点上班？');
  await page.getByText('有未保存的更改').waitFor();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await preview.getByText('欢迎来到预览测试店。').waitFor();
  await preview.getByText('你们几点上班？').waitFor();
  await page.getByText('已是最新').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('欢迎语 · 中文').inputValue(), '欢迎来到预览测试店。');
  await preview.getByText('你们几点上班？').waitFor();
  await picture(page, 'zh-console-channel');

  await page.getByLabel('名称').fill('改了没保存');
  await page.getByRole('link', { name: '团队' }).click();
  await dialog(page, '更改还没有保存').getByRole('button', { name: '留在此页' }).click();
  await page.getByRole('button', { name: '放弃更改' }).click();
  assert.equal(await page.getByLabel('名称').inputValue(), '小程序官网');

  await page.getByRole('button', { name: '删除渠道' }).click();
  await confirm(page, '删除');
  await page.getByRole('heading', { name: '渠道', exact: true }).waitFor();
  await page.getByText('渠道已删除').waitFor();
  assert.equal(await page.getByRole('link', { name: '小程序官网' }).count(), 0);
  await page.close();
});

test('a channel in use is not deleted but switched off', async () => {
  const page = await office.seat(admin);
  const made = await api<{ id: string; key: string }>(page, `${workspace}/channels`, {
    type: 'web',
    name: '活动页',
  });
  await say(office.program.url, made.key, 'visitor-of-a-used-channel', '在吗？');
  await office.go(page, `channels/${made.id}`);
  await page.getByRole('button', { name: '删除渠道' }).click();
  await confirm(page, '删除');
  const refusal = page.getByRole('alert').filter({ hasText: '停用后客户不能再从这里发起会话' });
  await refusal.waitFor();
  await picture(page, 'zh-console-channel-in-use');
  await refusal.getByRole('button', { name: '停用渠道' }).click();
  await page.getByText('渠道已停用').waitFor();
  await refusal.waitFor({ state: 'detached' });
  await page.close();
});

test('a member gets a password that is shown once, another role, and is let go', async () => {
  const page = await office.seat(admin);
  await office.go(page, 'team');
  await page.getByRole('button', { name: '添加成员' }).click();
  const add = dialog(page, '添加成员');
  await add.getByLabel('名称').fill('何小满');
  await add.getByLabel('邮箱').fill('xiaoman@shop.demo');
  await add.getByRole('button', { name: '添加', exact: true }).click();
  const once = dialog(page, '已添加 何小满');
  await once.getByText('只显示这一次').waitFor();
  const password = await once.locator('code').innerText();
  await once.getByRole('button', { name: '我已保存' }).click();
  await once.waitFor({ state: 'detached' });
  assert.equal(await page.getByText(password).count(), 0);

  // He signs in with it, and has to choose his own.
  const other = await office.context();
  const his = await other.newPage();
  await signInTo(his, 'xiaoman@shop.demo', password);
  await his.getByText('这是临时密码。请先设置你自己的密码。').waitFor();
  await his.getByLabel('当前密码').fill(password);
  await his.getByLabel('新密码', { exact: true }).fill('a-password-of-his-own');
  await his.getByLabel('再输一次新密码').fill('a-password-of-his-own');
  await his.getByRole('button', { name: '设置新密码' }).click();
  await his.waitForURL('**/inbox/**');
  assert.equal(await his.getByRole('link', { name: '团队' }).count(), 0);

  await page.getByRole('button', { name: '何小满' }).click();
  const drawer = dialog(page, '何小满');
  await choose(page, drawer.getByLabel('角色'), '主管');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  const row = page.getByRole('row', { name: /何小满/ });
  await row.getByRole('cell', { name: '主管', exact: true }).waitFor();
  // His open console follows without a reload.
  await his.getByRole('link', { name: '团队' }).waitFor();

  await page.getByRole('button', { name: '何小满' }).click();
  await drawer.getByRole('switch', { name: '启用' }).click();
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await page
    .getByRole('row', { name: /何小满/ })
    .getByText('已停用')
    .waitFor();
  await his.getByText('你还不是任何工作区的成员').or(his.getByText('没有这个页面')).waitFor();
  await other.close();
  await page.close();
});

test('the last administrator stays one', async () => {
  const page = await office.seat(admin);
  await office.go(page, 'team/members');
  await page.getByRole('button', { name: 'Admin', exact: true }).click();
  const drawer = dialog(page, 'Admin');
  await choose(page, drawer.getByLabel('角色'), '坐席');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await drawer.getByText('请先把另一位成员设为管理员').waitFor();
  await picture(page, 'zh-console-last-admin');
  await page.close();
});

test('a team is made, renamed, gets members and hours, and is deleted', async () => {
  const page = await office.seat(admin);
  await office.go(page, 'team/teams');
  await page.getByRole('button', { name: '新建团队' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('名称').fill('夜班组');
  await choose(page, drawer.getByLabel('成员'), '苏晓棠');
  await page.keyboard.press('Escape');
  await drawer.getByRole('switch', { name: '全天候' }).click();
  await drawer.getByRole('button', { name: '周一至周五 9–18 点' }).click();
  await time(page, drawer, '08:00');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await drawer.getByText('结束要晚于开始').waitFor();
  await time(page, drawer, '20:00');
  await picture(page, 'zh-console-hours');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  const row = page.getByRole('row', { name: /夜班组/ });
  await row.getByText('1', { exact: true }).waitFor();

  await row.getByRole('button', { name: '夜班组' }).click();
  assert.equal(await drawer.getByLabel('结束时间').first().inputValue(), '20:00');
  await drawer.getByLabel('名称').fill('晚间组');
  await choose(page, drawer.getByLabel('成员'), '陆一鸣');
  await page.keyboard.press('Escape');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  const renamed = page.getByRole('row', { name: /晚间组/ });
  await renamed.getByText('2', { exact: true }).waitFor();
  await renamed.getByRole('button', { name: '删除' }).click();
  await confirm(page, '删除');
  await renamed.waitFor({ state: 'detached' });
  await page.close();
});

test('an API key shows its secret once, works, and works no more when revoked', async () => {
  const page = await office.seat(admin);
  await office.go(page, 'team/keys');
  await page.getByRole('button', { name: '新建密钥' }).click();
  const form = dialog(page, '新建密钥');
  await form.getByLabel('名称').fill('CRM 同步');
  await form.getByRole('button', { name: '添加', exact: true }).click();
  await form.getByText('请至少选择一项权限').waitFor();
  await form.getByLabel('读取会话').check();
  await form.getByRole('button', { name: '添加', exact: true }).click();
  const once = dialog(page, '密钥“CRM 同步”已创建');
  const secret = await once.locator('code').innerText();
  await once.getByRole('button', { name: '我已保存' }).click();
  const use = () =>
    fetch(`${office.program.url}${workspace}/conversations`, {
      headers: { Authorization: `Bearer ${secret}` },
    });
  assert.equal((await use()).status, 200);
  const row = page.getByRole('row', { name: /CRM 同步/ });
  await row.getByRole('button', { name: '撤销' }).click();
  await confirm(page, '撤销');
  await row.getByText('已撤销').waitFor();
  assert.equal((await use()).status, 401);
  await page.close();
});

test('settings are kept, the bot can lose its own name, and a new company opens at its channels', async () => {
  const page = await office.seat(admin);
  await office.go(page, 'settings/bot');
  const key = await channelKey(page);
  await page.getByLabel('机器人名称 · 中文').fill('');
  await page.getByLabel('机器人名称 · 英文').fill('');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已是最新').waitFor();
  await page.reload();
  await page.getByLabel('机器人名称 · 中文').waitFor();
  assert.equal(await page.getByLabel('机器人名称 · 中文').inputValue(), '');
  assert.notEqual(key, '');

  await page.getByRole('tab', { name: '快捷回复' }).click();
  await page.getByRole('button', { name: '新建快捷回复' }).click();
  const canned = dialog(page, '新建快捷回复');
  await canned.getByLabel('快捷词').fill('festival');
  await canned.getByLabel('标题').fill('节日问候');
  await canned.getByLabel('内容').fill('节日快乐，{{contact.nam}}！');
  await canned.getByText('没有这些变量').waitFor();
  await canned.getByLabel('内容').fill('节日快乐，{{contact.name}}！');
  await canned.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('cell', { name: '/festival' }).waitFor();

  await page.getByRole('button', { name: /切换工作区/ }).click();
  await page.getByRole('button', { name: '新建公司' }).click();
  const form = dialog(page, '新建公司');
  await form.getByLabel('公司名称').fill('山间茶社');
  await form.getByLabel('短名称').fill('Tea House');
  await form.getByRole('button', { name: '添加', exact: true }).click();
  await form.getByText('只能用小写字母、数字和连字符').waitFor();
  await form.getByLabel('短名称').fill('tea-house');
  await form.getByRole('button', { name: '添加', exact: true }).click();
  await page.waitForURL('**/w/tea-house/channels');
  await page.getByRole('row').nth(1).waitFor();
  await picture(page, 'zh-console-new-company');
  await page.close();
});

test('on a phone a new company is in reach as well', async () => {
  const page = await office.seat(admin, true);
  await page.getByRole('button', { name: /我的菜单/ }).click();
  await picture(page, 'zh-phone-console-menu');
  await page.getByRole('button', { name: '新建公司' }).click();
  await dialog(page, '新建公司').getByLabel('公司名称').waitFor();
  await page.close();
});

test('a password is changed, and the old one is refused', async () => {
  const agent = office.program.account('agent@shop.demo');
  const page = await office.seat(agent.email);
  await office.go(page, 'settings/account');
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByLabel('当前密码').fill('not-the-password');
  await page.getByLabel('新密码', { exact: true }).fill('quite-another-password');
  await page.getByLabel('再输一次新密码').fill('quite-another-word');
  await page.getByRole('button', { name: '设置新密码' }).click();
  await page.getByText('两次输入的新密码不一样').waitFor();
  await page.getByLabel('再输一次新密码').fill('quite-another-password');
  await page.getByRole('button', { name: '设置新密码' }).click();
  await page.getByRole('alert').waitFor();
  await picture(page, 'zh-console-password');
  await page.getByLabel('当前密码').fill(agent.password);
  await page.getByRole('button', { name: '设置新密码' }).click();
  await page.getByRole('heading', { name: '设置', exact: true }).waitFor();
  await page.close();
  const again = await office.context();
  const door = await again.newPage();
  await signInTo(door, agent.email, agent.password);
  await door.getByRole('alert').waitFor();
  await door.locator('input[type=password]').fill('quite-another-password');
  await door.getByRole('button', { name: '登录', exact: true }).click();
  await door.waitForURL('**/inbox/**');
  await again.close();
});
