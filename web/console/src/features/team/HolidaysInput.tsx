import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './team.module.css';

interface Props {
  value?: string[];
  onChange?(dates: string[]): void;
  id?: string;
}

export function HolidaysInput({ value = [], onChange, id }: Props) {
  const { t } = useTranslation(['team', 'common']);
  const [date, setDate] = useState('');
  const add = () => {
    if (!date) return;
    onChange?.([...new Set([...value, date])].toSorted());
    setDate('');
  };
  return (
    <>
      <div className={styles.wrap}>
        <Input
          id={id}
          type="date"
          className={styles.date}
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <Button disabled={!date} onClick={add}>
          {t('common:add')}
        </Button>
      </div>
      <div className={styles.dates}>
        {value.map((day) => (
          <Tag key={day} closable onClose={() => onChange?.(value.filter((other) => other !== day))}>
            {day}
          </Tag>
        ))}
      </div>
    </>
  );
}
