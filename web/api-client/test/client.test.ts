import { describe, expect, it, vi } from 'vitest';
import { ApiError, createApiClient } from '../src/index';

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
  });

function clientThat(
  answer: (request: Request) => Response | Promise<Response>,
  onError?: (e: ApiError) => void,
) {
  const seen: Request[] = [];
  const client = createApiClient({
    baseUrl: 'http://server.test',
    csrfToken: () => 'token-1',
    language: () => 'zh',
    ...(onError ? { onError } : {}),
    fetch: async (request) => {
      seen.push(request);
      return answer(request);
    },
  });
  return { client, seen };
}

describe('createApiClient', () => {
  it('sends the CSRF token with changes only', async () => {
    const { client, seen } = clientThat(() => json(200, { account: {}, csrf_token: 't', memberships: [] }));
    await client.GET('/api/v1/auth/session');
    await client.POST('/api/v1/auth/sign-in', { body: { email: 'a@b', password: 'x' } });
    expect(seen.map((r) => r.headers.get('x-csrf-token'))).toEqual([null, 'token-1']);
    expect(seen[0]?.headers.get('accept-language')).toBe('zh');
  });

  it('throws problem documents with their code, field and retry time', async () => {
    const onError = vi.fn();
    const { client } = clientThat(
      () =>
        json(
          429,
          { type: '/x', title: '太快', status: 429, code: 'rate_limited', field: '/email' },
          { 'retry-after': '7' },
        ),
      onError,
    );
    const error = await client.GET('/api/v1/auth/session').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 429,
      code: 'rate_limited',
      field: '/email',
      retryAfter: 7,
      message: '太快',
    });
    expect(onError).toHaveBeenCalledOnce();
  });

  it('makes an error of a page that is no problem document', async () => {
    const { client } = clientThat(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(client.GET('/api/v1/auth/session')).rejects.toMatchObject({ status: 502, code: 'unknown' });
  });

  it('says that there is no connection', async () => {
    const { client } = clientThat(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(client.GET('/api/v1/auth/session')).rejects.toMatchObject({ status: 0, code: 'network' });
  });
});
