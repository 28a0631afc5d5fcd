// The calls of the team page. Each one loads again the lists that it changes.
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@yingda/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Role } from '@/shared/api/types';
import { useChange } from '@/shared/api/useChange';
import { useOnce } from '@/shared/api/useOnce';
import { useWorkspace } from '@/shared/session/workspace';

export type ApiKey = Schema<'ApiKey'>;
export type Scope = Schema<'Scope'>;
export type BusinessHours = Schema<'BusinessHours'>;

export interface MemberFields {
  role: Role;
  capacity: number;
  auto_accept: boolean;
  team_ids: string[];
}
export type NewMember = MemberFields & { name: string; email: string };
export type MemberPatch = Partial<MemberFields> & { active?: boolean };
export interface TeamFields {
  name: string;
  member_ids: string[];
  is_default: boolean;
  hours: BusinessHours;
}

const at = '/api/v1/workspaces/{workspace}';
const keyList = (slug: string) => ['ws', slug, 'api-keys'];

/** Members and teams name each other, so both are loaded again whichever changes. */
function usePeople() {
  const { slug } = useWorkspace();
  const { t } = useTranslation();
  return { slug, refresh: [keys.members(slug), keys.teams(slug)], done: t('saved') };
}

export function useCreateMember() {
  const { slug, refresh } = usePeople();
  const once = useOnce();
  return useChange(
    async (body: NewMember) =>
      (
        await once(body, (header) =>
          api.POST(`${at}/members`, { params: { path: { workspace: slug }, header }, body }),
        )
      ).data,
    { refresh, quiet: true },
  );
}

export function useUpdateMember(member: string) {
  const { slug, ...options } = usePeople();
  return useChange(
    async (body: MemberPatch) =>
      (await api.PATCH(`${at}/members/{member}`, { params: { path: { workspace: slug, member } }, body }))
        .data,
    { ...options, quiet: true },
  );
}

export function useResetPassword(member: string) {
  const { slug } = useWorkspace();
  return useChange(
    async () =>
      (
        await api.POST(`${at}/members/{member}/reset-password`, {
          params: { path: { workspace: slug, member } },
        })
      ).data,
    { refresh: [], quiet: true },
  );
}

/** Without an id it creates a team. */
export function useSaveTeam(team: string | undefined) {
  const { slug, ...options } = usePeople();
  const once = useOnce();
  return useChange(
    async (body: TeamFields) =>
      team === undefined
        ? (
            await once(body, (header) =>
              api.POST(`${at}/teams`, { params: { path: { workspace: slug }, header }, body }),
            )
          ).data
        : (await api.PATCH(`${at}/teams/{team}`, { params: { path: { workspace: slug, team } }, body })).data,
    { ...options, quiet: true },
  );
}

export function useDeleteTeam() {
  const { slug, refresh } = usePeople();
  return useChange(
    async (team: string) => {
      await api.DELETE(`${at}/teams/{team}`, { params: { path: { workspace: slug, team } } });
    },
    { refresh },
  );
}

export function useApiKeys() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keyList(slug),
    queryFn: async () =>
      (await api.GET(`${at}/api-keys`, { params: { path: { workspace: slug } } })).data ?? { items: [] },
    select: (page) => page.items,
  });
}

export function useCreateKey() {
  const { slug } = useWorkspace();
  const once = useOnce();
  return useChange(
    async (body: { name: string; scopes: Scope[] }) =>
      (
        await once(body, (header) =>
          api.POST(`${at}/api-keys`, { params: { path: { workspace: slug }, header }, body }),
        )
      ).data,
    { refresh: [keyList(slug)], quiet: true },
  );
}

export function useRevokeKey() {
  const { slug } = useWorkspace();
  return useChange(
    async (api_key: string) => {
      await api.DELETE(`${at}/api-keys/{api_key}`, { params: { path: { workspace: slug, api_key } } });
    },
    { refresh: [keyList(slug)] },
  );
}
