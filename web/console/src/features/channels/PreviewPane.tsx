import { ReloadOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, Locale } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import type { Mode } from '@/shared/theme';
import { EmptyState } from '@/shared/ui/States';
import styles from './channels.module.css';
import { previewDocument } from './preview';

type Device = 'phone' | 'desktop';

/** The real widget, loaded anew with each saved `version`. */
export function PreviewPane({ channel, version }: { channel: Channel; version: number }) {
  const { t } = useTranslation('channels');
  const own = useLocale();
  const [device, setDevice] = useState<Device>('desktop');
  const [language, setLanguage] = useState<Locale>(own);
  const [reloads, setReloads] = useState(0);
  const mode: Mode = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
  return (
    <aside className={styles.preview} aria-label={t('preview')}>
      <div className={styles.previewBar}>
        <h2 className={styles.previewTitle}>{t('preview')}</h2>
        <Segmented<Device>
          size="small"
          value={device}
          onChange={setDevice}
          options={[
            { value: 'desktop', label: t('desktop') },
            { value: 'phone', label: t('phone') },
          ]}
        />
        <Segmented<Locale>
          size="small"
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'zh', label: '中' },
            { value: 'en', label: 'EN' },
          ]}
        />
        <Button
          size="small"
          icon={<ReloadOutlined />}
          aria-label={t('reload')}
          title={t('reload')}
          onClick={() => setReloads((n) => n + 1)}
        />
      </div>
      <div className={styles.stage} data-device={device}>
        {channel.enabled ? (
          <iframe
            key={`${channel.key} ${version} ${reloads} ${language} ${mode}`}
            className={styles.frame}
            title={t('preview')}
            srcDoc={previewDocument(location.origin, channel.key, language, mode)}
          />
        ) : (
          <EmptyState title={t('previewOff')} text={t('previewOffText')} />
        )}
      </div>
      <p className={styles.previewHint}>{t('previewHint')}</p>
    </aside>
  );
}
