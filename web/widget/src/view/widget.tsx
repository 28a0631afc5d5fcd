// The bubble, and the panel when it is open.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Attachment, Attachments } from '../attachments';
import type { Controls } from '../controls';
import { type Language, localized, texts } from '../i18n';
import type { Session } from '../session';
import { AppContext, useSnapshot } from './context';
import { ChatIcon, DownIcon } from './icons';
import { Panel } from './panel';

interface Props {
  session: Session;
  controls: Controls;
  attachments: Attachments;
  uploading: readonly Attachment[];
  language: Language;
  server: string;
}

export function Widget(props: Props) {
  const { session, controls, language } = props;
  const snapshot = useSnapshot(session);
  const [, redraw] = useState(0);
  useEffect(() => controls.subscribe(() => redraw((n) => n + 1)), [controls]);
  const launcher = useRef<HTMLButtonElement>(null);
  const t = texts[language];
  const close = useCallback(() => {
    controls.close();
    launcher.current?.focus();
  }, [controls]);
  const { unread } = snapshot;
  const { isOpen } = controls;
  return (
    <AppContext.Provider
      value={{ ...props, snapshot, t, botName: localized(snapshot.config?.bot_name, language) || t.aiName }}
    >
      <div class="root" lang={language === 'zh' ? 'zh-CN' : 'en'}>
        {isOpen && <Panel close={close} />}
        <button
          type="button"
          ref={launcher}
          class={`launcher${isOpen ? ' opened' : ''}`}
          aria-label={isOpen ? t.close : unread > 0 ? `${t.open} (${t.unread(unread)})` : t.open}
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={() => (isOpen ? close() : controls.open(unread > 0 ? 'talk' : undefined))}
        >
          {isOpen ? <DownIcon size={26} /> : <ChatIcon size={28} />}
          {!isOpen && unread > 0 && (
            <span class="badge" aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </button>
      </div>
    </AppContext.Provider>
  );
}
