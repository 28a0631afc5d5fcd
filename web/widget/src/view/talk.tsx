// The conversation: who answers, the log, what can be said.
import { useEffect, useState } from 'preact/hooks';
import { localized } from '../i18n';
import { quickReplies } from '../rows';
import { Avatar } from './avatar';
import { Composer } from './composer';
import { ContactForm } from './contact-form';
import { useApp } from './context';
import { BackIcon, NoteIcon, PersonIcon } from './icons';
import { Log } from './log';
import { Action } from './parts';
import { Rating } from './rating';
import { StatusLine } from './status';

interface Props {
  back: () => void;
  tools: preact.ComponentChildren;
  focus: boolean;
}

export function Talk({ back, tools, focus }: Props) {
  const { snapshot, attachments, controls, t } = useApp();
  const [over, setOver] = useState(false);
  const showForm = (form: boolean) => controls.show('talk', form);

  const dropFiles = (event: DragEvent) => {
    setOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    if (snapshot.config) attachments.add(files, snapshot.config.upload);
  };

  return (
    <section
      class="talk"
      aria-label={t.dialog}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={dropFiles}
    >
      <header class="bar">
        <button type="button" class="icon flip" aria-label={t.back} title={t.back} onClick={back}>
          <BackIcon />
        </button>
        <Who />
        <PersonButton askForm={() => showForm(true)} />
        {tools}
      </header>
      <StatusLine />
      <Log>
        {controls.form && <ContactForm close={() => showForm(false)} />}
        <RatingAsk />
      </Log>
      <Chips />
      <Composer focus={focus && !controls.form} />
      {over && <div class="drop">{t.drop}</div>}
    </section>
  );
}

function Who() {
  const { snapshot, botName, t } = useApp();
  const { state, connection } = snapshot;
  const human = state.handled_by === 'human' && state.status === 'open';
  const name = human ? state.agent_name || t.agent : botName;
  const connecting = connection === 'connecting';
  return (
    <div class="who">
      <Avatar bot={!human} name={name} />
      <div>
        <b dir="auto">{name}</b>
        <small>
          {!connecting && <i class={`dot${connection === 'offline' ? ' off' : ''}`} />}
          {connecting ? t.reconnecting : human ? t.agent : t.aiName}
        </small>
      </div>
    </div>
  );
}

/** Always there unless a person is there, or called, already. */
function PersonButton({ askForm }: { askForm: () => void }) {
  const { snapshot, session, t } = useApp();
  const { state } = snapshot;
  const asked = state.status === 'open' && state.handled_by !== 'bot';
  if (!state.people_available && state.handled_by !== 'human') {
    return (
      <button type="button" class="person" onClick={askForm}>
        <NoteIcon size={18} /> {t.leaveMessage}
      </button>
    );
  }
  if (asked) return null;
  return (
    <button type="button" class="person" onClick={() => session.sendText(t.personSay)}>
      <PersonIcon size={18} /> {t.person}
    </button>
  );
}

function RatingAsk() {
  const { snapshot } = useApp();
  const { state, config } = snapshot;
  const [dismissed, setDismissed] = useState<string | undefined>();
  const due = Boolean(config?.ask_rating && state.can_rate && state.status === 'resolved');
  // Once shown it stays for its thanks, although the rated conversation can no longer be rated.
  const [shown, setShown] = useState<string | undefined>();
  useEffect(() => {
    if (due) setShown(state.conversation_id);
    else if (state.status === 'open') setShown(undefined);
  }, [due, state.conversation_id, state.status]);
  const id = state.conversation_id;
  if (id === undefined || shown !== id || dismissed === id) return null;
  return <Rating key={id} dismiss={() => setDismissed(id)} />;
}

function Chips() {
  const { snapshot, session, language } = useApp();
  const { messages, outbox, loaded, config } = snapshot;
  const options = outbox.length > 0 ? [] : quickReplies(messages);
  const started = messages.length > 0 || outbox.length > 0 || (!loaded && session.returning());
  const suggested = started
    ? []
    : (config?.suggested_questions ?? []).map((text) => localized(text, language));
  if (options.length === 0 && suggested.length === 0) return null;
  return (
    <div class="chips">
      {options.map((button) => (
        <Action key={button.label} button={button} className="chip" />
      ))}
      {suggested.slice(0, 4).map((question) => (
        <Action key={question} button={{ label: question, reply: question }} className="chip" />
      ))}
    </div>
  );
}
