import { SearchOutlined } from '@ant-design/icons';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { views } from '@/shared/api/types';
import { useMembers } from '@/shared/api/useMembers';
import { useChannels } from './api';
import type { HistoryFilter } from './filter';
import styles from './history.module.css';

const settleMs = 250;

interface Props {
  filter: HistoryFilter;
  onChange(filter: HistoryFilter): void;
}

export function Filters({ filter, onChange }: Props) {
  const { t } = useTranslation('history');
  const { data: members = [] } = useMembers();
  const { data: channels = [] } = useChannels();
  const [text, setText] = useState(filter.q);
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
        placeholder={t('search')}
        aria-label={t('search')}
        maxLength={200}
        value={text}
        onChange={(e) => setText(e.target.value)}
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
