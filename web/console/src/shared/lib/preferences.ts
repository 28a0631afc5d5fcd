// The reader's own settings, kept in this browser.
import type { View } from '../api/types';
import type { ModeChoice } from '../theme';
import { readJson, writeJson } from './storage';
import { Store, useStore } from './store';

export interface Preferences {
  mode: ModeChoice;
  enterSends: boolean;
  sound: boolean;
  sidePanes: boolean;
  sideTab: 'customer' | 'assist';
  /** The view that was open last. */
  inboxView?: View;
}

const key = 'yd.preferences';
const defaults: Preferences = {
  mode: 'auto',
  enterSends: true,
  sound: true,
  sidePanes: true,
  sideTab: 'customer',
};
const store = new Store<Preferences>({ ...defaults, ...readJson<Partial<Preferences>>(key, {}) });
store.subscribe(() => writeJson(key, store.get()));

export const usePreferences = (): Preferences => useStore(store);
export const preferences = (): Preferences => store.get();

export function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  store.set((before) => (before[name] === value ? before : { ...before, [name]: value }));
}
