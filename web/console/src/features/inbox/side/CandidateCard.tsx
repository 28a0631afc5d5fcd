import { EnterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Candidate, Conversation, FilePart } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { percent } from '@/shared/lib/format';
import { MessageParts } from '@/shared/message/MessageParts';
import { canReply, useWorkspace } from '@/shared/session/workspace';
import { insertReply } from '../composer/drafts';
import styles from './side.module.css';

interface Props {
  candidate: Candidate;
  conversation: Conversation;
}

export function CandidateCard({ candidate, conversation }: Props) {
  const { t } = useTranslation('inbox');
  const locale = useLocale();
  const { me } = useWorkspace();
  const [open, setOpen] = useState(false);
  const texts = candidate.answer.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const files = candidate.answer.filter(
    (part): part is FilePart => part.type === 'image' || part.type === 'file',
  );
  const wording = candidate.why?.matched_wording;
  return (
    <article className={styles.candidate}>
      <header className={styles.candidateHead}>
        <strong className={styles.candidateTitle}>{candidate.question}</strong>
        <span className={styles.score} title={t('thread.score', { score: percent(candidate.score, locale) })}>
          {percent(candidate.score, locale)}
        </span>
      </header>
      {wording && wording !== candidate.question && (
        <p className={styles.why}>{t('side.why', { wording })}</p>
      )}
      <button
        type="button"
        className={styles.answer}
        data-open={open}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <MessageParts parts={candidate.answer} />
      </button>
      <footer className={styles.candidateFoot}>
        <span className={styles.faint}>
          {candidate.sources?.map((s) => s.title).join(' · ') || candidate.category}
        </span>
        {canReply(me.role) && conversation.status === 'open' && (
          <Button
            size="small"
            icon={<EnterOutlined />}
            onClick={() => insertReply(conversation.id, texts.join('\n'), files)}
          >
            {t('side.insert')}
          </Button>
        )}
      </footer>
    </article>
  );
}
