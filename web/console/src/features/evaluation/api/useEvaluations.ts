import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Evaluation } from '@/shared/api/types';
import { useChange } from '@/shared/api/useChange';
import { useOnce } from '@/shared/api/useOnce';
import { useWorkspace } from '@/shared/session/workspace';

const at = '/api/v1/workspaces/{workspace}/evaluations';
/** While one runs, its share is asked for; that it has ended, the live connection says too. */
const progressEvery = 700;

export const runs = (evaluation: Evaluation): boolean => evaluation.status === 'running';

export function useEvaluations() {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: keys.evaluations(slug),
    queryFn: async ({ signal }) =>
      (await api.GET(at, { params: { path: { workspace: slug } }, signal })).data?.items ?? [],
    refetchInterval: ({ state }) => (state.data?.some(runs) ? progressEvery : false),
  });
}

/** With its report, which never changes once it is there. */
export function useEvaluation(id: string | undefined) {
  const { slug } = useWorkspace();
  return useQuery({
    queryKey: [...keys.workspace(slug), 'evaluation', id],
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const path = { workspace: slug, evaluation: id ?? '' };
      return (await api.GET(`${at}/{evaluation}`, { params: { path }, signal })).data ?? null;
    },
  });
}

export function useBeginEvaluation() {
  const { slug: workspace } = useWorkspace();
  const once = useOnce();
  return useChange(
    async () =>
      (await once(workspace, (header) => api.POST(at, { params: { path: { workspace }, header } }))).data,
    { refresh: [keys.evaluations(workspace)] },
  );
}

/** One that runs is ended by it. */
export function useDeleteEvaluation() {
  const { slug: workspace } = useWorkspace();
  const { t } = useTranslation('evaluation');
  return useChange(
    async (evaluation: string) => {
      await api.DELETE(`${at}/{evaluation}`, { params: { path: { workspace, evaluation } } });
    },
    { refresh: [keys.evaluations(workspace)], done: t('deleted') },
  );
}
