import {
  CheckCircleFilled,
  CheckCircleOutlined,
  CheckOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DeliveryState, Message } from '@/shared/api/types';
import { deliveryReason } from '@/shared/channel/delivery';
import { useWorkspace } from '@/shared/session/workspace';
import styles from './bubble.module.css';

const icons = {
  queued: ClockCircleOutlined,
  sent: CheckOutlined,
  delivered: CheckCircleOutlined,
  read: CheckCircleFilled,
  failed: ExclamationCircleOutlined,
};

export function ReceiptMark({ receipt }: { receipt: DeliveryState }) {
  const { t } = useTranslation('channel');
  const Icon = icons[receipt];
  return (
    <span className={styles.receipt} data-receipt={receipt}>
      <Icon aria-hidden /> {t(`state.${receipt}`)}
    </span>
  );
}

/** Below a message that did not reach the customer: why, and what to do. */
export function DeliveryFailure({ message, channelId }: { message: Message; channelId: string }) {
  const { t } = useTranslation(['inbox', 'channel']);
  const { slug, me } = useWorkspace();
  const reason = deliveryReason(t, message.meta.delivery?.code, message.meta.delivery?.detail);
  const may = me.role === 'admin' || me.role === 'supervisor';
  return (
    <div className={styles.failure} role="alert">
      <span className={styles.failed}>
        <ExclamationCircleOutlined aria-hidden /> {t('channel:state.failed')} · {reason.text}
      </span>
      <span>{reason.hint}</span>
      {may && <Link to={`/w/${slug}/channels/${channelId}/health`}>{t('thread.toHealth')}</Link>}
    </div>
  );
}
