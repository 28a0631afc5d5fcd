// The one API client of the console.
import { type ApiError, createApiClient } from '@yingda/api-client';
import i18n from 'i18next';

let csrf: string | undefined;
let expired: () => void = () => undefined;

export function setCsrfToken(token: string | undefined): void {
  csrf = token;
}

/** Called when a signed-in session turns out to have ended. */
export function onSessionExpired(listener: () => void): void {
  expired = listener;
}

export const csrfToken = () => csrf;
export const apiLanguage = () => i18n.resolvedLanguage ?? i18n.language;

/** A refused request passes here, whoever made it. */
export function noteApiError(error: ApiError): void {
  if (error.status !== 401 || csrf === undefined) return;
  csrf = undefined;
  expired();
}

export const api = createApiClient({ csrfToken, language: apiLanguage, onError: noteApiError });
