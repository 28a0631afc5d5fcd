import type { Attachment } from '../attachments';
import { formatBytes } from '../i18n';
import { useApp } from './context';
import { AlertIcon, CloseIcon, FileIcon, RetryIcon } from './icons';

/** A file on its way up, at the end of the log. */
export function AttachmentView({ item }: { item: Attachment }) {
  const { t, attachments, snapshot } = useApp();
  const percent = Math.round(item.progress * 100);
  const limit = formatBytes(snapshot.config?.upload.max_bytes ?? 0);
  const fault = item.fault && (item.fault === 'tooLarge' ? t.tooLarge(limit) : t[item.fault]);
  return (
    <li class="message own first">
      <div class={`upload${fault ? ' refused' : ''}`}>
        {item.preview ? <img src={item.preview} alt="" /> : <FileIcon size={24} />}
        <span class="upload-text">
          <b dir="auto">{item.file.name || t.picture}</b>
          {fault ? (
            <small class="failed" role="alert">
              <AlertIcon size={14} /> {fault}
            </small>
          ) : (
            <small>{t.uploading(percent)}</small>
          )}
          {!fault && <progress max={100} value={percent} aria-label={t.uploading(percent)} />}
        </span>
        {item.fault === 'uploadFailed' && (
          <button type="button" class="icon" aria-label={t.retry} onClick={() => attachments.retry(item.id)}>
            <RetryIcon size={18} />
          </button>
        )}
        <button type="button" class="icon" aria-label={t.remove} onClick={() => attachments.remove(item.id)}>
          <CloseIcon size={18} />
        </button>
      </div>
    </li>
  );
}
