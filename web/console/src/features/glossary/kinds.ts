// "term" and a few dictionaries have names in both languages; others are called what the team calls them.
import { useTranslation } from 'react-i18next';

export const plainKind = 'term';
export const knownKinds = [plainKind, 'product', 'plan', 'model', 'place'] as const;

const isKnown = (kind: string): kind is (typeof knownKinds)[number] =>
  (knownKinds as readonly string[]).includes(kind);

export function useKindName(): (kind: string) => string {
  const { t } = useTranslation('glossary');
  return (kind) => (isKnown(kind) ? t(`kinds.${kind}`) : kind);
}
