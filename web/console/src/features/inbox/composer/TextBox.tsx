import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '@/shared/api/types';
import { usePreferences } from '@/shared/lib/preferences';
import styles from './composer.module.css';
import { type Tab, updateDraft } from './drafts';
import { SuggestMenu } from './SuggestMenu';
import { findTrigger, replaceTrigger } from './trigger';
import { type Suggestion, useSuggestions } from './useSuggestions';
import type { TextBoxHandle } from './useTextBox';

interface Props {
  box: TextBoxHandle;
  conversation: Conversation;
  tab: Tab;
  text: string;
  onTyped(): void;
  onFiles(files: Iterable<File>): void;
  onSubmit(): void;
}

const maxHeight = 220;

export function TextBox({ box, conversation, tab, text, onTyped, onFiles, onSubmit }: Props) {
  const { t } = useTranslation('inbox');
  const { enterSends } = usePreferences();
  const menuId = useId();
  const [caret, setCaret] = useState(text.length);
  const [at, setAt] = useState(0);
  const [closedAt, setClosedAt] = useState(-1);
  const found = findTrigger(text, Math.min(caret, text.length));
  const trigger = found && found.from !== closedAt ? found : undefined;
  const suggestions = useSuggestions(trigger, conversation.contact);
  const menuOpen = trigger !== undefined && (suggestions.length > 0 || trigger.kind === 'canned');
  const active = Math.min(at, Math.max(0, suggestions.length - 1));
  useGrow(box, text);
  // Another word begins its list at the top.
  useEffect(() => setAt(0), [trigger?.kind, trigger?.query]);

  const pick = (s: Suggestion) => {
    if (!trigger) return;
    const next = replaceTrigger(text, caret, trigger, s.insert);
    box.replace(next.text, next.caret);
  };
  const menuKey = (e: KeyboardEvent): boolean => {
    if (!trigger || !menuOpen) return false;
    const chosen = suggestions[active];
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      setAt(
        (active + (e.key === 'ArrowDown' ? 1 : -1) + suggestions.length) % Math.max(1, suggestions.length),
      );
    } else if ((e.key === 'Enter' || e.key === 'Tab') && chosen) {
      pick(chosen);
    } else if (e.key === 'Escape') {
      setClosedAt(trigger.from);
    } else {
      return false;
    }
    return true;
  };
  const onKeyDown = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    if (e.nativeEvent.isComposing) return;
    const sends = e.key === 'Enter' && (e.ctrlKey || e.metaKey || (enterSends && !e.shiftKey && !e.altKey));
    if (menuKey(e)) e.preventDefault();
    else if (e.key === 'Escape') e.currentTarget.blur();
    else if (sends) {
      e.preventDefault();
      onSubmit();
    }
  };
  return (
    <div className={styles.boxFrame}>
      {menuOpen && (
        <SuggestMenu id={menuId} suggestions={suggestions} active={active} onHover={setAt} onPick={pick} />
      )}
      <textarea
        ref={box.ref}
        className={styles.box}
        rows={2}
        value={text}
        placeholder={t(tab === 'note' ? 'composer.notePlaceholder' : 'composer.placeholder')}
        aria-label={t(`composer.${tab}`)}
        aria-controls={menuOpen ? menuId : undefined}
        aria-activedescendant={menuOpen ? `${menuId}-${active}` : undefined}
        onChange={(e) => {
          updateDraft(conversation.id, { [tab]: e.target.value, tab });
          setCaret(e.target.selectionStart);
          setClosedAt(-1);
          if (e.target.value) onTyped();
        }}
        onSelect={(e) => setCaret(e.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={(e) => {
          const files = Array.from(e.clipboardData.files);
          if (files.length === 0) return;
          e.preventDefault();
          onFiles(files);
        }}
      />
    </div>
  );
}

/** As high as its text, up to a limit. */
function useGrow(box: TextBoxHandle, text: string): void {
  // Measured again whenever the text changes.
  useLayoutEffect(() => {
    const area = box.ref.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(maxHeight, area.scrollHeight)}px`;
  }, [text, box.ref]);
}
