import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/ui/Page';

export default function KnowledgePage() {
  const { t } = useTranslation('knowledge');
  return <Page title={t('title')}>{null}</Page>;
}
