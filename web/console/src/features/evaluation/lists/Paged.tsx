import { Pagination } from 'antd';
import { type ReactNode, useState } from 'react';
import styles from '../evaluation.module.css';

const pageSize = 10;

interface Props<Item> {
  items: readonly Item[];
  label: string;
  row(item: Item): ReactNode;
  keyOf(item: Item): string;
}

/** A list a page at a time. */
export function Paged<Item>({ items, label, row, keyOf }: Props<Item>) {
  const [page, setPage] = useState(1);
  const last = Math.max(1, Math.ceil(items.length / pageSize));
  const first = (Math.min(page, last) - 1) * pageSize;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {items.slice(first, first + pageSize).map((item) => (
          <li key={keyOf(item)} className={styles.item}>
            {row(item)}
          </li>
        ))}
      </ul>
      <Pagination
        className={styles.pages ?? ''}
        size="small"
        hideOnSinglePage
        showSizeChanger={false}
        showLessItems
        current={Math.min(page, last)}
        pageSize={pageSize}
        total={items.length}
        onChange={setPage}
      />
    </>
  );
}
