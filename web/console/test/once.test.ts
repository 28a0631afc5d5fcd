import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, test } from 'vitest';
import { ApiError } from '@/shared/api/types';
import { useOnce } from '@/shared/api/useOnce';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

type Once = ReturnType<typeof useOnce>;
let root: Root | undefined;

/** The hook's function, from a component that is there. */
async function mount(): Promise<Once> {
  let once: Once | undefined;
  const Holder = () => {
    once = useOnce();
    return null;
  };
  root = createRoot(document.createElement('div'));
  await act(() => root?.render(createElement(Holder)));
  if (!once) throw new Error('not mounted');
  return once;
}

afterEach(async () => act(() => root?.unmount()));

/** Sends `content`; gives the key it went out with. */
async function send(once: Once, content: unknown, failure?: Error): Promise<string> {
  let key = '';
  const sent = once(content, async (header) => {
    key = header['Idempotency-Key'];
    if (failure) throw failure;
  });
  if (failure) await expect(sent).rejects.toBe(failure);
  else await sent;
  return key;
}

const lost = new ApiError({ status: 0, code: 'network' });
const refused = new ApiError({ status: 409, code: 'email_taken' });

describe('the key of a creation', () => {
  test('is the same when no answer came and the same is sent again', async () => {
    const once = await mount();
    const first = await send(once, { name: 'a' }, lost);
    expect(await send(once, { name: 'a' })).toBe(first);
  });

  test('is another one for other content, after success and after a refusal', async () => {
    const once = await mount();
    const keys = [
      await send(once, { name: 'a' }, lost),
      await send(once, { name: 'b' }),
      await send(once, { name: 'b' }),
      await send(once, { name: 'c' }, refused),
      await send(once, { name: 'c' }),
    ];
    expect(new Set(keys).size).toBe(5);
  });
});
