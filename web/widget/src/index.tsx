// Entry: reads the script tag, builds the parts, mounts the widget into a shadow root of its own.
import { render } from 'preact';
import { type Attachment, Attachments } from './attachments';
import { accentFor } from './color';
import { Controls, type EventMap } from './controls';
import { browserEnvironment } from './environment';
import { type Language, pickLanguage } from './i18n';
import { type Options, readOptions } from './options';
import { Session } from './session';
import { playSound, unlockSound } from './sound';
import { browserStore } from './storage';
import css from './styles.css?inline';
import { httpTransport } from './transport';
import { Widget } from './view/widget';

declare global {
  interface Window {
    Yingda?: {
      /** Opens the panel; with a question, asks it at once. */
      open(question?: string): void;
      close(): void;
      on<Name extends keyof EventMap>(event: Name, handler: (detail: EventMap[Name]) => void): () => void;
    };
  }
}

async function start(options: Options): Promise<void> {
  const language = () => pickLanguage(options.language, document.documentElement.lang, navigator.language);
  const env = browserEnvironment();
  const store = browserStore(`yingda:${options.channel}:`);
  const transport = httpTransport(options.server, options.channel, language);
  const session = new Session({
    transport,
    store,
    env,
    language,
    context: () => ({
      page_url: location.href.slice(0, 2000),
      page_title: document.title.slice(0, 300),
      language: language(),
    }),
  });
  const controls = new Controls(store);
  window.Yingda = {
    open: (question) => {
      if (question) session.sendText(question);
      controls.open(question ? 'talk' : undefined);
    },
    close: () => controls.close(),
    on: (event, handler) => controls.on(event, handler),
  };

  if (!(await session.loadConfig())) {
    console.warn(`Yingda: channel ${options.channel} is unknown, or not allowed on ${location.origin}.`);
    return;
  }
  const { root, draw } = mount(options, session, controls, language, (file, progress, signal) =>
    transport.upload(session.visitor(), file, progress, signal),
  );
  watchPage(options, session, controls, root, draw);
  controls.on('open', () => session.connect());
  if (session.returning()) session.connect();
  if (options.open) controls.open();
  else if (controls.isOpen) session.connect();
}

function mount(
  options: Options,
  session: Session,
  controls: Controls,
  language: () => Language,
  upload: ConstructorParameters<typeof Attachments>[0],
) {
  const host = document.createElement('yingda-widget');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  let uploading: readonly Attachment[] = [];
  const attachments = new Attachments(
    upload,
    (part) => session.sendFile(part),
    (list) => {
      uploading = list;
      draw();
    },
    () => browserEnvironment().randomId(),
  );
  const config = session.current.config;
  host.dataset.position = options.position ?? config?.position ?? 'right';

  function draw() {
    const theme = options.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    const { accent, onAccent } = accentFor(config?.accent_color ?? '', theme);
    host.dataset.theme = theme;
    host.dir = getComputedStyle(document.documentElement).direction;
    host.style.setProperty('--accent', accent);
    host.style.setProperty('--on-accent', onAccent);
    render(
      <Widget
        session={session}
        controls={controls}
        attachments={attachments}
        uploading={uploading}
        language={language()}
        server={options.server}
      />,
      root,
    );
  }

  draw();
  document.body.append(host);
  return { root, draw };
}

// What happens on the page and matters here: its language and colours, sleep, the network, other tabs, new messages.
function watchPage(
  options: Options,
  session: Session,
  controls: Controls,
  root: ShadowRoot,
  draw: () => void,
): void {
  new MutationObserver(draw).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['lang', 'dir'],
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  const wake = () => {
    if (document.visibilityState === 'visible') session.wake();
  };
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', wake);
  window.addEventListener('storage', (event) => {
    if (event.key === `yingda:${options.channel}:seen`) session.syncSeen();
  });
  root.addEventListener('pointerdown', unlockSound, { once: true });
  root.addEventListener('keydown', unlockSound, { once: true });
  session.onArrival((message) => {
    controls.emit('message', { id: message.id, author: message.author });
    const away = !controls.isOpen || document.visibilityState === 'hidden';
    if (away && controls.sound) playSound();
  });
  let unread = 0;
  session.subscribe(() => {
    if (session.current.unread === unread) return;
    unread = session.current.unread;
    controls.emit('unread', unread);
  });
}

const script =
  document.currentScript ??
  document.querySelector<HTMLScriptElement>('script[data-channel][src*="widget.js"]');
const options = script instanceof HTMLScriptElement ? readOptions(script) : undefined;
if (!options) console.warn('Yingda: the script tag needs data-channel.');
else if (!document.querySelector('yingda-widget')) {
  const go = () => void start(options);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', go, { once: true });
  else go();
}
