import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/ui/Page';

export default function HistoryPage() {
  const { t } = useTranslation('history');
  return <Page title={t('title')}>{null}</Page>;
}
