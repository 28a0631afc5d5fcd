// The typed client of the server's REST API. Types come from api/openapi.yaml (`npm run generate`).
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema';

export type { components, operations, paths } from './schema';

/** A named schema of api/openapi.yaml, for example `Schema<'Conversation'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Problem = Schema<'Problem'>;

/** A refused or failed request. `status` 0 means that no answer came (offline, server down). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly field: string | undefined;
  readonly requestId: string | undefined;
  /** Seconds to wait before trying again, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(problem: Partial<Problem> & { status: number }, retryAfter?: number) {
    super(problem.title ?? problem.code ?? `HTTP ${problem.status}`);
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code ?? 'unknown';
    this.detail = problem.detail;
    this.field = problem.field;
    this.requestId = problem.request_id;
    this.retryAfter = retryAfter;
  }
}

/** Reads an error answer; a body that is no problem document (a proxy's page) still gives an ApiError. */
export async function errorFromResponse(response: Response): Promise<ApiError> {
  let problem: Partial<Problem> = {};
  if ((response.headers.get('content-type') ?? '').includes('json')) {
    try {
      problem = (await response.json()) as Partial<Problem>;
    } catch {
      // A cut-off body says no more than its status.
    }
  }
  const seconds = Number(response.headers.get('retry-after'));
  return new ApiError(
    { ...problem, status: response.status },
    Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
  );
}

export interface ClientOptions {
  /** Server address; absent: the page's own origin. */
  baseUrl?: string;
  /** Gives the session's CSRF token, sent with every method but GET. */
  csrfToken?: () => string | undefined;
  /** Gives the reader's language, sent as Accept-Language so that problem titles fit. */
  language?: () => string | undefined;
  /** Called with every refused request before it is thrown, for example to go to the sign-in page on 401. */
  onError?: (error: ApiError) => void;
  /** Instead of the global `fetch`, for tests. */
  fetch?: (request: Request) => Promise<Response>;
}

export type ApiClient = Client<paths>;

/** Answers other than 2xx throw an ApiError, so `data` is there wherever the operation has a body. */
export function createApiClient(options: ClientOptions = {}): ApiClient {
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const client = createClient<paths>({
    baseUrl: options.baseUrl ?? '',
    credentials: 'same-origin',
    fetch: async (request: Request) => {
      try {
        return await send(request);
      } catch (cause) {
        if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
        throw report(
          options,
          new ApiError({ status: 0, code: 'network', title: 'No connection to the server' }),
        );
      }
    },
  });
  client.use(headers(options), problems(options));
  return client;
}

function report(options: ClientOptions, error: ApiError): ApiError {
  options.onError?.(error);
  return error;
}

function headers(options: ClientOptions): Middleware {
  return {
    onRequest({ request }) {
      const language = options.language?.();
      if (language) request.headers.set('Accept-Language', language);
      const token = request.method === 'GET' ? undefined : options.csrfToken?.();
      if (token) request.headers.set('X-CSRF-Token', token);
      return request;
    },
  };
}

function problems(options: ClientOptions): Middleware {
  return {
    async onResponse({ response }) {
      if (!response.ok) throw report(options, await errorFromResponse(response));
      return undefined;
    },
  };
}
