import { ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import { MessageParts } from '@/shared/message/MessageParts';
import { type Pending, useOutboxActions } from '../composer/outbox';
import styles from './bubble.module.css';

/** A message on its way, or one that was refused and can be sent again. */
export function PendingBubble({ pending }: { pending: Pending }) {
  const { t } = useTranslation('inbox');
  const { retry, discard } = useOutboxActions();
  const failed = pending.state === 'failed';
  return (
    <article className={styles.message} data-author={pending.note ? 'note' : 'agent'} data-first="true">
      <div className={`${styles.bubble} ${failed ? '' : styles.pending}`}>
        <MessageParts parts={pending.parts} />
      </div>
      <footer className={`${styles.foot} ${failed ? styles.failed : ''}`} role={failed ? 'alert' : 'status'}>
        {failed ? (
          <span>
            <ExclamationCircleOutlined aria-hidden /> {t('thread.failed')}
            {pending.error !== undefined && ` · ${errorText(pending.error, t)}`}
            <Button type="link" onClick={() => retry(pending)}>
              {t('thread.retry')}
            </Button>
            <Button type="link" onClick={() => discard(pending)}>
              {t('thread.discard')}
            </Button>
          </span>
        ) : (
          t('thread.sending')
        )}
      </footer>
    </article>
  );
}
