// The frame of the pages before a workspace: a card in the middle, language and looks in the corner.
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { Locale } from '@/shared/api/types';
import { setLocale } from '@/shared/i18n/setup';
import { useLocale } from '@/shared/i18n/useLocale';
import styles from './auth.module.css';

export function AuthFrame({
  title,
  subtitle,
  children,
}: {
  title: string;
  subtitle?: string;
  children: ReactNode;
}) {
  const locale = useLocale();
  return (
    <div className={styles.frame}>
      <header className={styles.corner}>
        <Segmented<Locale>
          size="small"
          value={locale}
          onChange={setLocale}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </header>
      <main className={styles.card}>
        <img className={styles.logo} src="/logo.svg" alt="" width={44} height={44} />
        <h1 className={styles.title}>{title}</h1>
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
        {children}
      </main>
    </div>
  );
}
