// A row a term. On a phone the columns stand below each other.
import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GlossaryTerm } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { fullTime, listTime, toMs } from '@/shared/lib/time';
import { useNow } from '@/shared/lib/useNow';
import styles from './glossary.module.css';
import { useKindName } from './kinds';

interface Props {
  terms: readonly GlossaryTerm[];
  stale: boolean;
  /** Absent for those who may only look. */
  onEdit?: ((term: GlossaryTerm) => void) | undefined;
  onDelete?: ((term: GlossaryTerm) => void) | undefined;
}

export function TermTable({ terms, stale, onEdit, onDelete }: Props) {
  const { t } = useTranslation('glossary');
  return (
    <table className={styles.table} data-stale={stale} aria-busy={stale}>
      <thead>
        <tr>
          <th scope="col">{t('term')}</th>
          <th scope="col">{t('synonyms')}</th>
          <th scope="col">{t('explanation')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('updated')}</th>
          {onDelete && <td />}
        </tr>
      </thead>
      <tbody>
        {terms.map((term) => (
          <TermRow key={term.id} term={term} onEdit={onEdit} onDelete={onDelete} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<Props, 'onEdit' | 'onDelete'> {
  term: GlossaryTerm;
}

function TermRow({ term, onEdit, onDelete }: RowProps) {
  const { t } = useTranslation('glossary');
  const kindName = useKindName();
  const locale = useLocale();
  const now = useNow(60_000);
  const changed = toMs(term.updated_at);
  const time = listTime(changed, now, locale);
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.term}>
        {onEdit ? (
          <button
            type="button"
            className={styles.rowButton}
            aria-label={t('editLabel', { term: term.term })}
            onClick={() => onEdit(term)}
          >
            {term.term}
          </button>
        ) : (
          term.term
        )}
      </th>
      <td className={styles.synonyms}>
        {term.synonyms.length === 0 ? (
          <span className={styles.faint} title={t('noSynonyms')}>
            –
          </span>
        ) : (
          <ul className={styles.words}>
            {term.synonyms.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
        )}
      </td>
      <td className={styles.explanation}>
        {term.explanation ? (
          <span title={term.explanation}>{term.explanation}</span>
        ) : (
          <span className={styles.faint} title={t('noExplanation')}>
            –
          </span>
        )}
      </td>
      <td>
        <span className={styles.kind} data-plain={term.kind === 'term'}>
          {kindName(term.kind)}
        </span>
      </td>
      <td className={styles.when} title={fullTime(changed, locale)}>
        {term.updated_by_name ? t('updatedBy', { name: term.updated_by_name, time }) : time}
      </td>
      {onDelete && (
        <td className={styles.actions}>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('deleteLabel', { term: term.term })}
            onClick={() => onDelete(term)}
          />
        </td>
      )}
    </tr>
  );
}
