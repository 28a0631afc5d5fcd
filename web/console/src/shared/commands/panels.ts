// Whether the command bar and the list of keys are open.
import { Store } from '../lib/store';

export const commandBarOpen = new Store(false);
export const shortcutHelpOpen = new Store(false);

export const openCommandBar = (): void => commandBarOpen.set(true);
export const openShortcutHelp = (): void => shortcutHelpOpen.set(true);
