// The form's values and what is sent of them.
import type { Channel, Localized } from '@/shared/api/types';
import { isBlank, trimLocalized } from '@/shared/lib/localizedText';
import type { ChannelPatch } from './api/channels';

export const maxQuestions = 8;
/** In a select there is no null; the workspace's default team stands for "none chosen". */
export const defaultTeam = '';

export interface ChannelFields {
  name: string;
  greeting: Localized;
  suggested_questions: Localized[];
  offhours_message: Localized;
  bot_enabled: boolean;
  team_id: string;
  accent_color: string;
  position: 'left' | 'right';
  allowed_origins: string[];
  ask_rating: boolean;
}

export function fieldsOf({ name, settings }: Channel): ChannelFields {
  return {
    name,
    greeting: settings.greeting ?? {},
    suggested_questions: settings.suggested_questions ?? [],
    offhours_message: settings.offhours_message ?? {},
    bot_enabled: settings.bot_enabled ?? true,
    team_id: settings.team_id ?? defaultTeam,
    accent_color: settings.accent_color ?? '',
    position: settings.position ?? 'right',
    allowed_origins: settings.allowed_origins ?? [],
    ask_rating: settings.ask_rating ?? true,
  };
}

/** What every kind of channel has: who answers, and what the bot says by itself. */
export type ServiceFields = Pick<
  ChannelFields,
  'name' | 'greeting' | 'offhours_message' | 'bot_enabled' | 'team_id'
>;

export function servicePatchOf(fields: ServiceFields): ChannelPatch {
  return {
    name: fields.name.trim(),
    settings: {
      greeting: trimLocalized(fields.greeting),
      offhours_message: trimLocalized(fields.offhours_message),
      bot_enabled: fields.bot_enabled,
      team_id: fields.team_id === defaultTeam ? null : fields.team_id,
    },
  };
}

/** Of the chat window on the own website. */
export function patchOf(fields: ChannelFields): ChannelPatch {
  const { name, settings } = servicePatchOf(fields);
  const { suggested_questions, accent_color, position, allowed_origins, ask_rating } = fields;
  return {
    ...(name === undefined ? {} : { name }),
    settings: {
      ...settings,
      suggested_questions: suggested_questions.filter((q) => !isBlank(q)).map(trimLocalized),
      position,
      allowed_origins,
      ask_rating,
      ...(accent_color ? { accent_color } : {}),
    },
  };
}

/** The origin of whatever address was pasted: "shop.example/cart" and "https://shop.example/" are the same site. */
export function toOrigin(text: string): string | null {
  const trimmed = text.trim();
  const address =
    /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[^/]*:\d/.test(trimmed) ? trimmed : `https://${trimmed}`;
  try {
    const { protocol, origin } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? origin : null;
  } catch {
    return null;
  }
}

export const snippetOf = (server: string, key: string): string =>
  `<script src="${server}/widget.js" data-channel="${key}" async></script>`;
