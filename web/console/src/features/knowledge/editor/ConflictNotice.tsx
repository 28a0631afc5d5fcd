// Somebody else saved or deleted the entry meanwhile: nobody's work is lost without a choice.
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/shared/i18n/useLocale';
import { fullTime, toMs } from '@/shared/lib/time';
import { MessageParts } from '@/shared/message/MessageParts';
import styles from '../knowledge.module.css';
import { changedFields, type EntryForm, toForm } from './form';
import type { Editor } from './useEditor';

const fieldLabels: Partial<Record<keyof EntryForm, string>> = {
  question: 'question',
  language: 'editor.language',
  similar: 'editor.similar',
  answers: 'editor.answers',
  category: 'category',
  keywords: 'editor.keywords',
  source_title: 'editor.sourceTitle',
  source_url: 'editor.sourceUrl',
  valid_from: 'editor.validFrom',
  valid_until: 'editor.validUntil',
  status: 'status',
};

export function ConflictNotice({ editor }: { editor: Editor }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const locale = useLocale();
  const { newer } = editor;
  if (editor.gone) {
    return (
      <Alert
        type="warning"
        showIcon
        title={t('editor.conflict')}
        description={t('editor.conflictGone')}
        action={
          <Button disabled={false} onClick={() => void editor.save({ asNew: true })}>
            {t('editor.saveAsNew')}
          </Button>
        }
      />
    );
  }
  if (!newer) return null;
  const labels = changedFields(editor.form, toForm(newer)).flatMap((field) => {
    const label = fieldLabels[field];
    return label ? [t(label)] : [];
  });
  const time = fullTime(toMs(newer.updated_at), locale);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('editor.conflict')}
      description={
        <>
          <p className={styles.noticeText}>
            {t('editor.conflictBy', { name: newer.updated_by_name || t('common:none'), time })}
          </p>
          <p className={styles.noticeText}>
            {t('editor.changed', {
              fields: new Intl.ListFormat(locale, { type: 'unit' }).format(labels),
            })}
          </p>
          <details>
            <summary>{t('editor.theirs')}</summary>
            <strong>{newer.question}</strong>
            {newer.answers.map((answer) => (
              <MessageParts key={answer.language} parts={answer.parts} />
            ))}
          </details>
          <div className={styles.noticeActions}>
            <Button onClick={() => editor.adopt(newer)}>{t('editor.takeTheirs')}</Button>
            <Button danger onClick={() => void editor.save({ version: newer.version })}>
              {t('editor.keepMine')}
            </Button>
          </div>
        </>
      }
    />
  );
}
