// What the settings pages build their forms from.
import { Alert, Button, Form, Input, Switch } from 'antd';
import type { NamePath } from 'antd/es/form/interface';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../api/errors';
import styles from './forms.module.css';

/** A headed part of a page with one sentence on what it does. */
export function Section({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.sectionTitle}>
        {title}
      </h2>
      {text && <p className={styles.sectionText}>{text}</p>}
      <div className={styles.sectionBody}>{children}</div>
    </section>
  );
}

interface LocalizedFieldProps {
  /** Where the text in both languages lies; the fields are `zh` and `en` below it. */
  name: (string | number)[];
  label: string;
  hint?: string;
  maxLength: number;
  rows?: number;
}

/** One text in Chinese and English, side by side. */
export function LocalizedField({ name, label, hint, maxLength, rows }: LocalizedFieldProps) {
  const { t } = useTranslation('form');
  return (
    <div className={styles.pair}>
      {(['zh', 'en'] as const).map((language) => (
        <Form.Item
          key={language}
          name={[...name, language]}
          label={`${label} · ${t(`language.${language}`)}`}
          extra={language === 'zh' ? hint : undefined}
        >
          {rows ? (
            <Input.TextArea autoSize={{ minRows: rows, maxRows: 8 }} maxLength={maxLength} lang={language} />
          ) : (
            <Input maxLength={maxLength} lang={language} />
          )}
        </Form.Item>
      ))}
    </div>
  );
}

/** A switch with its label and what it does beside it. */
export function SwitchField({ name, label, hint }: { name: NamePath; label: string; hint?: string }) {
  const id = useId();
  return (
    <div className={styles.switchRow}>
      <Form.Item name={name} valuePropName="checked" noStyle>
        <Switch aria-labelledby={id} />
      </Form.Item>
      <div>
        <div id={id} className={styles.switchLabel}>
          {label}
        </div>
        {hint && <div className={styles.hint}>{hint}</div>}
      </div>
    </div>
  );
}

interface SaveBarProps {
  dirty: boolean;
  saving: boolean;
  error: unknown;
  onReset(): void;
}

/** Stays in sight at the end of a long form. */
export function SaveBar({ dirty, saving, error, onReset }: SaveBarProps) {
  const { t } = useTranslation(['form', 'common']);
  return (
    <div className={styles.saveBar}>
      {error != null && <Alert type="error" showIcon title={errorText(error, t)} style={{ width: '100%' }} />}
      <Button type="primary" htmlType="submit" loading={saving} disabled={!dirty}>
        {t('common:save')}
      </Button>
      <Button disabled={!dirty || saving} onClick={onReset}>
        {t('discard')}
      </Button>
      <span className={styles.saveState} role="status">
        {dirty ? t('unsaved') : t('upToDate')}
      </span>
    </div>
  );
}

/** Instead of actions that the reader's role does not have. */
export function ReadOnlyNote() {
  const { t } = useTranslation('form');
  return <Alert type="info" showIcon title={t('readOnly')} style={{ maxWidth: 760, marginBottom: 24 }} />;
}

export function Code({ children }: { children: string }) {
  return <code className={styles.code}>{children}</code>;
}
