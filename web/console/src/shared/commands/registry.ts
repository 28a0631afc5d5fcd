// Everything that can be done now. Pages register what they offer; the command bar and the keys run it.
import { useEffect, useRef } from 'react';
import { Store } from '../lib/store';
import { comboOf, hasModifier, isTyping } from './keys';

export type CommandGroup = 'conversation' | 'navigation' | 'general';

export interface Command {
  id: string;
  /** In the reader's language. */
  title: string;
  group: CommandGroup;
  combo?: string;
  /** Shown in the list of keys but not in the command bar, for example "next conversation". */
  keyOnly?: boolean;
  run(): void;
}

interface Registration {
  commands: Command[];
}

const registrations = new Store<readonly Registration[]>([]);

export const commandStore = registrations;

/** What was registered last comes first, and hides an equal id. */
export function activeCommands(): Command[] {
  const seen = new Set<string>();
  return registrations
    .get()
    .toReversed()
    .flatMap((r) => r.commands)
    .filter((c) => !seen.has(c.id) && seen.add(c.id));
}

/** Offers `commands` while the component is there. `signature` says when their titles or number change. */
export function useCommands(commands: Command[], signature: string): void {
  const latest = useRef(commands);
  latest.current = commands;
  // Commands are new objects in each render; the signature is what counts.
  useEffect(() => {
    const registration: Registration = {
      commands: latest.current.map((command) => ({
        ...command,
        run: () => latest.current.find((c) => c.id === command.id)?.run(),
      })),
    };
    registrations.set((all) => [...all, registration]);
    return () => registrations.set((all) => all.filter((r) => r !== registration));
  }, [signature]);
}

export const signatureOf = (commands: Command[]): string =>
  commands.map((c) => `${c.id}:${c.title}`).join('|');

/** Runs the command of a key press; true when there was one. */
export function runKey(e: KeyboardEvent): boolean {
  if (e.isComposing || e.defaultPrevented) return false;
  const combo = comboOf(e);
  if (!hasModifier(combo) && (isTyping(e.target) || document.querySelector('[aria-modal="true"]')))
    return false;
  const command = activeCommands().find((c) => c.combo === combo);
  if (!command) return false;
  e.preventDefault();
  command.run();
  return true;
}

export function useGlobalKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', runKey);
    return () => document.removeEventListener('keydown', runKey);
  }, []);
}
