// Text, pictures and cards of one answer.
import { DeleteOutlined, FontSizeOutlined, IdcardOutlined, PictureOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import type { MessagePart } from '@/shared/api/types';
import { uploadAccept, uploadFile } from '@/shared/api/upload';
import { useLocale } from '@/shared/i18n/useLocale';
import { percent } from '@/shared/lib/format';
import { MessageParts } from '@/shared/message/MessageParts';
import { useWorkspace } from '@/shared/session/workspace';
import styles from '../knowledge.module.css';
import { CardFields } from './CardFields';
import { type PartRow, partRow, textRow } from './form';

const maxParts = 10;

interface Props {
  parts: readonly PartRow[];
  editable: boolean;
  invalid: boolean;
  onChange(parts: PartRow[]): void;
}

export function AnswerParts({ parts, editable, invalid, onChange }: Props) {
  const { t } = useTranslation('knowledge');
  // An upload ends later than the render that began it.
  const latest = useRef(parts);
  latest.current = parts;
  const add = (row: PartRow) => onChange([...latest.current, row]);
  const full = parts.length >= maxParts;
  return (
    <div className={styles.parts}>
      {parts.map((row) => (
        <div key={row.key} className={styles.part}>
          <div className={styles.partBody}>
            <PartFields
              part={row.part}
              invalid={invalid}
              onChange={(part) => onChange(parts.map((p) => (p === row ? { ...p, part } : p)))}
            />
          </div>
          {editable && (parts.length > 1 || row.part.type !== 'text') && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('editor.removePart')}
              onClick={() => onChange(parts.filter((p) => p !== row))}
            />
          )}
        </div>
      ))}
      {editable && (
        <div className={styles.partActions}>
          <Button size="small" icon={<FontSizeOutlined />} disabled={full} onClick={() => add(textRow())}>
            {t('editor.addText')}
          </Button>
          <UploadButton disabled={full} onPart={(part) => add(partRow(part))} />
          <Button
            size="small"
            icon={<IdcardOutlined />}
            disabled={full}
            onClick={() => add(partRow({ type: 'card', cards: [{ title: '' }] }))}
          >
            {t('editor.addCard')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface FieldsProps {
  part: MessagePart;
  invalid: boolean;
  onChange(part: MessagePart): void;
}

function PartFields({ part, invalid, onChange }: FieldsProps) {
  const { t } = useTranslation('knowledge');
  if (part.type === 'text') {
    return (
      <Input.TextArea
        aria-label={t('editor.text')}
        autoSize={{ minRows: 3, maxRows: 14 }}
        maxLength={8000}
        status={invalid && part.text.trim() === '' ? 'error' : ''}
        value={part.text}
        onChange={(e) => onChange({ ...part, text: e.target.value })}
      />
    );
  }
  if (part.type === 'card') {
    return <CardFields cards={part.cards} onChange={(cards) => onChange({ ...part, cards })} />;
  }
  return <MessageParts parts={[part]} />;
}

function UploadButton({ disabled, onPart }: { disabled: boolean; onPart(part: MessagePart): void }) {
  const { t } = useTranslation('knowledge');
  const { slug } = useWorkspace();
  const { message } = App.useApp();
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number>();
  const upload = async (file: File) => {
    setShare(0);
    try {
      onPart(await uploadFile(slug, file, setShare).done);
    } catch (error) {
      void message.error(errorText(error, t));
    } finally {
      setShare(undefined);
    }
  };
  return (
    <>
      <input
        ref={input}
        // The attribute alone does not hide it: Ant Design's forms show every file input.
        style={{ display: 'none' }}
        type="file"
        accept={uploadAccept}
        onChange={(e) => {
          const file = e.target.files?.[0];
          e.target.value = '';
          if (file) void upload(file);
        }}
      />
      <Button
        size="small"
        icon={<PictureOutlined />}
        disabled={disabled}
        loading={share !== undefined}
        onClick={() => input.current?.click()}
      >
        {share === undefined
          ? t('editor.addPicture')
          : t('editor.uploading', { share: percent(share, locale) })}
      </Button>
    </>
  );
}
