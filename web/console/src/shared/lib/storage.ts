// Web storage that never throws: it may be full, or forbidden in a private window.
export function readJson<T>(key: string, fallback: T, storage: Storage = localStorage): T {
  try {
    const text = storage.getItem(key);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

export function writeJson(key: string, value: unknown, storage: Storage = localStorage): void {
  try {
    if (value === undefined) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // What is kept here is a convenience; the work itself is on the server.
  }
}
