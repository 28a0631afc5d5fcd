import { DatePicker, Tag } from 'antd';
import type { Dayjs } from 'dayjs';
import styles from './team.module.css';

interface Props {
  value?: string[];
  onChange?(dates: string[]): void;
  id?: string;
}

/** Each day that is picked joins the list. */
export function HolidaysInput({ value = [], onChange, id }: Props) {
  return (
    <>
      <DatePicker
        {...(id && { id })}
        className={styles.date ?? ''}
        // Empty again for the next one.
        value={null as Dayjs | null}
        onChange={(day) => {
          if (day) onChange?.([...new Set([...value, day.format('YYYY-MM-DD')])].toSorted());
        }}
      />
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
