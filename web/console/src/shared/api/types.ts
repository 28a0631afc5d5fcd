// Short names for the schemas of api/openapi.yaml.
import type { Schema } from '@yingda/api-client';

export { ApiError } from '@yingda/api-client';
export type Account = Schema<'Account'>;
export type Candidate = Schema<'Candidate'>;
export type CannedReply = Schema<'CannedReply'>;
export type Channel = Schema<'Channel'>;
export type ChannelCapabilities = Schema<'ChannelCapabilities'>;
export type ChannelCheck = Schema<'ChannelCheck'>;
export type ChannelField = Schema<'ChannelField'>;
export type ChannelHealth = Schema<'ChannelHealth'>;
export type ChannelType = Schema<'ChannelType'>;
export type Contact = Schema<'Contact'>;
export type Conversation = Schema<'Conversation'>;
export type ConversationCounts = Schema<'ConversationCounts'>;
export type Delivery = Schema<'Delivery'>;
export type DeliveryState = Schema<'DeliveryState'>;
export type Entry = Schema<'Entry'>;
export type Evaluation = Schema<'Evaluation'>;
export type EvaluationFigures = Schema<'EvaluationFigures'>;
export type EvaluationQuestion = Schema<'EvaluationQuestion'>;
export type EvaluationReport = Schema<'EvaluationReport'>;
export type FilePart = Schema<'FilePart'>;
export type GlossaryTerm = Schema<'GlossaryTerm'>;
export type HandoffReason = Schema<'HandoffReason'>;
export type ImportReport = Schema<'ImportReport'>;
export type LearntWording = Schema<'LearntWording'>;
export type Level = Conversation['level'];
export type Locale = Schema<'Locale'>;
export type Localized = Schema<'Localized'>;
export type Member = Schema<'Member'>;
export type Message = Schema<'Message'>;
export type MessagePart = Schema<'MessagePart'>;
export type Mood = Schema<'Mood'>;
export type Presence = Schema<'Presence'>;
export type Role = Schema<'Role'>;
export type SearchHit = Schema<'SearchHit'>;
export type SessionInfo = Schema<'SessionInfo'>;
export type Source = Schema<'Source'>;
export type Summary = Schema<'Summary'>;
export type Team = Schema<'Team'>;
export type Workspace = Schema<'Workspace'>;

export const views = ['mine', 'unassigned', 'my_teams', 'waiting', 'bot', 'open', 'resolved', 'all'] as const;
export type View = (typeof views)[number];

export interface Page<T> {
  items: T[];
  next_cursor?: string;
}
