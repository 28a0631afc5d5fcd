// One field of a platform, with what the last check said of it.
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel, ChannelField } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { localized } from '@/shared/lib/format';
import { makerOf } from './generate';
import { SecretInput } from './SecretInput';
import styles from './setup.module.css';
import { pathOf, takesAddress } from './values';

interface Props {
  channel: Channel;
  field: ChannelField;
  /** What is wrong with what is entered. */
  wrong: string | undefined;
  disabled: boolean;
}

export function FieldItem({ channel, field, wrong, disabled }: Props) {
  const locale = useLocale();
  const label = localized(field.label, locale);
  return (
    <Form.Item
      label={label}
      required={field.required}
      extra={localized(field.hint, locale)}
      // Without a text of its own the form would write one.
      {...(wrong ? { validateStatus: 'error' as const, help: wrong } : {})}
      htmlFor={`setup_${pathOf(field).join('_')}`}
    >
      <Form.Item name={pathOf(field)} noStyle>
        {field.secret ? (
          <SecretInput
            label={label}
            stored={channel.secrets_set?.includes(field.name) ?? false}
            maker={makerOf(channel.type, field.name)}
            disabled={disabled}
          />
        ) : (
          <PlainInput
            initial={field.initial}
            offered={takesAddress(field) && !disabled ? channel.webhook_url : undefined}
          />
        )}
      </Form.Item>
    </Form.Item>
  );
}

interface PlainProps {
  /** Given by the form. */
  id?: string;
  value?: string;
  onChange?(value: string): void;
  initial: string | undefined;
  /** The channel's own address, where the field asks for it. */
  offered: string | undefined;
}

function PlainInput({ id, value = '', onChange, initial, offered }: PlainProps) {
  const { t } = useTranslation('channels');
  return (
    <div className={styles.plain}>
      <Input
        id={id ?? ''}
        value={value}
        maxLength={4000}
        autoComplete="off"
        spellCheck={false}
        placeholder={initial ? t('setup.standard', { value: initial }) : ''}
        onChange={(e) => onChange?.(e.target.value)}
      />
      {offered && value === '' && (
        <Button onClick={() => onChange?.(offered)}>{t('setup.useAddress')}</Button>
      )}
    </div>
  );
}
