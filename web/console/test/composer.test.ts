import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Draft,
  emptyDraft,
  getDraft,
  insertReply,
  prune,
  updateDraft,
} from '@/features/inbox/composer/drafts';
import { findEmojis } from '@/features/inbox/composer/emoji';
import { findTrigger, replaceTrigger } from '@/features/inbox/composer/trigger';
import { matchCanned } from '@/features/inbox/composer/useSuggestions';
import { fillVariables } from '@/features/inbox/composer/variables';

const file = { type: 'image', url: '/files/abc/a.png', name: 'a.png' } as const;

describe('drafts', () => {
  beforeEach(() => {
    for (const id of ['a', 'b']) updateDraft(id, emptyDraft);
  });

  it('keeps reply and note of each conversation apart, and in the browser', () => {
    updateDraft('a', { reply: '您好' });
    updateDraft('a', { note: '要退款', tab: 'note' });
    updateDraft('b', { reply: 'Hello' });
    expect(getDraft('a')).toMatchObject({ reply: '您好', note: '要退款', tab: 'note' });
    expect(JSON.parse(localStorage.getItem('yd.drafts') ?? '{}').b.reply).toBe('Hello');
  });

  it('forgets a draft that was emptied', () => {
    updateDraft('a', { reply: 'x' });
    updateDraft('a', { reply: '' });
    expect(localStorage.getItem('yd.drafts')).toBe('{}');
    expect(getDraft('a')).toBe(emptyDraft);
  });

  it('adds an answer below what is written, with its files', () => {
    updateDraft('a', { reply: '您好 ', note: 'n', tab: 'note' });
    insertReply('a', '两小时内到。', [file]);
    expect(getDraft('a')).toMatchObject({
      tab: 'reply',
      reply: '您好\n两小时内到。',
      note: 'n',
      files: [file],
    });
  });

  it('drops what nobody came back to for a month', () => {
    const now = Date.now();
    const draft = (days: number): Draft => ({ ...emptyDraft, reply: 'x', at: now - days * 86_400_000 });
    expect(Object.keys(prune({ old: draft(31), young: draft(29), empty: emptyDraft }, now))).toEqual([
      'young',
    ]);
  });
});

describe('fillVariables', () => {
  const source = {
    contact: { name: '李雷', email: 'li@example.com' },
    agent: { name: '王小明' },
    workspace: { name: '电信' },
    nameless: '您',
  };
  it('fills names, with or without spaces', () => {
    expect(fillVariables('{{contact.name}}好，我是{{ agent.name }}（{{workspace.name}}）', source)).toBe(
      '李雷好，我是王小明（电信）',
    );
  });
  it('stands in for a missing name, leaves unknown variables to be seen', () => {
    const nameless = { ...source, contact: { name: '' } };
    expect(fillVariables('{{contact.name}}好 {{contact.phone}}{{order.id}}', nameless)).toBe(
      '您好 {{order.id}}',
    );
  });
  it('greets without a name that is not known', () => {
    const nameless = { ...source, contact: { name: '' } };
    expect(fillVariables('您好 {{contact.name}}，我是{{agent.name}}', nameless)).toBe('您好，我是王小明');
    expect(fillVariables('Hello {{ contact.name }}, thanks', nameless)).toBe('Hello, thanks');
  });
  it('does not read a value as a template', () => {
    const odd = { ...source, contact: { name: '{{agent.name}} $&' } };
    expect(fillVariables('{{contact.name}}', odd)).toBe('{{agent.name}} $&');
  });
});

describe('findTrigger', () => {
  const at = (text: string) => findTrigger(text, text.length);
  it('finds a slash at the start of a word', () => {
    expect(at('/')).toEqual({ kind: 'canned', query: '', from: 0 });
    expect(at('好的 /退款')).toEqual({ kind: 'canned', query: '退款', from: 3 });
    expect(at('line\n/hi')).toEqual({ kind: 'canned', query: 'hi', from: 5 });
  });
  it('leaves addresses, dates and times alone', () => {
    for (const text of ['and/or', 'https://', '/a b', '10:30', '他说：好', 'x:smile'])
      expect(at(text)).toBeUndefined();
  });
  it('finds an emoji word and replaces it at the caret', () => {
    const text = '谢谢 :thank 再见';
    const caret = 9;
    const trigger = findTrigger(text, caret);
    expect(trigger).toEqual({ kind: 'emoji', query: 'thank', from: 3 });
    if (trigger)
      expect(replaceTrigger(text, caret, trigger, '🙏')).toEqual({ text: '谢谢 🙏 再见', caret: 5 });
  });
});

describe('suggestions', () => {
  it('finds emoji in both languages', () => {
    expect(findEmojis('thank', 3)[0]?.sign).toBe('🙏');
    expect(findEmojis('谢', 3)[0]?.sign).toBe('🙏');
    expect(findEmojis('zzz', 3)).toEqual([]);
  });
  it('ranks canned replies by shortcut, title, text', () => {
    const reply = (shortcut: string, title: string, text: string) => ({
      id: shortcut,
      shortcut,
      title,
      text,
    });
    const all = [
      reply('bye', '再见', 'refund 之后'),
      reply('x', 'Refund rules', '…'),
      reply('refund', '退款', '…'),
    ];
    expect(matchCanned(all, 'ref').map((r) => r.id)).toEqual(['refund', 'x', 'bye']);
    expect(matchCanned(all, '')).toHaveLength(3);
  });
});
