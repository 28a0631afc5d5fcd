import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useWorkspace } from '@/shared/session/workspace';
import { Page } from '@/shared/ui/Page';
import { PageTabs } from '@/shared/ui/PageTabs';
import { ApiKeysTab } from './ApiKeysTab';
import { MembersTab } from './MembersTab';
import { TeamsTab } from './TeamsTab';

export default function TeamPage() {
  const { t } = useTranslation('team');
  const { slug, me } = useWorkspace();
  const { '*': tab = '' } = useParams();
  const items = [
    { key: 'members', label: t('members'), children: <MembersTab /> },
    { key: 'teams', label: t('teams'), children: <TeamsTab /> },
    ...(me.role === 'admin' ? [{ key: 'keys', label: t('keys'), children: <ApiKeysTab /> }] : []),
  ];
  return (
    <Page title={t('title')}>
      <PageTabs path={`/w/${slug}/team`} current={tab} items={items} />
    </Page>
  );
}
