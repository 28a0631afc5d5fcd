import { useWorkspace } from '../session/workspace';
import type { Member } from './types';
import { useMembers } from './useMembers';

/** The own membership as it is now: the session says who it is, the list of members his presence, load and teams. */
export function useMe(): Member {
  const { me } = useWorkspace();
  const { data } = useMembers();
  return data?.find((m) => m.id === me.id) ?? me;
}
