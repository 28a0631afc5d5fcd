// Every feature's texts, a namespace each.
import { auth } from '@/features/auth/i18n';
import { channels } from '@/features/channels/i18n';
import { commands } from '@/features/commands/i18n';
import { history } from '@/features/history/i18n';
import { inbox } from '@/features/inbox/i18n';
import { knowledge } from '@/features/knowledge/i18n';
import { settings } from '@/features/settings/i18n';
import { team } from '@/features/team/i18n';
import { common } from '@/shared/i18n/common';
import { form } from '@/shared/i18n/form';
import { shell } from './shell';

export const namespaces = {
  common,
  form,
  shell,
  auth,
  channels,
  commands,
  history,
  inbox,
  knowledge,
  settings,
  team,
};
