import { afterEach, describe, expect, it, vi } from 'vitest';
import { matchScore } from '@/features/commands/match';
import { comboLabels, comboOf, isTyping } from '@/shared/commands/keys';
import { activeCommands, type Command, commandStore, runKey } from '@/shared/commands/registry';

const press = (key: string, more: Partial<KeyboardEventInit> = {}) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
const command = (id: string, combo: string, run = vi.fn()): Command => ({
  id,
  title: id,
  group: 'general',
  combo,
  run,
});
const register = (...commands: Command[]) => commandStore.set((all) => [...all, { commands }]);

function dispatch(target: Element, event: KeyboardEvent): boolean {
  let ran = false;
  const listen = (e: Event) => {
    ran = runKey(e as KeyboardEvent);
  };
  document.addEventListener('keydown', listen);
  target.dispatchEvent(event);
  document.removeEventListener('keydown', listen);
  return ran;
}

afterEach(() => {
  commandStore.set([]);
  document.body.replaceChildren();
});

describe('comboOf', () => {
  const key = (k: string, m: object = {}) => ({
    key: k,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...m,
  });
  it('is the same command key on a Mac and elsewhere', () => {
    expect(comboOf(key('k', { metaKey: true }), true)).toBe('mod+k');
    expect(comboOf(key('K', { ctrlKey: true }), false)).toBe('mod+k');
    expect(comboOf(key('k', { ctrlKey: true }), true)).toBe('ctrl+k');
  });
  it('knows shift by letters, not by signs', () => {
    expect(comboOf(key('?', { shiftKey: true }), false)).toBe('?');
    expect(comboOf(key('R', { shiftKey: true }), false)).toBe('shift+r');
  });
  it('is shown as people know it', () => {
    expect(comboLabels('mod+k', true)).toEqual(['⌘', 'K']);
    expect(comboLabels('mod+k', false)).toEqual(['Ctrl', 'K']);
  });
});

describe('runKey', () => {
  it('runs single keys outside of fields only, and combinations everywhere', () => {
    const single = vi.fn();
    const combined = vi.fn();
    register(command('resolve', 'e', single), command('bar', 'mod+k', combined));
    const area = document.createElement('textarea');
    document.body.append(area);
    expect(isTyping(area)).toBe(true);
    expect(dispatch(area, press('e'))).toBe(false);
    expect(dispatch(area, press('k', { ctrlKey: true }))).toBe(true);
    expect(dispatch(document.body, press('e'))).toBe(true);
    expect(single).toHaveBeenCalledOnce();
    expect(combined).toHaveBeenCalledOnce();
  });

  it('leaves single keys alone while a dialog is open', () => {
    const run = vi.fn();
    register(command('resolve', 'e', run));
    const dialog = document.createElement('div');
    dialog.setAttribute('aria-modal', 'true');
    document.body.append(dialog);
    expect(dispatch(document.body, press('e'))).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it('prefers what was registered last', () => {
    const page = vi.fn();
    register(command('reply', 'r'));
    register(command('reply', 'r', page));
    dispatch(document.body, press('r'));
    expect(page).toHaveBeenCalledOnce();
    expect(activeCommands()).toHaveLength(1);
  });
});

describe('matchScore', () => {
  it('prefers the words themselves to scattered letters', () => {
    expect(matchScore('Resolve', 'res')).toBeGreaterThan(matchScore('Reopen this', 'res'));
    expect(matchScore('转接', '转')).toBeGreaterThan(0);
    expect(matchScore('Resolve', 'xyz')).toBe(0);
    expect(matchScore('Anything', '')).toBe(1);
  });
});
