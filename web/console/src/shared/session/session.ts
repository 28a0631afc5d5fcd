// Who is signed in.
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, setCsrfToken } from '../api/client';
import { keys } from '../api/keys';
import { ApiError, type SessionInfo } from '../api/types';
import { adoptLocale } from '../i18n/setup';

let expired = false;

/** Whether the last session ended by itself, rather than by signing out. */
export const sessionExpired = (): boolean => expired;

/** The server no longer knows the session: the gates lead to the sign-in page, and back here afterwards. */
export function expireSession(queryClient: QueryClient): void {
  expired = true;
  adoptSession(queryClient, null);
}

/** Makes `session` the signed-in one; null signs out on this side. */
export function adoptSession(queryClient: QueryClient, session: SessionInfo | null): void {
  setCsrfToken(session?.csrf_token);
  if (session) {
    expired = false;
    adoptLocale(session.account.locale);
  }
  queryClient.setQueryData(keys.session, session);
}

async function fetchSession(): Promise<SessionInfo | null> {
  try {
    const { data } = await api.GET('/api/v1/auth/session');
    if (!data) return null;
    setCsrfToken(data.csrf_token);
    adoptLocale(data.account.locale);
    return data;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** `data` is null when nobody is signed in. */
export function useSession() {
  return useQuery({ queryKey: keys.session, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY });
}

export function useSignOut() {
  const queryClient = useQueryClient();
  return async () => {
    try {
      await api.POST('/api/v1/auth/sign-out');
    } finally {
      adoptSession(queryClient, null);
      queryClient.removeQueries({ queryKey: ['ws'] });
    }
  };
}
