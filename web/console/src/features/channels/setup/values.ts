// What is entered of a platform's fields and what is sent of it.
import type { Channel, ChannelCheck, ChannelField } from '@/shared/api/types';
import type { ChannelPatch } from '../api/channels';

export interface SetupValues {
  config: Record<string, string>;
  /** What was typed; empty keeps what is stored, null takes it away. */
  secrets: Record<string, string | null>;
}

function configText({ config }: Channel, name: string): string {
  const value = config?.[name];
  return typeof value === 'string' ? value : '';
}

export function storedValues(fields: readonly ChannelField[], channel: Channel): SetupValues {
  const values: SetupValues = { config: {}, secrets: {} };
  for (const { name, secret } of fields) {
    if (secret) values.secrets[name] = '';
    else values.config[name] = configText(channel, name);
  }
  return values;
}

/** Only what differs from what is stored. */
export function setupPatch(values: SetupValues, channel: Channel): ChannelPatch {
  const config: Record<string, string | null> = {};
  for (const [name, typed] of Object.entries(values.config)) {
    const text = typed.trim();
    if (text !== configText(channel, name)) config[name] = text || null;
  }
  const secrets: Record<string, string | null> = {};
  for (const [name, typed] of Object.entries(values.secrets)) {
    const text = typed?.trim();
    if (typed === null) secrets[name] = null;
    else if (text) secrets[name] = text;
  }
  return {
    ...(Object.keys(config).length > 0 ? { config } : {}),
    ...(Object.keys(secrets).length > 0 ? { secrets } : {}),
  };
}

/** Where a default holds, most owners never look. */
export const isAdvanced = ({ required, initial }: ChannelField): boolean =>
  !required && initial !== undefined && initial !== '';

export const pathOf = ({ name, secret }: ChannelField): [keyof SetupValues, string] => [
  secret ? 'secrets' : 'config',
  name,
];

/** Failed steps that name a field of this kind, by field: the first one a field. */
export function failedFields(check: ChannelCheck | undefined): Map<string, ChannelCheck['steps'][number]> {
  const failed = new Map<string, ChannelCheck['steps'][number]>();
  for (const step of check?.steps ?? []) {
    if (!step.ok && step.field && !failed.has(step.field)) failed.set(step.field, step);
  }
  return failed;
}

/** The platform is to be given the address that the field asks for: it is this one. */
export const takesAddress = ({ name, secret }: ChannelField): boolean =>
  !secret && /^(public|hook|callback|webhook)_url$/.test(name);

export const pathSecret = 'hook_secret';

/** A kind whose pushes are not signed has its secret at the end of the address. */
export function addressWith(url: string, fields: readonly ChannelField[], secret: string | null | undefined) {
  if (!fields.some(({ name }) => name === pathSecret)) return { url, placeholder: false };
  const typed = secret?.trim();
  return { url: `${url}/${typed ? encodeURIComponent(typed) : '…'}`, placeholder: !typed };
}
