import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Delivery } from '@/shared/api/types';
import { deliveryReason } from '@/shared/channel/delivery';
import { useLocale } from '@/shared/i18n/useLocale';
import { clockTime, fullTime, listTime, toMs } from '@/shared/lib/time';
import { useNow } from '@/shared/lib/useNow';
import { useWorkspace } from '@/shared/session/workspace';
import styles from './health.module.css';

interface Props {
  deliveries: readonly Delivery[];
  /** On their way out again. */
  sending: readonly string[];
  /** Absent for those who may only look. */
  onResend: ((id: string) => void) | undefined;
}

export function DeliveryTable({ deliveries, sending, onResend }: Props) {
  const { t } = useTranslation('channels');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('delivery.message')}</th>
          <th scope="col">{t('delivery.customer')}</th>
          <th scope="col">{t('delivery.state')}</th>
          <th scope="col">{t('delivery.time')}</th>
          {onResend && <td />}
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <Row
            key={delivery.id}
            delivery={delivery}
            sending={sending.includes(delivery.id)}
            onResend={onResend}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  delivery: Delivery;
  sending: boolean;
  onResend: Props['onResend'];
}

function Row({ delivery: d, sending, onResend }: RowProps) {
  const { t } = useTranslation(['channels', 'channel']);
  const { slug } = useWorkspace();
  const locale = useLocale();
  const now = useNow(60_000);
  const at = toMs(d.created_at);
  const text = d.text || t('delivery.noText');
  return (
    <tr>
      <th scope="row" className={styles.text}>
        <Link to={`/w/${slug}/inbox/all/${d.conversation_id}`} title={text}>
          {text}
        </Link>
      </th>
      <td className={styles.user} title={d.user_id}>
        {d.user_id}
      </td>
      <td className={styles.outcome}>
        <State delivery={d} />
      </td>
      <td className={styles.when} title={fullTime(at, locale)}>
        {listTime(at, now, locale)}
      </td>
      {onResend && (
        <td className={styles.actions}>
          {d.state === 'failed' && (
            <Button
              size="small"
              loading={sending}
              aria-label={t('delivery.resendLabel', { text })}
              onClick={() => onResend(d.id)}
            >
              {t('delivery.resend')}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function State({ delivery: d }: { delivery: Delivery }) {
  const { t } = useTranslation(['channels', 'channel']);
  const locale = useLocale();
  const trouble = d.state === 'failed' || (d.state === 'queued' && d.code);
  const reason = trouble ? deliveryReason(t, d.code, d.detail) : undefined;
  return (
    <>
      <span className={styles.tag} data-delivery={d.state}>
        {t(`channel:state.${d.state}`)}
      </span>
      {d.attempts > 1 && (
        <span className={styles.faint}> {t('delivery.attempts', { count: d.attempts })}</span>
      )}
      {reason && <p className={styles.reason}>{reason.text}</p>}
      {reason && d.state === 'failed' && <p className={styles.hint}>{reason.hint}</p>}
      {d.state === 'queued' && d.next_at && (
        <p className={styles.hint}>{t('delivery.next', { time: clockTime(toMs(d.next_at), locale) })}</p>
      )}
    </>
  );
}
