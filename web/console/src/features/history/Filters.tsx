import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { views } from '@/shared/api/types';
import { useMembers } from '@/shared/api/useMembers';
import { SearchField } from '@/shared/ui/SearchField';
import { useChannels } from './api';
import type { HistoryFilter } from './filter';
import styles from './history.module.css';

interface Props {
  filter: HistoryFilter;
  onChange(filter: HistoryFilter): void;
}

export function Filters({ filter, onChange }: Props) {
  const { t } = useTranslation('history');
  const { data: members = [] } = useMembers();
  const { data: channels = [] } = useChannels();
  return (
    <div className={styles.filters} role="search">
      <SearchField
        className={styles.search}
        label={t('search')}
        value={filter.q}
        onChange={(q) => onChange({ ...filter, q })}
      />
      <Select
        className={styles.filter ?? ''}
        aria-label={t('view')}
        value={filter.view}
        onChange={(view) => onChange({ ...filter, view })}
        options={views.map((view) => ({ value: view, label: t(`views.${view}`) }))}
      />
      <Select
        className={styles.filter ?? ''}
        aria-label={t('channel')}
        value={filter.channel}
        onChange={(channel) => onChange({ ...filter, channel })}
        options={[
          { value: '', label: t('allChannels') },
          ...channels.map((c) => ({ value: c.id, label: c.name })),
        ]}
      />
      <Select
        className={styles.filter ?? ''}
        aria-label={t('assignee')}
        value={filter.assignee}
        onChange={(assignee) => onChange({ ...filter, assignee })}
        options={[{ value: '', label: t('anyone') }, ...members.map((m) => ({ value: m.id, label: m.name }))]}
      />
      {(['from', 'to'] as const).map((name) => (
        <DatePicker
          key={name}
          className={styles.filter ?? ''}
          aria-label={t(name)}
          placeholder={t(name)}
          value={filter[name] ? dayjs(filter[name]) : null}
          onChange={(date) => onChange({ ...filter, [name]: date ? date.format('YYYY-MM-DD') : '' })}
        />
      ))}
    </div>
  );
}
