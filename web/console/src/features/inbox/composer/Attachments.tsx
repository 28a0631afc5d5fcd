import { CloseOutlined, FileOutlined } from '@ant-design/icons';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FilePart } from '@/shared/api/types';
import { safeUrl } from '@/shared/message/links';
import styles from './composer.module.css';
import { updateDraft } from './drafts';
import type { Uploading } from './useAttachments';

interface Props {
  conversationId: string;
  files: FilePart[];
  uploading: Uploading[];
}

export function Attachments({ conversationId, files, uploading }: Props) {
  if (files.length + uploading.length === 0) return null;
  const remove = (file: FilePart) =>
    updateDraft(conversationId, (d) => ({ files: d.files.filter((f) => f !== file) }));
  return (
    <div className={styles.attachments}>
      {files.map((file, i) => (
        <Chip
          key={i}
          name={file.name ?? ''}
          {...(file.type === 'image' && { url: file.url })}
          onRemove={() => remove(file)}
        />
      ))}
      {uploading.map((u) => (
        <Chip key={u.id} name={u.name} progress={u.progress} onRemove={() => u.upload.cancel()} />
      ))}
    </div>
  );
}

interface ChipProps {
  name: string;
  url?: string;
  progress?: number;
  onRemove(): void;
}

function Chip({ name, url, progress, onRemove }: ChipProps) {
  const { t } = useTranslation('inbox');
  const picture = safeUrl(url);
  return (
    <span className={styles.attachment}>
      {picture ? <img className={styles.thumb} src={picture} alt="" /> : <FileOutlined aria-hidden />}
      <span className={styles.attachmentName}>{name}</span>
      {progress !== undefined && (
        <Progress
          type="circle"
          size={16}
          strokeWidth={14}
          percent={Math.round(progress * 100)}
          showInfo={false}
        />
      )}
      <button
        type="button"
        className={styles.removeFile}
        aria-label={t('composer.remove', { name })}
        onClick={onRemove}
      >
        <CloseOutlined />
      </button>
    </span>
  );
}
