import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useState } from 'react';

const settleMs = 250;

interface Props {
  value: string;
  label: string;
  className?: string | undefined;
  onChange(value: string): void;
}

/** A search box that tells what was typed, trimmed, once the typing settles. */
export function SearchField({ value, label, className, onChange }: Props) {
  const [text, setText] = useState(value);
  // Cleared or gone back to from elsewhere.
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), settleMs);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      className={className ?? ''}
      allowClear
      prefix={<SearchOutlined />}
      placeholder={label}
      aria-label={label}
      maxLength={200}
      value={text}
      onChange={(e) => setText(e.target.value)}
    />
  );
}
