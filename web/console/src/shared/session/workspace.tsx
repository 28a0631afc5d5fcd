// The workspace that is open, and the signed-in member in it.
import { createContext, type ReactNode, useContext } from 'react';
import type { Account, Member, Role, Workspace } from '../api/types';
import { readJson, writeJson } from '../lib/storage';

export interface WorkspaceSession {
  /** For paths and API calls. */
  slug: string;
  workspace: Workspace;
  me: Member;
  account: Account;
}

const Context = createContext<WorkspaceSession | null>(null);

export function WorkspaceProvider({ value, children }: { value: WorkspaceSession; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

export function useWorkspace(): WorkspaceSession {
  const value = useContext(Context);
  if (!value) throw new Error('useWorkspace outside of a workspace');
  return value;
}

export const canReply = (role: Role): boolean =>
  role === 'admin' || role === 'supervisor' || role === 'agent';
export const canEditKnowledge = (role: Role): boolean =>
  role === 'admin' || role === 'supervisor' || role === 'knowledge_editor';

const lastKey = 'yd.workspace';
export const lastWorkspace = (): string => readJson<string>(lastKey, '');
export const rememberWorkspace = (slug: string): void => writeJson(lastKey, slug);
