// "/" and ":" while writing: which word before the caret asks for suggestions.

export interface Trigger {
  kind: 'canned' | 'emoji';
  query: string;
  /** Where the word begins, to be replaced up to the caret. */
  from: number;
}

export function findTrigger(text: string, caret: number): Trigger | undefined {
  const before = text.slice(0, caret);
  // A slash begins a canned reply only at the start of a line or after a space: not in "and/or" or an address.
  const canned = /(?:^|\s)\/([^\s/]{0,32})$/.exec(before);
  if (canned) {
    const query = canned[1] ?? '';
    return { kind: 'canned', query, from: caret - query.length - 1 };
  }
  // A colon needs a space before and a letter behind it: "10:30" and "他说：好" are no emoji.
  const emoji = /(?:^|\s)[:：]([a-z\p{Script=Han}]{1,16})$/iu.exec(before);
  if (emoji) {
    const query = emoji[1] ?? '';
    return { kind: 'emoji', query, from: caret - query.length - 1 };
  }
  return undefined;
}

export function replaceTrigger(text: string, caret: number, trigger: Trigger, insert: string) {
  const next = text.slice(0, trigger.from) + insert + text.slice(caret);
  return { text: next, caret: trigger.from + insert.length };
}
