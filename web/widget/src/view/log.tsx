// The messages, oldest at the top. Stays at the bottom while one is there, keeps its place while one reads above.
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatDay, localized } from '../i18n';
import { buildRows } from '../rows';
import { fromOtherSide } from '../timeline';
import { AttachmentView } from './attachment';
import { Avatar } from './avatar';
import { useApp } from './context';
import { useMinute } from './hooks';
import { DownIcon } from './icons';
import { MessageView, OutgoingView } from './message';
import { Notice } from './notice';
import { PlainText } from './parts';

const NEAR = 80;

export function Log({ children }: { children?: ComponentChildren }) {
  const { snapshot, session, uploading, t, language, botName } = useApp();
  const { messages, state, outbox, typing } = snapshot;
  const now = useMinute();
  const rows = useMemo(() => buildRows(messages, state), [messages, state]);
  const box = useRef<HTMLDivElement>(null);
  const place = useRef({ bottom: true, height: 0, top: 0, firstId: '' });
  const [behind, setBehind] = useState(false);
  const lastId = messages[messages.length - 1]?.id;
  const firstId = messages[0]?.id ?? '';

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const was = place.current;
    if (was.bottom) element.scrollTop = element.scrollHeight;
    else if (was.firstId !== firstId) element.scrollTop = was.top + element.scrollHeight - was.height;
    place.current = { ...was, height: element.scrollHeight, top: element.scrollTop, firstId };
  });

  // One's own message always comes into view; another's only where one is at the bottom already.
  useEffect(() => {
    toBottom('auto');
  }, [outbox.length, uploading.length]);
  useEffect(() => {
    const newest = messages[messages.length - 1];
    if (newest && fromOtherSide(newest) && !place.current.bottom) setBehind(true);
  }, [lastId]);

  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      if (place.current.bottom) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);

  function toBottom(behavior: ScrollBehavior) {
    const element = box.current;
    place.current.bottom = true;
    setBehind(false);
    element?.scrollTo({ top: element.scrollHeight, behavior });
  }

  function onScroll() {
    const element = box.current;
    if (!element) return;
    const bottom = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    place.current = { bottom, height: element.scrollHeight, top: element.scrollTop, firstId };
    if (bottom) setBehind(false);
    if (element.scrollTop < NEAR) void session.loadOlder();
  }

  return (
    <div class="log-frame">
      <div
        class="log"
        ref={box}
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-live="polite"
        aria-label={t.dialog}
      >
        <div>
          <ol>
            {snapshot.loadingOlder && <li class="notice">{t.older}</li>}
            {snapshot.loaded && !snapshot.hasOlder && <Opening />}
            {!snapshot.loaded && session.returning() && <Skeleton />}
            {rows.map((row) =>
              row.kind === 'day' ? (
                <li key={row.key} class="day">
                  <span>{formatDay(row.at, now, language)}</span>
                </li>
              ) : row.kind === 'notice' ? (
                <Notice key={row.key} message={row.message} />
              ) : (
                <MessageView key={row.key} row={row} />
              ),
            )}
            {outbox.map((item) => (
              <OutgoingView key={item.id} item={item} />
            ))}
            {uploading.map((item) => (
              <AttachmentView key={item.id} item={item} />
            ))}
            {typing && snapshot.connection !== 'offline' && (
              <Typing
                bot={typing === 'bot'}
                name={typing === 'bot' ? botName : state.agent_name || t.agent}
              />
            )}
          </ol>
          {children}
        </div>
      </div>
      {behind && (
        <button type="button" class="to-newest" onClick={() => toBottom('smooth')}>
          <DownIcon size={16} /> {t.newest}
        </button>
      )}
    </div>
  );
}

/** Who one is talking to, before the first message. */
function Opening() {
  const { snapshot, t, language, botName } = useApp();
  const greeting = localized(snapshot.config?.greeting, language) || t.greetingFallback;
  const greeted = snapshot.messages[0]?.kind === 'greeting';
  return (
    <>
      {snapshot.config?.bot_enabled !== false && <li class="notice">{t.aiNotice(botName)}</li>}
      {!greeted && (
        <li class="message other first">
          <Avatar bot name={botName} small />
          <div class="stack">
            <span class="name" dir="auto">
              {botName}
              <i>{t.ai}</i>
            </span>
            <div class="bubble">
              <PlainText text={greeting} />
            </div>
          </div>
        </li>
      )}
    </>
  );
}

function Typing({ bot, name }: { bot: boolean; name: string }) {
  const { t } = useApp();
  return (
    <li class="message other first">
      <Avatar bot={bot} name={name} small />
      <div class="bubble dots" role="img" aria-label={t.typing(name)}>
        <span />
        <span />
        <span />
      </div>
    </li>
  );
}

function Skeleton() {
  return (
    <li class="skeleton" aria-hidden="true">
      <span />
      <span />
      <span />
    </li>
  );
}
