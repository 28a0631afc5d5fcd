// Time and chance, passed in so that tests decide about both.

export interface Environment {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `action` once after `ms`; the returned function cancels it. */
  later(ms: number, action: () => void): () => void;
  /** In [0, 1). */
  random(): number;
  /** A fresh unguessable id. */
  randomId(): string;
}

export function browserEnvironment(): Environment {
  return {
    now: () => Date.now(),
    later(ms, action) {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    // Not randomUUID: it is missing on pages served over plain HTTP.
    randomId: () =>
      Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join(''),
  };
}
