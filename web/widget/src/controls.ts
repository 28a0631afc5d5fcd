// Whether the panel is open and what it shows; what the page's script may drive (`window.Yingda`).
import type { KeyValue } from './storage';

export type Screen = 'home' | 'talk';

export interface EventMap {
  open: undefined;
  close: undefined;
  /** A message of the bot or of a person has come. */
  message: { id: string; author: string };
  /** The number of unread messages has changed. */
  unread: number;
}

type Handler<Name extends keyof EventMap> = (detail: EventMap[Name]) => void;

export class Controls {
  isOpen = false;
  screen: Screen = 'home';
  /** The off-hours form is asked for. */
  form = false;
  /** What is written and not sent, kept while the panel is closed. */
  draft = '';
  readonly #views = new Set<() => void>();
  readonly #handlers = new Map<keyof EventMap, Set<(detail: never) => void>>();

  constructor(private readonly store: KeyValue) {}

  get sound(): boolean {
    return this.store.get('sound') !== 'off';
  }

  set sound(on: boolean) {
    this.store.set('sound', on ? 'on' : 'off');
    this.#redraw();
  }

  open(screen?: Screen): void {
    if (screen) this.screen = screen;
    if (!this.isOpen) {
      this.isOpen = true;
      this.emit('open', undefined);
    }
    this.#redraw();
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.emit('close', undefined);
    this.#redraw();
  }

  show(screen: Screen, form = false): void {
    this.screen = screen;
    this.form = form;
    this.#redraw();
  }

  /** The returned function ends it. */
  on<Name extends keyof EventMap>(event: Name, handler: Handler<Name>): () => void {
    const set = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, set);
    set.add(handler as (detail: never) => void);
    return () => set.delete(handler as (detail: never) => void);
  }

  emit<Name extends keyof EventMap>(event: Name, detail: EventMap[Name]): void {
    for (const handler of this.#handlers.get(event) ?? []) (handler as Handler<Name>)(detail);
  }

  subscribe(view: () => void): () => void {
    this.#views.add(view);
    return () => this.#views.delete(view);
  }

  #redraw(): void {
    for (const view of this.#views) view();
  }
}
