import { TimePicker } from 'antd';
import dayjs from 'dayjs';
import styles from './team.module.css';

interface Props {
  /** "09:00" */
  value?: string;
  onChange?(time: string): void;
  id?: string;
  'aria-label': string;
}

const format = 'HH:mm';

/** A time of day, written the same in every browser. */
export function TimeInput({ value, onChange, id, 'aria-label': label }: Props) {
  return (
    <TimePicker
      {...(id && { id })}
      className={styles.time ?? ''}
      aria-label={label}
      format={format}
      minuteStep={5}
      allowClear={false}
      needConfirm={false}
      value={value ? dayjs(`2024-01-01T${value}`) : null}
      // Enter takes the time over; it does not send the form around it.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      onChange={(time) => onChange?.(time ? time.format(format) : '')}
    />
  );
}
