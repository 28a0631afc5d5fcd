// Texts come in pairs: English must have every key that Chinese has, or it does not compile.
// (English may have more: `_one` forms.)
export interface TextTree {
  [key: string]: string | TextTree;
}

type Mirror<T> = { [K in keyof T]: T[K] extends string ? string : Mirror<T[K]> } & TextTree;

export interface Texts {
  zh: TextTree;
  en: TextTree;
}

export function texts<const T extends TextTree>(zh: T, en: Mirror<T>): Texts {
  return { zh, en };
}
