import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp } from './context';
import { ClipIcon, SendIcon } from './icons';

const MAX_TEXT = 8000;
const COUNT_FROM = 7000;

export function Composer({ focus }: { focus: boolean }) {
  const { session, controls, snapshot, attachments, t } = useApp();
  const [text, show] = useState(controls.draft);
  const input = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const upload = snapshot.config?.upload;

  useEffect(() => {
    if (focus) input.current?.focus({ preventScroll: true });
  }, [focus]);

  // Grows with the text, up to the limit that the style sets.
  useLayoutEffect(() => {
    const element = input.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  function setText(value: string) {
    controls.draft = value;
    show(value);
  }

  function send() {
    if (!text.trim()) return;
    session.typed(false);
    session.sendText(text);
    setText('');
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, Enter chooses a word. 229 is what older browsers say then.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  function onPaste(event: ClipboardEvent) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || !upload) return;
    event.preventDefault();
    attachments.add(files, upload);
  }

  return (
    <div class="composer">
      <button
        type="button"
        class="icon"
        aria-label={t.attach}
        title={t.attach}
        onClick={() => picker.current?.click()}
      >
        <ClipIcon />
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={upload?.accept.join(',')}
        onChange={(event) => {
          if (upload) attachments.add([...(event.currentTarget.files ?? [])], upload);
          event.currentTarget.value = '';
        }}
      />
      <div class="field">
        <textarea
          ref={input}
          rows={1}
          value={text}
          maxLength={MAX_TEXT}
          placeholder={t.write}
          aria-label={t.write}
          dir="auto"
          enterkeyhint="send"
          onInput={(event) => {
            setText(event.currentTarget.value);
            session.typed(event.currentTarget.value !== '');
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {text.length > COUNT_FROM && (
          <small class="count" role="status">
            {text.length} / {MAX_TEXT}
          </small>
        )}
      </div>
      <button
        type="button"
        class="send"
        aria-label={t.send}
        title={t.send}
        disabled={!text.trim()}
        onClick={send}
      >
        <SendIcon />
      </button>
    </div>
  );
}
