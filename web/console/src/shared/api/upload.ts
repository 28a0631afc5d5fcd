// Uploads with progress, which fetch cannot tell.
import { apiLanguage, csrfToken, noteApiError } from './client';
import { ApiError, type FilePart } from './types';

export const maxUploadBytes = 10 * 1024 * 1024;
export const uploadAccept = '.png,.jpg,.jpeg,.gif,.webp,.pdf,.docx,.xlsx,.txt,.csv,.mp3,.mp4';

export interface Upload {
  done: Promise<FilePart>;
  cancel(): void;
}

/** Sends `file` to the workspace; `progress` gets 0 to 1. Rejects with an ApiError. */
export function uploadFile(workspace: string, file: File, progress: (share: number) => void): Upload {
  const xhr = new XMLHttpRequest();
  const done = new Promise<FilePart>((resolve, reject) => {
    const fail = (problem: ConstructorParameters<typeof ApiError>[0]) => {
      const error = new ApiError(problem);
      noteApiError(error);
      reject(error);
    };
    xhr.upload.onprogress = (e) => e.lengthComputable && progress(e.loaded / e.total);
    xhr.onerror = () => fail({ status: 0, code: 'network' });
    xhr.onabort = () => fail({ status: 0, code: 'cancelled' });
    xhr.onload = () => {
      const body = parse(xhr.responseText);
      if (xhr.status === 201) resolve(body as FilePart);
      else fail({ ...body, status: xhr.status });
    };
  });
  const form = new FormData();
  form.append('file', file, file.name);
  xhr.open('POST', `/api/v1/workspaces/${encodeURIComponent(workspace)}/uploads`);
  xhr.setRequestHeader('X-CSRF-Token', csrfToken() ?? '');
  xhr.setRequestHeader('Accept-Language', apiLanguage() ?? 'en');
  xhr.send(form);
  return { done, cancel: () => xhr.abort() };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
