// The frame of a page other than the inbox: title, actions, scrolling body.
import type { ReactNode } from 'react';
import styles from './ui.module.css';

export function Page({
  title,
  icon,
  actions,
  children,
}: {
  title: string;
  icon?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.page}>
      <header className={styles.pageHeader}>
        {icon}
        <h1 className={styles.pageTitle}>{title}</h1>
        {actions && <div className={styles.pageActions}>{actions}</div>}
      </header>
      <div className={styles.pageBody}>{children}</div>
    </div>
  );
}
