// A secret is written and never read: what is stored stays on the server, what is typed is covered.
import { DeleteOutlined, EyeInvisibleOutlined, EyeOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/shared/ui/CopyButton';
import styles from './setup.module.css';

interface Props {
  /** Given by the form. */
  id?: string;
  value?: string | null;
  onChange?(value: string | null): void;
  label: string;
  /** The server has a value. */
  stored: boolean;
  /** Makes a value up, where it is the owner's own. */
  maker: (() => string) | undefined;
  disabled: boolean;
}

export function SecretInput({ id, value = '', onChange, label, stored, maker, disabled }: Props) {
  const { t } = useTranslation(['channels', 'common']);
  const [shown, setShown] = useState(false);
  if (value === null) {
    return (
      <div className={styles.removed}>
        <span role="status">{t('secret.removed')}</span>
        <Button size="small" icon={<UndoOutlined />} onClick={() => onChange?.('')}>
          {t('common:undo')}
        </Button>
      </div>
    );
  }
  const typed = value !== '';
  return (
    <>
      <div className={styles.secret}>
        {/* Keys of several lines keep them; a field of one line would run them together. */}
        <Input.TextArea
          id={id ?? ''}
          className={(shown ? '' : styles.covered) ?? ''}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={20_000}
          autoComplete="off"
          spellCheck={false}
          value={value}
          placeholder={t(stored ? 'secret.stored' : 'secret.empty')}
          onChange={(e) => {
            if (!typed) setShown(false);
            onChange?.(e.target.value);
          }}
          onPressEnter={(e) => {
            e.preventDefault();
            e.currentTarget.form?.requestSubmit();
          }}
        />
        {!disabled && (
          <div className={styles.secretTools}>
            {typed && (
              <>
                <Button
                  type="text"
                  icon={shown ? <EyeInvisibleOutlined /> : <EyeOutlined />}
                  aria-label={t(shown ? 'secret.hide' : 'secret.show', { label })}
                  title={t(shown ? 'secret.hide' : 'secret.show', { label })}
                  onClick={() => setShown(!shown)}
                />
                <CopyButton text={value} label={label} />
              </>
            )}
            {!typed && maker && (
              <Button
                onClick={() => {
                  onChange?.(maker());
                  setShown(true);
                }}
              >
                {t('secret.make')}
              </Button>
            )}
            {!typed && stored && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('secret.remove', { label })}
                title={t('secret.remove', { label })}
                onClick={() => onChange?.(null)}
              />
            )}
          </div>
        )}
      </div>
      {typed && maker && !disabled && <p className={styles.copyNow}>{t('secret.copyNow')}</p>}
    </>
  );
}
