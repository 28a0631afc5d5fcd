// What went wrong, in the reader's language.
import type { TFunction } from 'i18next';
import { ApiError } from './types';

/** One or two sentences: what happened and what to do. The server's own titles already come in that language. */
export function errorText(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('common:error.server');
  if (error.status === 0) return t('common:error.network');
  if (error.status === 429) return t('common:error.tooMany');
  if (error.status >= 500) return t('common:error.server');
  if (error.message && !error.message.startsWith('HTTP ') && error.message !== error.code)
    return error.message;
  if (error.status === 403) return t('common:error.forbidden');
  if (error.status === 404) return t('common:error.notFound');
  return t('common:error.server');
}

export function requestId(error: unknown): string | undefined {
  return error instanceof ApiError ? error.requestId : undefined;
}
