import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel, ChannelType } from '@/shared/api/types';
import { CopyButton } from '@/shared/ui/CopyButton';
import { Section } from '@/shared/ui/FormParts';
import styles from './setup.module.css';
import { addressWith, pathSecret } from './values';

interface Props {
  title: string;
  channel: Channel;
  kind: ChannelType;
  name: string;
}

/** Where the platform is to send what customers write. */
export function AddressSection({ title, channel, kind, name }: Props) {
  const { t } = useTranslation('channels');
  const secret: string | null | undefined = Form.useWatch(['secrets', pathSecret]);
  const { url, placeholder } = addressWith(channel.webhook_url ?? '', kind.fields, secret);
  return (
    <Section title={title} text={t('setup.addressText', { name })}>
      <div className={styles.address}>
        {/* Focusable, so that the keyboard can scroll it where it is wider than the page. */}
        <pre tabIndex={0} role="region" aria-label={t('setup.address')}>
          {url}
        </pre>
        <CopyButton text={url} label={t('setup.address')} wide />
      </div>
      {placeholder && <p className={styles.note}>{t('setup.addressSecret')}</p>}
    </Section>
  );
}
