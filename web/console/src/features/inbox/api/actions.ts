// One call per thing that can be done with a conversation; each gives the conversation as it is then.
import { api } from '@/shared/api/client';
import type { Conversation } from '@/shared/api/types';
import type { ActionId } from '../actions/available';

export interface Transfer {
  member_id?: string;
  team_id?: string;
  note?: string;
}

const base = '/api/v1/workspaces/{workspace}/conversations/{conversation}';
const at = (workspace: string, conversation: string) => ({ params: { path: { workspace, conversation } } });

export async function assign(ws: string, id: string, body: Transfer): Promise<Conversation | undefined> {
  return (await api.POST(`${base}/assign`, { ...at(ws, id), body })).data;
}

type Simple = Exclude<ActionId, 'transfer' | 'take_over'>;

export async function act(ws: string, id: string, action: Simple): Promise<Conversation | undefined> {
  switch (action) {
    case 'accept':
      return (await api.POST(`${base}/accept`, at(ws, id))).data;
    case 'hand_back':
      return (await api.POST(`${base}/hand-back`, at(ws, id))).data;
    case 'resolve':
      return (await api.POST(`${base}/resolve`, at(ws, id))).data;
    case 'reopen':
      return (await api.POST(`${base}/reopen`, at(ws, id))).data;
  }
}

export async function markRead(ws: string, id: string, seq: number): Promise<void> {
  await api.POST(`${base}/read`, { ...at(ws, id), body: { seq } });
}
