import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { namespaces } from '@/app/i18n';
import { abilities, limits } from '@/features/channels/gallery/abilities';
import { grouped, kindsOf } from '@/features/channels/gallery/kinds';
import type { Channel, ChannelCapabilities, ChannelType } from '@/shared/api/types';
import { inkOn, looks } from '@/shared/channel/looks';
import { setUpI18n } from '@/shared/i18n/setup';
import { channelType, plainCapabilities } from './fixtures';

const used = (type: string): Channel => ({
  id: type,
  type,
  key: 'K',
  name: type,
  enabled: true,
  created_at: '',
  settings: {},
});
const types: ChannelType[] = [
  channelType('telegram', 'Telegram', 'Telegram'),
  channelType('some_new_one', '新平台', 'New one'),
  channelType('wechat_oa', '微信公众号', 'WeChat Official Account'),
];
const nameOf = (type: string) => types.find((kind) => kind.type === type)?.name.zh ?? '网页';
const kinds = kindsOf(types, [used('web'), used('telegram'), used('telegram')], nameOf);

beforeAll(() => setUpI18n(namespaces));

describe('the gallery', () => {
  it('begins with the own website and has each kind once, in its group', () => {
    expect(grouped(kinds, '').map(({ group, kinds: some }) => [group, some.map(({ type }) => type)])).toEqual(
      [
        ['site', ['web']],
        ['china', ['wechat_oa']],
        ['world', ['telegram']],
        ['own', ['some_new_one']],
      ],
    );
    expect(kindsOf([...types, channelType('web', '网页', 'Web')], [], nameOf)).toHaveLength(4);
  });

  it('counts what is in use', () => {
    expect(kinds.map(({ type, used: count }) => [type, count])).toEqual([
      ['web', 1],
      ['telegram', 2],
      ['some_new_one', 0],
      ['wechat_oa', 0],
    ]);
  });

  it.each([
    ['wechat', ['wechat_oa']],
    [' 公众号 ', ['wechat_oa']],
    ['NEW', ['some_new_one']],
    ['fax', []],
  ])('finds %j by either name and by the key', (query, found) => {
    expect(grouped(kinds, query).flatMap((group) => group.kinds.map(({ type }) => type))).toEqual(found);
  });
});

describe('what a kind can do', () => {
  const can = (change: Partial<ChannelCapabilities>) => ({ ...plainCapabilities, ...change });

  it('is said in words, the better receipt only', () => {
    const t = i18n.getFixedT('en');
    expect(abilities(can({}), t)).toEqual([]);
    expect(abilities(can({ images: true, choices: 3, delivered: true, read: true }), t)).toEqual([
      'pictures',
      'buttons',
      'read receipts',
    ]);
  });

  it('is bounded by length and by the time to reply', () => {
    const zh = i18n.getFixedT('zh');
    const en = i18n.getFixedT('en');
    expect(limits(can({ text_limit: 4096 }), en, 'en')).toEqual(['4,096 characters a message']);
    const tight = can({ text_limit: 2048, text_unit: 'bytes', window_s: 172_800, window_messages: 5 });
    expect(limits(tight, zh, 'zh')).toEqual(['每条 2,048 字节', '48 小时内可回复 5 条']);
    expect(limits(can({ window_s: 604_800 }), en, 'en')[1]).toMatch(/within 7 days/);
  });
});

describe('looks', () => {
  it('have a mark of one character or a sign, and ink that is seen on its colour', () => {
    for (const { color, mark } of Object.values(looks)) {
      expect(color).toMatch(/^#[0-9A-F]{6}$/);
      if (typeof mark === 'string') expect([...mark]).toHaveLength(1);
      expect(['#FFFFFF', '#1B1B24']).toContain(inkOn(color));
    }
    expect(inkOn('#FEE500')).toBe('#1B1B24');
    expect(inkOn('#0F766E')).toBe('#FFFFFF');
  });
});
