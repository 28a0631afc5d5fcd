// What a visitor's browser keeps: who he is, what is not yet sent, what he has seen, sound on or off.
// Keys are small and separate, so that several tabs do not overwrite each other's work.

export interface KeyValue {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

class MemoryStore implements KeyValue {
  readonly #map = new Map<string, string>();
  get(key: string) {
    return this.#map.get(key) ?? null;
  }
  set(key: string, value: string) {
    this.#map.set(key, value);
  }
  remove(key: string) {
    this.#map.delete(key);
  }
  keys() {
    return [...this.#map.keys()];
  }
}

export function memoryStore(): KeyValue {
  return new MemoryStore();
}

/** localStorage under a prefix; in memory where the browser forbids it (private mode, full, third-party frames). */
export function browserStore(prefix: string): KeyValue {
  let storage: Storage;
  try {
    storage = window.localStorage;
    storage.setItem(`${prefix}probe`, '1');
    storage.removeItem(`${prefix}probe`);
  } catch {
    return memoryStore();
  }
  const memory = memoryStore();
  return {
    get: (key) => memory.get(key) ?? storage.getItem(prefix + key),
    set(key, value) {
      try {
        storage.setItem(prefix + key, value);
        memory.remove(key);
      } catch {
        memory.set(key, value);
      }
    },
    remove(key) {
      memory.remove(key);
      storage.removeItem(prefix + key);
    },
    keys() {
      const stored = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length));
      return [...new Set([...stored, ...memory.keys()])];
    },
  };
}
