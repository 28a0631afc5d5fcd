// Files on their way into a draft.
import { App } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import { ApiError } from '@/shared/api/types';
import { maxUploadBytes, type Upload, uploadFile } from '@/shared/api/upload';
import { newClientId } from '@/shared/lib/id';
import { useWorkspace } from '@/shared/session/workspace';
import { getDraft, updateDraft } from './drafts';

export interface Uploading {
  id: string;
  name: string;
  /** 0 to 1. */
  progress: number;
  upload: Upload;
}

/** A message has at most 10 parts, and one may be its text. */
const maxFiles = 9;

export function useAttachments(conversationId: string) {
  const { slug } = useWorkspace();
  const { t } = useTranslation('inbox');
  const { message } = App.useApp();
  const [uploading, setUploading] = useState<Uploading[]>([]);
  const running = useRef(uploading);
  running.current = uploading;
  useEffect(
    () => () => {
      for (const item of running.current) item.upload.cancel();
    },
    [],
  );

  const start = useCallback(
    (file: File) => {
      const id = newClientId();
      const change = (patch: Partial<Uploading>) =>
        setUploading((all) => all.map((u) => (u.id === id ? { ...u, ...patch } : u)));
      const upload = uploadFile(slug, file, (progress) => change({ progress }));
      setUploading((all) => [...all, { id, name: file.name, progress: 0, upload }]);
      const gone = () => setUploading((all) => all.filter((u) => u.id !== id));
      upload.done.then(
        (part) => {
          gone();
          updateDraft(conversationId, (d) => ({ files: [...d.files, part] }));
        },
        (error: unknown) => {
          gone();
          if (error instanceof ApiError && error.code === 'cancelled') return;
          void message.error(`${file.name}: ${errorText(error, t)}`);
        },
      );
    },
    [slug, conversationId, message, t],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      let room = maxFiles - getDraft(conversationId).files.length - running.current.length;
      for (const file of files) {
        if (file.size > maxUploadBytes) {
          void message.error(t('composer.tooBig', { name: file.name }));
        } else if (room <= 0) {
          void message.warning(t('composer.tooMany'));
          return;
        } else {
          room -= 1;
          start(file);
        }
      }
    },
    [conversationId, message, start, t],
  );
  return { uploading, add };
}
