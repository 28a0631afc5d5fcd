import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../api/useMe';
import { useWorkspace } from '../session/workspace';
import type { LiveTarget } from './reducer';

/** Where live objects, and the answers of own actions, are put. */
export function useLiveTarget(): LiveTarget {
  const queryClient = useQueryClient();
  const { slug } = useWorkspace();
  const me = useMe();
  return { queryClient, ws: slug, me };
}
