// The state of an editor: what was read, what stands in the form, and saving it.
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type To, useLocation, useNavigate } from 'react-router';
import { errorText } from '@/shared/api/errors';
import { ApiError, type Entry } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import { useDeleteEntry, useSaveEntry } from '../api/useSaveEntry';
import { type EntryForm, newForm, problemsOf, sameForm, toEntryIn, toForm } from './form';

interface Base {
  form: EntryForm;
  version: number | undefined;
}

export interface EditorInput {
  /** The newest version that is known; absent for a new entry. */
  entry?: Entry | undefined;
  /** It was deleted by somebody while it was open. */
  gone?: boolean;
  refresh(): Promise<Entry | undefined>;
}

export function useEditor({ entry, gone = false, refresh }: EditorInput) {
  const { t } = useTranslation(['knowledge', 'common']);
  const { slug, workspace } = useWorkspace();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { search } = useLocation();
  const saving = useSaveEntry();
  const deleting = useDeleteEntry();
  const leaving = useRef(false);
  const [base, setBase] = useState<Base>(() => ({
    form: entry ? toForm(entry) : newForm(workspace.locale),
    version: entry?.version,
  }));
  const [form, setForm] = useState(base.form);
  const [checked, setChecked] = useState(false);
  const dirty = !sameForm(form, base.form);
  const newer = entry && base.version !== undefined && entry.version > base.version ? entry : undefined;

  const adopt = (next: Entry) => {
    const fresh = toForm(next);
    setBase({ form: fresh, version: next.version });
    setForm(fresh);
    setChecked(false);
  };
  // Nothing of one's own to lose: show what is true now.
  useEffect(() => {
    if (newer && !dirty && !saving.isPending) adopt(newer);
  });

  const listPath = { pathname: `/w/${slug}/knowledge`, search };
  const go = (to: To, replace = false) => {
    leaving.current = true;
    void navigate(to, { replace });
  };

  const save = async (change: { version?: number; asNew?: boolean } = {}) => {
    if (saving.isPending) return;
    setChecked(true);
    if (problemsOf(form).length > 0) {
      void message.warning(t('invalid.fix'));
      return;
    }
    const id = change.asNew ? undefined : entry?.id;
    try {
      const saved = await saving.mutateAsync({
        id,
        version: change.version ?? base.version,
        body: toEntryIn(form),
      });
      if (!saved) return;
      adopt(saved);
      const done = saved.status === 'published' ? 'editor.live' : id ? 'editor.saved' : 'editor.created';
      void message.success(t(done));
      if (!id) go({ pathname: `/w/${slug}/knowledge/${saved.id}`, search }, true);
    } catch (error) {
      const lost = error instanceof ApiError && (error.code === 'entry_changed' || error.status === 404);
      // The notice above the form says what to do; it needs the other version.
      if (lost && id) await refresh();
      else void message.error(errorText(error, t));
    }
  };

  const restore = async (body: ReturnType<typeof toEntryIn>) => {
    try {
      await saving.mutateAsync({ body });
      void message.success(t('editor.restored'));
    } catch (error) {
      void message.error(errorText(error, t));
    }
  };

  return {
    form,
    change: (part: Partial<EntryForm>) => setForm((before) => ({ ...before, ...part })),
    dirty,
    newer: saving.isPending || !dirty ? undefined : newer,
    gone,
    problems: checked ? problemsOf(form) : [],
    busy: saving.isPending || deleting.isPending,
    isLeaving: () => leaving.current,
    save,
    adopt,
    back: () => void navigate(listPath),
    /** Deletes and goes back to the list; `restore` brings the saved version back. */
    remove: async (offerUndo: (undo: () => void) => void) => {
      if (!entry) return;
      const body = toEntryIn(base.form);
      try {
        await deleting.mutateAsync(entry.id);
      } catch (error) {
        void message.error(errorText(error, t));
        return;
      }
      offerUndo(() => void restore(body));
      go(listPath);
    },
  };
}

export type Editor = ReturnType<typeof useEditor>;
