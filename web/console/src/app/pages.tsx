import { CompassOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '@/shared/ui/States';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<CompassOutlined />}
      title={t('error.notFoundPage')}
      text={t('error.notFoundPageText')}
      action={
        <Link to="/">
          <Button type="primary">{t('back')}</Button>
        </Link>
      }
    />
  );
}

/** Around each page, so that a failure in one leaves the rest of the console standing. */
export function CrashPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<WarningOutlined />}
      title={t('error.crashed')}
      text={t('error.crashedText')}
      action={
        <Button type="primary" onClick={() => location.reload()}>
          {t('error.reload')}
        </Button>
      }
    />
  );
}
