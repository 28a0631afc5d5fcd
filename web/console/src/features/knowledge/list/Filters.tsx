import { SearchOutlined } from '@ant-design/icons';
import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCategories } from '../api/useEntries';
import styles from '../knowledge.module.css';
import type { EntryFilter } from './filter';

const settleMs = 250;

interface Props {
  filter: EntryFilter;
  onChange(filter: EntryFilter): void;
}

export function Filters({ filter, onChange }: Props) {
  const { t } = useTranslation('knowledge');
  const { data: categories = [] } = useCategories();
  const [text, setText] = useState(filter.q);
  // Cleared or gone back to from elsewhere.
  useEffect(() => setText(filter.q), [filter.q]);
  useEffect(() => {
    if (text.trim() === filter.q) return;
    const timer = setTimeout(() => onChange({ ...filter, q: text.trim() }), settleMs);
    return () => clearTimeout(timer);
  });
  return (
    <div className={styles.filters} role="search">
      <Input
        className={styles.search ?? ''}
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t('searchPlaceholder')}
        aria-label={t('searchPlaceholder')}
        value={text}
        maxLength={200}
        onChange={(e) => setText(e.target.value)}
      />
      <Select
        className={styles.filter ?? ''}
        aria-label={t('category')}
        showSearch
        value={filter.category}
        onChange={(category) => onChange({ ...filter, category })}
        options={[
          { value: '', label: t('allCategories') },
          ...categories.map((c) => ({ value: c.name, label: c.name, count: c.count })),
        ]}
        optionRender={({ data }) => (
          <span className={styles.option}>
            {data.label}
            {'count' in data && <span className={styles.faint}>{String(data.count)}</span>}
          </span>
        )}
      />
      <Select
        className={styles.filter ?? ''}
        aria-label={t('status')}
        value={filter.status}
        onChange={(status) => onChange({ ...filter, status })}
        options={[
          { value: '', label: t('allStatuses') },
          { value: 'published', label: t('published') },
          { value: 'draft', label: t('draft') },
        ]}
      />
    </div>
  );
}
