// {{contact.name}} and the like in canned replies.
import type { Contact } from '@/shared/api/types';

export interface VariableSource {
  contact: Pick<Contact, 'name' | 'email' | 'phone'>;
  agent: { name: string };
  workspace: { name: string };
  /** Stands for a name that is not known yet, where a sentence begins with it; "Hello {{contact.name}}," does without. */
  nameless: string;
}

export const variableNames = [
  'contact.name',
  'contact.email',
  'contact.phone',
  'agent.name',
  'workspace.name',
] as const;

/** Unknown variables stay as they are, so that the agent sees and mends them before sending. */
export function fillVariables(text: string, source: VariableSource): string {
  const values: Record<string, string> = {
    'contact.name': source.contact.name || source.nameless,
    'contact.email': source.contact.email ?? '',
    'contact.phone': source.contact.phone ?? '',
    'agent.name': source.agent.name,
    'workspace.name': source.workspace.name,
  };
  return text.replace(/(\s*)\{\{\s*([\w.]+)\s*\}\}/g, (whole, blank: string, name: string) => {
    if (name === 'contact.name' && !source.contact.name && blank) return '';
    const value = values[name];
    return value === undefined ? whole : blank + value;
  });
}
