// The wire: REST calls and the WebSocket of one channel and visitor. Knows nothing of what is shown.
import { ApiError, errorFromResponse } from '@yingda/api-client';
import type {
  ClientFrame,
  ContactForm,
  Feedback,
  FilePart,
  MessageBody,
  MessageContext,
  PublicConfig,
  PublicMessageList,
  PublicMessageResult,
  PublicState,
  ServerFrame,
} from './types';

export interface SocketEvents {
  frame(frame: ServerFrame): void;
  /** Once; no frame comes after it. */
  closed(): void;
}

export interface Socket {
  /** False when the frame could not be handed over. */
  send(frame: ClientFrame): boolean;
  close(): void;
}

export interface MessageQuery {
  after?: string;
  before?: string;
}

/** Every call rejects with ApiError; status 0 means that no answer came. */
export interface Transport {
  config(language: string, visitor: string | undefined): Promise<PublicConfig>;
  state(visitor: string): Promise<PublicState>;
  list(visitor: string, query: MessageQuery): Promise<PublicMessageList>;
  send(visitor: string, id: string, body: MessageBody, context: MessageContext): Promise<PublicMessageResult>;
  contact(visitor: string, id: string, form: ContactForm): Promise<PublicMessageResult>;
  rate(visitor: string, score: number, comment: string | undefined): Promise<void>;
  feedback(visitor: string, messageId: string, value: Feedback): Promise<void>;
  upload(
    visitor: string,
    file: File,
    progress: (part: number) => void,
    signal: AbortSignal,
  ): Promise<FilePart>;
  open(visitor: string, after: string | undefined, events: SocketEvents): Socket;
}

const REQUEST_MS = 15_000;

const noAnswer = () => new ApiError({ status: 0, code: 'network' });

export function httpTransport(server: string, channelKey: string, language: () => string): Transport {
  const base = `${server}/api/v1/public/${encodeURIComponent(channelKey)}`;

  async function call<T>(
    path: string,
    query: Record<string, string | undefined>,
    body?: unknown,
  ): Promise<T> {
    const url = new URL(base + path);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, value);
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), REQUEST_MS);
    try {
      const response = await fetch(url, {
        credentials: 'omit',
        signal: abort.signal,
        headers: { 'Accept-Language': language(), ...(body ? { 'Content-Type': 'application/json' } : {}) },
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      });
      if (!response.ok) throw await errorFromResponse(response);
      return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
    } catch (error) {
      throw error instanceof ApiError ? error : noAnswer();
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    config: (lang, visitor) => call('/config', { lang, visitor_id: visitor }),
    state: (visitor) => call('/state', { visitor_id: visitor }),
    list: (visitor, query) => call('/messages', { visitor_id: visitor, ...query }),
    send: (visitor, id, body, context) =>
      call('/messages', {}, { visitor_id: visitor, client_message_id: id, ...body, context }),
    contact: (visitor, id, form) =>
      call('/contact', {}, { visitor_id: visitor, client_message_id: id, ...form }),
    rate: (visitor, score, comment) => call('/rating', {}, { visitor_id: visitor, score, comment }),
    feedback: (visitor, messageId, value) =>
      call('/feedback', {}, { visitor_id: visitor, message_id: messageId, value }),
    upload: (visitor, file, progress, signal) =>
      upload(`${base}/uploads?visitor_id=${encodeURIComponent(visitor)}`, language(), file, progress, signal),
    open(visitor, after, events) {
      const url = new URL(`${server.replace(/^http/, 'ws')}/ws/v1/public/${encodeURIComponent(channelKey)}`);
      url.searchParams.set('visitor_id', visitor);
      if (after !== undefined) url.searchParams.set('after', after);
      return openSocket(url, events);
    },
  };
}

// XMLHttpRequest, because fetch tells nothing about the progress of an upload.
function upload(
  url: string,
  language: string,
  file: File,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<FilePart> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Accept-Language', language);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onload = () => {
      const response = new Response(request.responseText, {
        status: request.status,
        headers: { 'content-type': request.getResponseHeader('content-type') ?? '' },
      });
      if (!response.ok) void errorFromResponse(response).then(reject);
      else response.json().then(resolve, () => reject(noAnswer()));
    };
    request.onerror = request.onabort = request.ontimeout = () => reject(noAnswer());
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

function openSocket(url: URL, events: SocketEvents): Socket {
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    events.closed();
  };
  let socket: WebSocket;
  try {
    socket = new WebSocket(url);
  } catch {
    // The page's security policy forbids it: plain requests may still work.
    queueMicrotask(end);
    return { send: () => false, close: end };
  }
  socket.onmessage = (event) => {
    if (over || typeof event.data !== 'string') return;
    let frame: ServerFrame;
    try {
      frame = JSON.parse(event.data) as ServerFrame;
    } catch {
      return socket.close();
    }
    events.frame(frame);
  };
  socket.onclose = end;
  socket.onerror = end;
  return {
    send(frame) {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    close() {
      socket.close();
      // A dead network gives no close event for minutes; whoever closes is done with it now.
      end();
    },
  };
}
