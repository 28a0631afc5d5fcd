import { describe, expect, it } from 'vitest';
import { fieldsOf, patchOf, snippetOf, toOrigin } from '@/features/channels/form';
import { previewDocument } from '@/features/channels/preview';
import type { Channel } from '@/shared/api/types';

const channel: Channel = {
  id: '1',
  type: 'web',
  key: 'KEY',
  name: 'Site',
  enabled: true,
  created_at: '2026-01-01T00:00:00Z',
  settings: { greeting: { zh: '你好', en: '' }, team_id: null, accent_color: '#0f766e' },
};

describe('channel form', () => {
  it('sends what it was given, without blanks', () => {
    const fields = fieldsOf(channel);
    const { name, settings } = patchOf({
      ...fields,
      name: ' Site ',
      suggested_questions: [{ zh: ' 怎么退货 ', en: ' ' }, { zh: '', en: ' ' }, { en: 'b' }],
    });
    expect(name).toBe('Site');
    expect(settings?.greeting).toEqual({ zh: '你好' });
    expect(settings?.suggested_questions).toEqual([{ zh: '怎么退货' }, { en: 'b' }]);
  });

  it('has the default team as null on the wire and as a choice in the form', () => {
    const fields = fieldsOf(channel);
    expect(patchOf(fields).settings?.team_id).toBeNull();
    expect(patchOf({ ...fields, team_id: '7' }).settings?.team_id).toBe('7');
  });

  it.each([
    ['https://shop.example/cart?x=1', 'https://shop.example'],
    ['shop.example', 'https://shop.example'],
    ['localhost:3000', 'https://localhost:3000'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['ftp://shop.example', null],
    ['not a site', null],
    ['', null],
  ])('reads the origin of %j', (text, origin) => {
    expect(toOrigin(text)).toBe(origin);
  });
});

describe('snippet and preview', () => {
  it('load the widget of this server for this channel', () => {
    expect(snippetOf('https://a.example', 'K1')).toBe(
      '<script src="https://a.example/widget.js" data-channel="K1" async></script>',
    );
    const page = new DOMParser().parseFromString(
      previewDocument('https://a.example', 'K1', 'zh', 'dark'),
      'text/html',
    );
    const script = page.querySelector('script');
    expect(script?.getAttribute('src')).toBe('https://a.example/widget.js');
    expect(script?.dataset).toMatchObject({ channel: 'K1', theme: 'dark', lang: 'zh' });
    expect(script?.hasAttribute('data-open')).toBe(true);
    expect(page.documentElement.lang).toBe('zh-CN');
  });
});
