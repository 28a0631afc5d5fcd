// What every part of the view needs: the session, the words, where the server is.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Attachment, Attachments } from '../attachments';
import type { Controls } from '../controls';
import type { Language, Texts } from '../i18n';
import type { Session } from '../session';
import type { Snapshot } from '../snapshot';

export interface App {
  session: Session;
  controls: Controls;
  snapshot: Snapshot;
  attachments: Attachments;
  uploading: readonly Attachment[];
  t: Texts;
  language: Language;
  server: string;
  botName: string;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('used outside of the widget');
  return app;
}

export function useSnapshot(session: Session): Snapshot {
  const [snapshot, set] = useState(session.current);
  useEffect(() => {
    set(session.current);
    return session.subscribe(() => set(session.current));
  }, [session]);
  return snapshot;
}
