import type { MessagePart, PublicMessage } from '../src/types';

export interface MockTalk {
  messages: PublicMessage[];
}

export interface Mock {
  port: number;
  talks: Map<string, MockTalk>;
  say(talk: MockTalk, author: PublicMessage['author'], parts: MessagePart[]): PublicMessage;
  breakAll(): void;
  close(): Promise<void>;
}

export function startMock(port?: number, from?: string): Promise<Mock>;
