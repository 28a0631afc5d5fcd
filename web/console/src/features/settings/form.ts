// The bot's settings as form values, and back.
import type { Workspace } from '@/shared/api/types';
import type { WorkspacePatch } from '@/shared/api/workspaceSettings';
import { defaultThresholds } from '@/shared/lib/botDefaults';
import { trimLocalized } from '@/shared/lib/localizedText';

export interface BotFields {
  name: { zh?: string; en?: string };
  /** Below the first the bot does not know, from the second on it answers, between them it asks back. */
  thresholds: [number, number];
  failures: number;
  handoff_on_anger: boolean;
  learn_from_conversations: boolean;
  handoff_topics: string[];
}

const { answer, clarify } = defaultThresholds;

export function botFields(bot: Workspace['bot']): BotFields {
  return {
    name: bot.name ?? {},
    thresholds: [bot.clarify_threshold ?? clarify, bot.answer_threshold ?? answer],
    failures: bot.failures_before_handoff ?? 2,
    handoff_on_anger: bot.handoff_on_anger ?? true,
    learn_from_conversations: bot.learn_from_conversations ?? true,
    handoff_topics: bot.handoff_topics ?? [],
  };
}

export function botPatch(fields: BotFields): WorkspacePatch {
  const [low, high] = fields.thresholds;
  const topics = fields.handoff_topics.map((topic) => topic.trim()).filter(Boolean);
  return {
    bot: {
      // Both languages always: an empty one says that there is no own name any more.
      name: { zh: '', en: '', ...trimLocalized(fields.name) },
      clarify_threshold: low,
      answer_threshold: high,
      failures_before_handoff: fields.failures,
      handoff_on_anger: fields.handoff_on_anger,
      learn_from_conversations: fields.learn_from_conversations,
      handoff_topics: [...new Set(topics)],
    },
  };
}

/** Variables in {{ }} that no reply fills in; they would reach the customer as they stand. */
export function unknownVariables(text: string, known: readonly string[]): string[] {
  const named = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? '');
  return [...new Set(named.filter((name) => !known.includes(name)))];
}
