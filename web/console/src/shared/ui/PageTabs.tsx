// The parts of a page, each at an address of its own below the page's.
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import styles from './ui.module.css';

export interface PageTab {
  key: string;
  label: ReactNode;
  children: ReactNode;
}

/** `current` is what the address says; anything unknown is the first one. */
export function PageTabs({ path, current, items }: { path: string; current: string; items: PageTab[] }) {
  const navigate = useNavigate();
  const active = items.find((item) => item.key === current) ?? items[0];
  return (
    <Tabs
      className={styles.pageTabs ?? ''}
      activeKey={active?.key ?? ''}
      onChange={(key) => void navigate(`${path}/${key}`, { replace: true })}
      items={items}
      destroyOnHidden
    />
  );
}
