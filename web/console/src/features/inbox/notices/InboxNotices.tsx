// Tells the agent, wherever he is in the console, that a conversation came to him; and keeps the count in the title.
import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { Conversation } from '@/shared/api/types';
import { contactName } from '@/shared/lib/format';
import { preferences } from '@/shared/lib/preferences';
import { useLive } from '@/shared/live/LiveProvider';
import { useWorkspace } from '@/shared/session/workspace';
import { useRunAction } from '../actions/useActions';
import { useConversationList } from '../api/useConversations';
import { type Known, knownOf, type Notice, noticeOf } from './classify';
import { chime } from './sound';

export function InboxNotices() {
  useTitle();
  useNotices();
  return null;
}

/** The agent's own unread messages, in the tab's title. */
function useTitle(): void {
  const { t, i18n } = useTranslation(['inbox', 'common']);
  const { workspace } = useWorkspace();
  const { data } = useConversationList('mine');
  const unread = data?.pages.flatMap((page) => page.items).reduce((sum, c) => sum + c.unread, 0) ?? 0;
  // The language changes what t gives.
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${workspace.name} · ${t('common:product')}`;
  }, [unread, workspace.name, i18n.language]);
}

function useNotices(): void {
  const live = useLive();
  const { me } = useWorkspace();
  const { data: mine } = useConversationList('mine');
  const known = useRef(new Map<string, Known>());
  const show = useShowNotice();
  const latest = useRef(show);
  latest.current = show;
  // What was there when the page was opened is no news.
  useEffect(() => {
    for (const c of mine?.pages.flatMap((page) => page.items) ?? []) {
      if (!known.current.has(c.id)) known.current.set(c.id, knownOf(c, me.id));
    }
  }, [mine, me.id]);
  useEffect(
    () =>
      live.listen((frame) => {
        const c = frame.data.conversation;
        if (!c) return;
        const notice = noticeOf(frame, known.current.get(c.id), me.id);
        known.current.set(c.id, knownOf(c, me.id));
        if (notice) latest.current(notice, c);
      }),
    [live, me.id],
  );
}

const noticeKey = (id: string) => `notice-${id}`;

function useShowNotice() {
  const { t } = useTranslation(['inbox', 'common']);
  const { notification } = App.useApp();
  const { slug } = useWorkspace();
  const { conversation: open } = useParams();
  const navigate = useNavigate();
  const run = useRunAction();
  // Whoever looks at the conversation needs no notice of it.
  useEffect(() => {
    if (open) notification.destroy(noticeKey(open));
  }, [open, notification]);

  return (notice: Notice, c: Conversation) => {
    const away = document.hidden || !document.hasFocus();
    if (open === c.id && !away) return;
    if (preferences().sound) chime(notice === 'message' ? 'message' : 'offer');
    const go = () => void navigate(`/w/${slug}/inbox/mine/${c.id}`);
    const title = `${contactName(c.contact, t('common:visitor'))}`;
    if (away) desktopNotice(`${t(`notice.${notice}`)} · ${title}`, c.last_text, c.id, go);
    if (notice === 'message') return;
    const key = noticeKey(c.id);
    const close = () => notification.destroy(key);
    notification.open({
      key,
      title: t(`notice.${notice}`),
      description: `${title}: ${c.summary?.asked?.at(-1) ?? c.last_text}`,
      duration: notice === 'offer' ? 30 : 6,
      actions: (
        <Button
          type="primary"
          size="small"
          onClick={() => {
            close();
            if (notice === 'offer') run.mutate({ conversation: c, action: 'accept' });
            go();
          }}
        >
          {t(notice === 'offer' ? 'action.accept' : 'notice.open')}
        </Button>
      ),
    });
  };
}

function desktopNotice(title: string, body: string, tag: string, onClick: () => void): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body, tag, icon: '/logo.svg' });
  shown.onclick = () => {
    globalThis.focus();
    onClick();
    shown.close();
  };
}
