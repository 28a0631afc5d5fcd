// Three panes on a desk, two and a drawer on a small one, one at a time on a phone.
import { MessageOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { type View, views } from '@/shared/api/types';
import { comboLabels } from '@/shared/commands/keys';
import { useCommands } from '@/shared/commands/registry';
import { setPreference, usePreferences } from '@/shared/lib/preferences';
import { phoneQuery, threePanesQuery, useMediaQuery } from '@/shared/lib/useMediaQuery';
import { useWorkspace } from '@/shared/session/workspace';
import { EmptyState } from '@/shared/ui/States';
import styles from './inbox.module.css';
import { ConversationList } from './list/ConversationList';
import { listOrder, neighbour } from './list/listOrder';
import { ViewBar } from './list/ViewBar';
import { SidePane } from './side/SidePane';
import { ThreadPane } from './thread/ThreadPane';

const isView = (text: string | undefined): text is View =>
  (views as readonly (string | undefined)[]).includes(text);

export default function InboxPage() {
  const { view, conversation } = useParams();
  const { slug, me } = useWorkspace();
  const { inboxView } = usePreferences();
  useEffect(() => {
    if (isView(view)) setPreference('inboxView', view);
  }, [view]);
  if (!isView(view)) {
    return (
      <Navigate to={`/w/${slug}/inbox/${inboxView ?? (me.role === 'agent' ? 'mine' : 'open')}`} replace />
    );
  }
  return <Panes view={view} conversation={conversation} />;
}

function Panes({ view, conversation }: { view: View; conversation: string | undefined }) {
  const { t } = useTranslation('inbox');
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const { sidePanes } = usePreferences();
  const phone = useMediaQuery(phoneQuery);
  const three = useMediaQuery(threePanesQuery);
  const [details, setDetails] = useState(false);
  useInboxKeys(view, conversation);
  // Another conversation closes the details of the last one.
  useEffect(() => setDetails(false), [conversation]);

  const showList = phone ? !conversation : sidePanes || !conversation;
  return (
    <div className={styles.panes}>
      {showList && (
        <div className={styles.list}>
          <ViewBar />
          <div className={styles.listBody}>
            <ConversationList key={view} view={view} selected={conversation} />
          </div>
        </div>
      )}
      {(!phone || conversation) && (
        <div className={styles.thread}>
          {conversation ? (
            <ThreadPane
              key={conversation}
              conversationId={conversation}
              onBack={() => void navigate(`/w/${slug}/inbox/${view}`)}
              onDetails={() => setDetails(true)}
            />
          ) : (
            <EmptyState
              icon={<MessageOutlined />}
              title={t('empty.pick')}
              text={t('empty.pickText', { keys: comboLabels('mod+k').join(' ') })}
            />
          )}
        </div>
      )}
      {conversation && three && sidePanes && (
        <aside className={styles.side}>
          <SidePane conversationId={conversation} />
        </aside>
      )}
      {conversation && !three && (
        <Drawer
          open={details}
          onClose={() => setDetails(false)}
          size={phone ? '100%' : 360}
          styles={{ body: { padding: 0 } }}
          title={t('action.details')}
        >
          <SidePane conversationId={conversation} />
        </Drawer>
      )}
    </div>
  );
}

function useInboxKeys(view: View, conversation: string | undefined): void {
  const { t } = useTranslation('inbox');
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const go = (step: 1 | -1) => {
    const next = neighbour(listOrder.get(), conversation, step);
    if (next) void navigate(`/w/${slug}/inbox/${view}/${next}`);
  };
  const { sidePanes } = usePreferences();
  useCommands(
    [
      {
        id: 'next',
        title: t('action.next'),
        group: 'conversation',
        combo: 'j',
        keyOnly: true,
        run: () => go(1),
      },
      {
        id: 'previous',
        title: t('action.previous'),
        group: 'conversation',
        combo: 'k',
        keyOnly: true,
        run: () => go(-1),
      },
      {
        id: 'panes',
        title: t('action.panes'),
        group: 'conversation',
        combo: 'z',
        run: () => setPreference('sidePanes', !sidePanes),
      },
      ...views.map((v) => ({
        id: `view-${v}`,
        title: `${t('title')}: ${t(`views.${v}`)}`,
        group: 'navigation' as const,
        run: () => void navigate(`/w/${slug}/inbox/${v}`),
      })),
    ],
    t('action.next'),
  );
}
