// What would the bot say, why, and how sure is it.

import type { Schema } from '@yingda/api-client';
import { Alert, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import { useLocale } from '@/shared/i18n/useLocale';
import { languageName } from '@/shared/lib/language';
import { EntityTags } from '@/shared/message/EntityTags';
import { MessageParts } from '@/shared/message/MessageParts';
import { useTest } from '../api/useTest';
import { CandidateRow, Thresholds } from './CandidateRow';
import styles from './testbox.module.css';

interface Props {
  /** Text that stands there at first. */
  initial?: string;
  /** The entry that is being edited, marked among the candidates. */
  entryId?: string | undefined;
}

export function TestBox({ initial = '', entryId }: Props) {
  const { t } = useTranslation('knowledge');
  const [text, setText] = useState(initial);
  const [asked, setAsked] = useState('');
  const { data, isFetching, isError, error, refetch } = useTest(asked);
  const ask = () => {
    const next = text.trim();
    if (next === asked) void refetch();
    else setAsked(next);
  };
  return (
    <section className={styles.box} aria-label={t('test.open')}>
      <h2 className={styles.title}>{t('test.open')}</h2>
      <p className={styles.hint}>{entryId === undefined ? t('test.hint') : t('test.savedOnly')}</p>
      <form
        className={styles.ask}
        onSubmit={(e) => {
          e.preventDefault();
          if (text.trim()) ask();
        }}
      >
        <Input
          placeholder={t('test.placeholder')}
          aria-label={t('test.placeholder')}
          value={text}
          maxLength={2000}
          onChange={(e) => setText(e.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={!text.trim()} loading={isFetching}>
          {t('test.run')}
        </Button>
      </form>
      <div aria-live="polite">
        {isError && <Alert type="error" showIcon title={errorText(error, t)} />}
        {asked !== '' && !data && isFetching && <Skeleton active paragraph={{ rows: 4 }} />}
        {asked !== '' && data && <Result result={data} entryId={entryId} />}
      </div>
    </section>
  );
}

function Result({ result, entryId }: { result: Schema<'TestResult'>; entryId: string | undefined }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const locale = useLocale();
  const time = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(result.micros / 1000);
  const handoff = result.handoff_reason;
  return (
    <>
      <div className={styles.verdict}>
        <span className={styles.kind} data-kind={result.kind}>
          {t(`test.kind.${result.kind}`, { defaultValue: result.kind })}
        </span>
        <span className={styles.faint}>
          {t('test.language', { language: languageName(result.language, locale) })}
        </span>
        <span className={styles.faint}>{t('test.mood', { mood: t(`common:mood.${result.mood}`) })}</span>
        <span className={styles.faint}>{t('test.time', { time })}</span>
      </div>
      {handoff && handoff !== 'none' && (
        <p className={styles.handoff}>{t('test.handoff', { reason: t(`test.reason.${handoff}`) })}</p>
      )}
      <EntityTags entities={result.entities} />
      <h3 className={styles.heading}>{t('test.answersWith')}</h3>
      <div className={styles.bubble}>
        <MessageParts parts={result.parts} />
        {result.sources && result.sources.length > 0 && (
          <p className={styles.faint}>
            {t('test.sources')} · {result.sources.map((s) => s.title).join(' · ')}
          </p>
        )}
      </div>
      <h3 className={styles.heading}>{t('test.candidates')}</h3>
      {result.candidates.length === 0 ? (
        <p className={styles.faint}>{t('test.noCandidates')}</p>
      ) : (
        <>
          <Thresholds />
          {result.candidates.map((candidate, i) => (
            <CandidateRow
              key={candidate.entry_id}
              candidate={candidate}
              open={i === 0}
              own={candidate.entry_id === entryId}
            />
          ))}
        </>
      )}
    </>
  );
}
