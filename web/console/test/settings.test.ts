import { describe, expect, it } from 'vitest';
import { botFields, botPatch, unknownVariables } from '@/features/settings/form';

const bot = {
  name: { zh: '小应', en: 'Yin' },
  answer_threshold: 0.7,
  clarify_threshold: 0.4,
  failures_before_handoff: 3,
  handoff_on_anger: false,
  learn_from_conversations: false,
  handoff_topics: ['投诉'],
};

describe('bot settings', () => {
  it('come back as they went in', () => {
    expect(botPatch(botFields(bot))).toEqual({ bot });
  });

  it('say when the own name was emptied, which leaving it out would not', () => {
    const fields = { ...botFields(bot), name: { zh: ' ', en: 'Yin' } };
    expect(botPatch(fields).bot?.name).toEqual({ zh: '', en: 'Yin' });
  });

  it('keep each topic once, without blanks', () => {
    const fields = { ...botFields(bot), handoff_topics: [' 投诉', '投诉 ', ' ', 'refund'] };
    expect(botPatch(fields).bot?.handoff_topics).toEqual(['投诉', 'refund']);
  });
});

describe('variables of canned replies', () => {
  it('finds those that nothing fills in', () => {
    const text = '{{contact.name}} {{ agent.name }} {{order.id}} {{order.id}} {{}}';
    expect(unknownVariables(text, ['contact.name', 'agent.name'])).toEqual(['order.id', '']);
    expect(unknownVariables('no {variables} here', [])).toEqual([]);
  });
});
