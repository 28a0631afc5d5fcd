// Which of the windows that belong to no page is open.
import { Store } from '../lib/store';

export const commandBarOpen = new Store(false);
export const shortcutHelpOpen = new Store(false);
export const newWorkspaceOpen = new Store(false);

export const openCommandBar = (): void => commandBarOpen.set(true);
export const openShortcutHelp = (): void => shortcutHelpOpen.set(true);
export const openNewWorkspace = (): void => newWorkspaceOpen.set(true);
