// One message of a person or of the bot.
import { DislikeOutlined, LikeOutlined, LockOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryState, Message } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { percent } from '@/shared/lib/format';
import { languageName } from '@/shared/lib/language';
import { clockTime, fullTime, toMs } from '@/shared/lib/time';
import { EntityTags } from '@/shared/message/EntityTags';
import { safeUrl } from '@/shared/message/links';
import { MessageParts } from '@/shared/message/MessageParts';
import styles from './bubble.module.css';
import { DeliveryFailure, ReceiptMark } from './ReceiptMark';

interface Props {
  message: Message;
  customer: string;
  first: boolean;
  last: boolean;
  receipt?: DeliveryState | undefined;
  channelId: string;
}

export const Bubble = memo(function Bubble({ message, customer, first, last, receipt, channelId }: Props) {
  const { t } = useTranslation(['inbox', 'common']);
  const locale = useLocale();
  const { author } = message;
  const at = toMs(message.created_at);
  const name =
    author === 'customer'
      ? customer
      : author === 'bot'
        ? t('common:bot')
        : (message.member_name ?? t('composer.somebody'));
  return (
    <article className={styles.message} data-author={author} data-first={first}>
      {first && (
        <header className={styles.head}>
          {author === 'note' && <LockOutlined aria-label={t('thread.note')} />}
          <span className={styles.author}>{name}</span>
          {author === 'bot' && <BotMark message={message} />}
          {message.meta.external && <span className={styles.external}>{t('thread.external')}</span>}
        </header>
      )}
      <div className={styles.bubble} title={fullTime(at, locale)}>
        <MessageParts parts={message.parts} />
        {author === 'bot' && <Sources message={message} />}
      </div>
      {author === 'customer' && <EntityTags entities={message.meta.entities} />}
      {last && (
        <footer className={styles.foot}>
          <time dateTime={message.created_at}>{clockTime(at, locale)}</time>
          {message.meta.feedback && (
            <Tooltip title={t(message.meta.feedback === 'up' ? 'thread.helpful' : 'thread.unhelpful')}>
              {message.meta.feedback === 'up' ? <LikeOutlined /> : <DislikeOutlined />}
            </Tooltip>
          )}
          {receipt && receipt !== 'failed' && <ReceiptMark receipt={receipt} />}
        </footer>
      )}
      {receipt === 'failed' && <DeliveryFailure message={message} channelId={channelId} />}
    </article>
  );
});

function BotMark({ message: { meta } }: { message: Message }) {
  const { t } = useTranslation('inbox');
  const locale = useLocale();
  return (
    <span className={styles.kind}>
      {meta.kind && t(`kind.${meta.kind}`, { defaultValue: meta.kind })}
      {meta.kind === 'answer' &&
        meta.score !== undefined &&
        ` · ${t('thread.score', { score: percent(meta.score, locale) })}`}
      {meta.language &&
        ` · ${t('thread.otherLanguage', {
          answer: languageName(meta.language.answer, locale),
          customer: languageName(meta.language.customer, locale),
        })}`}
    </span>
  );
}

function Sources({ message }: { message: Message }) {
  const { t } = useTranslation('inbox');
  const sources = message.meta.sources?.filter((s) => s.title) ?? [];
  if (sources.length === 0) return null;
  return (
    <p className={styles.sources}>
      {t('thread.sources')}
      {sources.map((source) => {
        const url = safeUrl(source.url);
        return url ? (
          <a key={source.title} href={url} target="_blank" rel="noreferrer noopener">
            {source.title}
          </a>
        ) : (
          <span key={source.title}>{source.title}</span>
        );
      })}
    </p>
  );
}
