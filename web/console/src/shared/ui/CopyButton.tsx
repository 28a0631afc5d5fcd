import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../lib/clipboard';

interface Props {
  text: string;
  /** What is copied, for those who do not see the place of the button. */
  label: string;
  /** Shows the word "Copy" as well. */
  wide?: boolean;
}

export function CopyButton({ text, label, wide = false }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if (await copyText(text)) setCopied(true);
    else void message.warning(t('form:copyFailed'));
  };
  return (
    <Button
      type={wide ? 'default' : 'text'}
      size={wide ? 'middle' : 'small'}
      icon={copied ? <CheckOutlined /> : <CopyOutlined />}
      aria-label={`${t(copied ? 'copied' : 'copy')}: ${label}`}
      title={label}
      onClick={() => void copy()}
    >
      {wide && t(copied ? 'copied' : 'copy')}
    </Button>
  );
}
