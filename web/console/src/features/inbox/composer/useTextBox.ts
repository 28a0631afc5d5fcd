// The text box's caret: focus, and inserting where it stands.
import { type RefObject, useCallback, useRef } from 'react';
import { getDraft, type Tab, updateDraft } from './drafts';

export interface TextBoxHandle {
  ref: RefObject<HTMLTextAreaElement | null>;
  focus(): void;
  insert(text: string): void;
  /** Replaces the whole text and puts the caret. */
  replace(text: string, caret: number): void;
}

export function useTextBox(conversationId: string, tab: Tab): TextBoxHandle {
  const ref = useRef<HTMLTextAreaElement>(null);
  const focus = useCallback(() => {
    requestAnimationFrame(() => {
      const box = ref.current;
      box?.focus();
      box?.setSelectionRange(box.value.length, box.value.length);
    });
  }, []);
  const replace = useCallback(
    (text: string, caret: number) => {
      updateDraft(conversationId, { [tab]: text });
      requestAnimationFrame(() => {
        ref.current?.focus();
        ref.current?.setSelectionRange(caret, caret);
        // The suggestions look at the caret, which has moved only now.
        ref.current?.dispatchEvent(new Event('select', { bubbles: true }));
      });
    },
    [conversationId, tab],
  );
  const insert = useCallback(
    (text: string) => {
      const box = ref.current;
      const value = getDraft(conversationId)[tab];
      const from = box?.selectionStart ?? value.length;
      const to = box?.selectionEnd ?? value.length;
      const space = text === '/' && from > 0 && !/\s/.test(value[from - 1] ?? '') ? ' ' : '';
      replace(value.slice(0, from) + space + text + value.slice(to), from + space.length + text.length);
    },
    [conversationId, tab, replace],
  );
  return { ref, focus, insert, replace };
}
