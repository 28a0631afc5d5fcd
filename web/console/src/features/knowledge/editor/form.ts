// The editor's form as data: from an entry, to what the server takes, and what is wrong with it.
import type { Entry, MessagePart } from '@/shared/api/types';
import type { EntryIn } from '../api/useSaveEntry';

/** A part with a key of its own, so that removing one does not move another one's cursor. */
export interface PartRow {
  key: number;
  part: MessagePart;
}

export interface AnswerForm {
  language: string;
  parts: PartRow[];
}

export interface EntryForm {
  question: string;
  language: string;
  similar: string[];
  answers: AnswerForm[];
  category: string;
  keywords: string[];
  source_title: string;
  source_url: string;
  valid_from: string | null;
  valid_until: string | null;
  status: Entry['status'];
  /** Not shown; an entry keeps it. */
  external_id: string;
}

let lastKey = 0;
export const partRow = (part: MessagePart): PartRow => ({ key: ++lastKey, part });
export const textRow = (text = ''): PartRow => partRow({ type: 'text', text });

export const newForm = (language: string): EntryForm => ({
  question: '',
  language,
  similar: [],
  answers: [{ language, parts: [textRow()] }],
  category: '',
  keywords: [],
  source_title: '',
  source_url: '',
  valid_from: null,
  valid_until: null,
  status: 'published',
  external_id: '',
});

export function toForm(entry: Entry): EntryForm {
  return {
    question: entry.question,
    language: entry.language,
    similar: entry.similar,
    answers: entry.answers.map((a) => ({ language: a.language, parts: a.parts.map(partRow) })),
    category: entry.category,
    keywords: entry.keywords,
    source_title: entry.source_title ?? '',
    source_url: entry.source_url ?? '',
    valid_from: entry.valid_from ?? null,
    valid_until: entry.valid_until ?? null,
    status: entry.status,
    external_id: entry.external_id ?? '',
  };
}

/** Empty text parts, and languages without any content, are left out. */
const filled = (answers: AnswerForm[]) =>
  answers
    .map(({ language, parts }) => ({
      language,
      parts: parts.map((row) => row.part).filter((part) => part.type !== 'text' || part.text.trim() !== ''),
    }))
    .filter((answer) => answer.parts.length > 0);

export function toEntryIn(form: EntryForm): EntryIn {
  const { external_id, ...rest } = form;
  return {
    ...rest,
    question: form.question.trim(),
    category: form.category.trim(),
    source_title: form.source_title.trim(),
    source_url: form.source_url.trim(),
    answers: filled(form.answers),
    ...(external_id && { external_id }),
  };
}

export const sameForm = (a: EntryForm, b: EntryForm): boolean =>
  JSON.stringify(toEntryIn(a)) === JSON.stringify(toEntryIn(b));

/** The fields in which two versions differ. */
export function changedFields(a: EntryForm, b: EntryForm): (keyof EntryForm)[] {
  const [x, y] = [toEntryIn(a), toEntryIn(b)];
  return (Object.keys(a) as (keyof EntryForm)[]).filter(
    (key) => JSON.stringify(x[key]) !== JSON.stringify(y[key]),
  );
}

export type Problem = 'question' | 'answer' | 'url' | 'validity' | 'card' | 'link';

const badUrl = (url: string | undefined) => !!url && !/^https?:\/\/\S+$/.test(url.trim());

function cardProblems(part: MessagePart): Problem[] {
  if (part.type !== 'card') return [];
  return part.cards.flatMap((card): Problem[] => [
    ...(card.title.trim() === '' ? (['card'] as const) : []),
    ...((card.buttons ?? []).some((b) => b.label.trim() === '' || (!b.reply && (!b.url || badUrl(b.url))))
      ? (['link'] as const)
      : []),
  ]);
}

export function problemsOf(form: EntryForm): Problem[] {
  const answers = filled(form.answers);
  const found: Problem[] = answers.flatMap((a) => a.parts.flatMap(cardProblems));
  if (form.question.trim() === '') found.push('question');
  if (answers.length === 0) found.push('answer');
  if (badUrl(form.source_url)) found.push('url');
  if (form.valid_from && form.valid_until && form.valid_from >= form.valid_until) found.push('validity');
  return [...new Set(found)];
}

/** Adds each line of `text` that is not there yet (the question counts as there). */
export function addLines(
  similar: readonly string[],
  text: string,
  question: string,
): { similar: string[]; added: number; skipped: number } {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const all = new Set(similar);
  for (const line of lines) if (line !== question.trim()) all.add(line);
  const added = all.size - similar.length;
  return { similar: [...all], added, skipped: lines.length - added };
}
