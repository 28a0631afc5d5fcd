import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useWorkspace } from '@/shared/session/workspace';
import { Page } from '@/shared/ui/Page';
import { ApiKeysTab } from './ApiKeysTab';
import { MembersTab } from './MembersTab';
import { TeamsTab } from './TeamsTab';

export default function TeamPage() {
  const { t } = useTranslation('team');
  const { slug, me } = useWorkspace();
  const navigate = useNavigate();
  const { '*': tab = '' } = useParams();
  const items = [
    { key: 'members', label: t('members'), children: <MembersTab /> },
    { key: 'teams', label: t('teams'), children: <TeamsTab /> },
    ...(me.role === 'admin' ? [{ key: 'keys', label: t('keys'), children: <ApiKeysTab /> }] : []),
  ];
  return (
    <Page title={t('title')}>
      <Tabs
        tabBarStyle={{ marginBottom: 16 }}
        activeKey={items.some((item) => item.key === tab) ? tab : 'members'}
        onChange={(key) => void navigate(`/w/${slug}/team/${key}`, { replace: true })}
        items={items}
        destroyOnHidden
      />
    </Page>
  );
}
