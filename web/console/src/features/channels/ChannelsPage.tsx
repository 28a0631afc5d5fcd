import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/ui/Page';

export default function ChannelsPage() {
  const { t } = useTranslation('channels');
  return <Page title={t('title')}>{null}</Page>;
}
