import { useRef } from 'react';
import { newClientId } from '../lib/id';
import { ApiError } from './types';

type Header = { 'Idempotency-Key': string };

/**
 * For calls that create. The same content sent again after no answer came is the same creation: it goes out with the
 * same key, and the server makes one thing of it. After an answer, the next one is a new creation.
 */
export function useOnce() {
  const open = useRef<{ content: string; header: Header } | undefined>(undefined);
  return async <T>(content: unknown, create: (header: Header) => Promise<T>): Promise<T> => {
    const text = JSON.stringify(content);
    if (open.current?.content !== text) {
      open.current = { content: text, header: { 'Idempotency-Key': newClientId() } };
    }
    try {
      const made = await create(open.current.header);
      open.current = undefined;
      return made;
    } catch (error) {
      const answered = error instanceof ApiError && error.status >= 400 && error.status < 500;
      if (answered) open.current = undefined;
      throw error;
    }
  };
}
