// Every feature's texts, a namespace each.
import { auth } from '@/features/auth/i18n';
import { channels } from '@/features/channels/i18n';
import { commands } from '@/features/commands/i18n';
import { evaluation } from '@/features/evaluation/i18n';
import { glossary } from '@/features/glossary/i18n';
import { history } from '@/features/history/i18n';
import { inbox } from '@/features/inbox/i18n';
import { knowledge } from '@/features/knowledge/i18n';
import { settings } from '@/features/settings/i18n';
import { team } from '@/features/team/i18n';
import { channel } from '@/shared/channel/texts';
import { common } from '@/shared/i18n/common';
import { form } from '@/shared/i18n/form';
import { importing } from '@/shared/importing/texts';
import { shell } from './shell';

export const namespaces = {
  common,
  channel,
  form,
  importing,
  shell,
  auth,
  channels,
  commands,
  glossary,
  evaluation,
  history,
  inbox,
  knowledge,
  settings,
  team,
};
