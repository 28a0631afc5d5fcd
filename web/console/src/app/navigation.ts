// The places of a workspace and who sees them.
import {
  ApiOutlined,
  BookOutlined,
  HistoryOutlined,
  InboxOutlined,
  LineChartOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { Role } from '@/shared/api/types';

export interface Place {
  /** Path below /w/:workspace, and key of the label in common:nav. */
  id: 'inbox' | 'knowledge' | 'evaluation' | 'history' | 'channels' | 'team' | 'settings';
  icon: ComponentType;
  roles: readonly Role[];
}

const everyone: readonly Role[] = ['admin', 'supervisor', 'agent', 'knowledge_editor', 'analyst'];

export const places: readonly Place[] = [
  { id: 'inbox', icon: InboxOutlined, roles: everyone.filter((r) => r !== 'knowledge_editor') },
  { id: 'knowledge', icon: BookOutlined, roles: everyone },
  { id: 'evaluation', icon: LineChartOutlined, roles: everyone.filter((r) => r !== 'agent') },
  { id: 'history', icon: HistoryOutlined, roles: everyone },
  { id: 'channels', icon: ApiOutlined, roles: ['admin', 'supervisor'] },
  { id: 'team', icon: TeamOutlined, roles: ['admin', 'supervisor'] },
  { id: 'settings', icon: SettingOutlined, roles: everyone },
];

export const placesOf = (role: Role): Place[] => places.filter((p) => p.roles.includes(role));

export function homePath(slug: string, role: Role): string {
  return `/w/${slug}/${placesOf(role)[0]?.id ?? 'inbox'}`;
}
