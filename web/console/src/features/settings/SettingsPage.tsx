import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useWorkspace } from '@/shared/session/workspace';
import { Page } from '@/shared/ui/Page';
import { PageTabs } from '@/shared/ui/PageTabs';
import { AccountTab } from './AccountTab';
import { BotTab } from './BotTab';
import { CannedTab } from './CannedTab';
import { WorkspaceTab } from './WorkspaceTab';

export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const { slug } = useWorkspace();
  const { '*': tab = '' } = useParams();
  const items = [
    { key: 'workspace', label: t('workspace'), children: <WorkspaceTab /> },
    { key: 'bot', label: t('bot'), children: <BotTab /> },
    { key: 'canned', label: t('canned'), children: <CannedTab /> },
    { key: 'account', label: t('account'), children: <AccountTab /> },
  ];
  return (
    <Page title={t('title')}>
      <PageTabs path={`/w/${slug}/settings`} current={tab} items={items} />
    </Page>
  );
}
