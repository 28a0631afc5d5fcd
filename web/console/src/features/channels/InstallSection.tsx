import { useTranslation } from 'react-i18next';
import type { Channel } from '@/shared/api/types';
import { CopyButton } from '@/shared/ui/CopyButton';
import { Code, Section } from '@/shared/ui/FormParts';
import styles from './channels.module.css';
import { snippetOf } from './form';

export function InstallSection({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const snippet = snippetOf(location.origin, channel.key);
  return (
    <Section title={t('install')} text={t('installText')}>
      <div className={styles.snippet}>
        {/* Focusable, so that the keyboard can scroll it where it is wider than the page. */}
        <pre tabIndex={0} role="region" aria-label={t('install')}>
          {snippet}
        </pre>
        <CopyButton text={snippet} label={t('install')} wide />
      </div>
      <div className={styles.key}>
        {t('key')} <Code>{channel.key}</Code> <CopyButton text={channel.key} label={t('key')} />
      </div>
    </Section>
  );
}
