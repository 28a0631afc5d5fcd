import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { SearchField } from '@/shared/ui/SearchField';
import { useCategories } from '../api/useEntries';
import styles from '../knowledge.module.css';
import type { EntryFilter } from './filter';

interface Props {
  filter: EntryFilter;
  onChange(filter: EntryFilter): void;
}

export function Filters({ filter, onChange }: Props) {
  const { t } = useTranslation('knowledge');
  const { data: categories = [] } = useCategories();
  return (
    <div className={styles.filters} role="search">
      <SearchField
        className={styles.search}
        label={t('searchPlaceholder')}
        value={filter.q}
        onChange={(q) => onChange({ ...filter, q })}
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
