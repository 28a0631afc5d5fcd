// A value that becomes a field when clicked; Enter or leaving saves, Esc takes it back.
import { type KeyboardEvent, useState } from 'react';
import styles from './side.module.css';

interface Props {
  value: string;
  add: string;
  label: string;
  multiline: boolean;
  readOnly: boolean;
  onSave(value: string): void;
}

export function EditableField({ value, add, label, multiline, readOnly, onSave }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  if (readOnly) return <span className={styles.value}>{value || '–'}</span>;
  if (draft === null) {
    return (
      <button
        type="button"
        className={value ? styles.value : styles.addValue}
        aria-label={`${label}: ${value || add}`}
        onClick={() => setDraft(value)}
      >
        {value || add}
      </button>
    );
  }
  const finish = (save: boolean) => {
    const next = draft.trim();
    if (save && next !== value) onSave(next);
    setDraft(null);
  };
  const shared = {
    className: styles.input,
    value: draft,
    'aria-label': label,
    autoFocus: true,
    onBlur: () => finish(true),
    onKeyDown: (e: KeyboardEvent) => {
      if (e.nativeEvent.isComposing) return;
      if (e.key === 'Escape') finish(false);
      if (e.key === 'Enter' && (!multiline || e.metaKey || e.ctrlKey)) finish(true);
    },
  };
  return multiline ? (
    <textarea {...shared} rows={4} maxLength={4000} onChange={(e) => setDraft(e.target.value)} />
  ) : (
    <input {...shared} maxLength={100} onChange={(e) => setDraft(e.target.value)} />
  );
}
