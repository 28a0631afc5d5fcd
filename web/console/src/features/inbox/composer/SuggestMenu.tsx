import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import type { Suggestion } from './useSuggestions';

interface Props {
  id: string;
  suggestions: Suggestion[];
  active: number;
  onHover(index: number): void;
  onPick(suggestion: Suggestion): void;
}

/** Above the text box; the box itself keeps the focus and moves through it. */
export function SuggestMenu({ id, suggestions, active, onHover, onPick }: Props) {
  const { t } = useTranslation('inbox');
  return (
    <div id={id} className={styles.suggest} role="listbox" aria-label={t('composer.canned')}>
      {suggestions.length === 0 && <p className={styles.suggestEmpty}>{t('composer.cannedEmpty')}</p>}
      {suggestions.map((s, i) => (
        <div
          key={s.id}
          id={`${id}-${i}`}
          ref={(node) => {
            if (i === active) node?.scrollIntoView({ block: 'nearest' });
          }}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          className={styles.suggestRow}
          onMouseMove={i === active ? undefined : () => onHover(i)}
          // The text box must not lose the focus to a click.
          onMouseDown={(e) => e.preventDefault()}
          onClick={() => onPick(s)}
        >
          <span className={styles.suggestMark}>{s.mark}</span>
          <span className={styles.suggestTitle}>{s.title}</span>
          {s.detail && <span className={styles.suggestDetail}>{s.detail}</span>}
        </div>
      ))}
    </div>
  );
}
