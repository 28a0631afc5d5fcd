import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '@/shared/api/types';
import { setPreference, usePreferences } from '@/shared/lib/preferences';
import { useConversation } from '../api/useConversations';
import { AssistTab } from './AssistTab';
import { CustomerTab } from './CustomerTab';
import styles from './side.module.css';

export function SidePane({ conversationId }: { conversationId: string }) {
  const { data } = useConversation(conversationId);
  return data ? <Panes conversation={data} /> : null;
}

function Panes({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation('inbox');
  const { sideTab } = usePreferences();
  return (
    <div className={styles.pane}>
      <Tabs
        className={styles.tabs ?? ''}
        activeKey={sideTab}
        onChange={(key) => setPreference('sideTab', key === 'assist' ? 'assist' : 'customer')}
        items={[
          { key: 'customer', label: t('side.customer') },
          { key: 'assist', label: t('side.assist') },
        ]}
      />
      <div className={styles.body}>
        {sideTab === 'customer' ? (
          <CustomerTab key={c.contact.id} conversation={c} />
        ) : (
          <AssistTab key={c.id} conversation={c} />
        )}
      </div>
    </div>
  );
}
