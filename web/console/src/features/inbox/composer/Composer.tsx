// Where replies and notes are written.
import { LockOutlined } from '@ant-design/icons';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, MessagePart } from '@/shared/api/types';
import { useCommands } from '@/shared/commands/registry';
import { canReply, useWorkspace } from '@/shared/session/workspace';
import { Attachments } from './Attachments';
import { ChannelNotice } from './ChannelNotice';
import { ComposerHint } from './ComposerHint';
import { ComposerTools } from './ComposerTools';
import styles from './composer.module.css';
import { type Tab, updateDraft, useDraft } from './drafts';
import { useOutboxActions } from './outbox';
import { TextBox } from './TextBox';
import { useAttachments } from './useAttachments';
import { useTextBox } from './useTextBox';
import { useTypingSignal } from './useTypingSignal';

const maxLength = 8000;

export function Composer({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('inbox');
  const { me } = useWorkspace();
  if (!canReply(me.role)) return <p className={styles.readOnly}>{t('composer.readOnly')}</p>;
  return <Editor conversation={conversation} />;
}

function Editor({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation('inbox');
  const draft = useDraft(c.id);
  const resolved = c.status === 'resolved';
  const tab: Tab = resolved ? 'note' : draft.tab;
  const text = draft[tab];
  const { uploading, add } = useAttachments(c.id);
  const { send } = useOutboxActions();
  const signal = useTypingSignal(c.id);
  const box = useTextBox(c.id, tab);
  const room = maxLength - [...text].length;
  const canSend = (text.trim() !== '' || draft.files.length > 0) && room >= 0 && uploading.length === 0;

  const submit = () => {
    if (!canSend) return;
    const parts: MessagePart[] = [...draft.files];
    if (text.trim()) parts.unshift({ type: 'text', text: text.trim() });
    send(c.id, parts, tab === 'note');
    signal.stop();
    updateDraft(c.id, { [tab]: '', files: [], tab: 'reply' });
  };
  const open = (next: Tab) => {
    updateDraft(c.id, { tab: next });
    box.focus();
  };
  useCommands(
    [
      { id: 'reply', title: t('action.reply'), group: 'conversation', combo: 'r', run: () => open('reply') },
      { id: 'note', title: t('action.note'), group: 'conversation', combo: 'n', run: () => open('note') },
    ],
    t('action.reply') + c.id,
  );

  return (
    <DropZone onFiles={add} note={tab === 'note'}>
      <div className={styles.tabs} role="tablist">
        {!resolved && <TabButton tab="reply" active={tab} onOpen={open} />}
        <TabButton tab="note" active={tab} onOpen={open} />
      </div>
      <ComposerHint conversation={c} tab={tab} />
      {tab === 'reply' && <ChannelNotice conversation={c} text={text} files={draft.files} />}
      <TextBox
        box={box}
        conversation={c}
        tab={tab}
        text={text}
        onTyped={tab === 'reply' ? signal.typed : signal.stop}
        onFiles={add}
        onSubmit={submit}
      />
      <Attachments conversationId={c.id} files={draft.files} uploading={uploading} />
      <ComposerTools
        tab={tab}
        room={room}
        canSend={canSend}
        onInsert={box.insert}
        onFiles={add}
        onSend={() => {
          submit();
          box.focus();
        }}
      />
    </DropZone>
  );
}

function TabButton({ tab, active, onOpen }: { tab: Tab; active: Tab; onOpen(tab: Tab): void }) {
  const { t } = useTranslation('inbox');
  return (
    <button
      type="button"
      role="tab"
      aria-selected={tab === active}
      data-tab={tab}
      className={styles.tab}
      onClick={() => onOpen(tab)}
    >
      {tab === 'note' && <LockOutlined aria-hidden />} {t(`composer.${tab}`)}
    </button>
  );
}

interface DropZoneProps {
  onFiles(files: Iterable<File>): void;
  note: boolean;
  children: React.ReactNode;
}

function DropZone({ onFiles, note, children }: DropZoneProps) {
  const { t } = useTranslation('inbox');
  const [over, setOver] = useState(false);
  const hasFiles = (e: DragEvent) => e.dataTransfer.types.includes('Files');
  return (
    <div
      className={styles.composer}
      data-note={note}
      onDragOver={(e) => {
        if (!hasFiles(e)) return;
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(e) => {
        if (!hasFiles(e)) return;
        e.preventDefault();
        setOver(false);
        onFiles(Array.from(e.dataTransfer.files));
      }}
    >
      {children}
      {over && <div className={styles.drop}>{t('composer.drop')}</div>}
    </div>
  );
}
