// What makes up one company's help page. Every text is in both languages.

export interface Words {
  zh: string;
  en: string;
}

export interface Topic {
  icon: string;
  title: Words;
  /** What a customer asks; a click asks it in the chat. */
  questions: Words[];
}

/** A table, for what is better looked up than asked. */
export interface Table {
  title: Words;
  note?: Words;
  head: Words[];
  rows: Words[][];
}

export interface Company {
  slug: string;
  name: Words;
  /** Inline SVG. */
  logo: string;
  art: string;
  title: Words;
  lead: Words;
  /** A line across the page, for what everybody must know. */
  alert?: Words;
  topics: Topic[];
  table: Table;
  phone: string;
  hours: Words;
  where: Words;
}
