// What "/" and ":" offer at the caret.
import { useTranslation } from 'react-i18next';
import type { CannedReply, Contact } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import { useCanned } from '../api/useCanned';
import { findEmojis } from './emoji';
import type { Trigger } from './trigger';
import { fillVariables } from './variables';

export interface Suggestion {
  id: string;
  mark: string;
  title: string;
  detail?: string;
  insert: string;
}

const shown = 8;

export function matchCanned(replies: readonly CannedReply[], query: string): CannedReply[] {
  const q = query.toLowerCase();
  const rank = (r: CannedReply) => {
    if (r.shortcut.toLowerCase().startsWith(q)) return 0;
    if (r.title.toLowerCase().includes(q)) return 1;
    return r.text.toLowerCase().includes(q) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, at: rank(reply) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .map(({ reply }) => reply);
}

export function useSuggestions(trigger: Trigger | undefined, contact: Contact): Suggestion[] {
  const { t } = useTranslation('inbox');
  const { workspace, me } = useWorkspace();
  const { data: canned = [] } = useCanned();
  if (!trigger) return [];
  if (trigger.kind === 'emoji') {
    return findEmojis(trigger.query, shown).map(({ sign, words }) => ({
      id: sign,
      mark: sign,
      title: words.join(' · '),
      insert: sign,
    }));
  }
  const source = { contact, agent: me, workspace, nameless: t('composer.customerFallback') };
  return matchCanned(canned, trigger.query)
    .slice(0, 50)
    .map((reply) => {
      const text = fillVariables(reply.text, source);
      return { id: reply.id, mark: `/${reply.shortcut}`, title: reply.title, detail: text, insert: text };
    });
}
