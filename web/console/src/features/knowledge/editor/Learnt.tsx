// What customers taught: wordings that they confirmed, to be taken away or made the entry's own.
import { CloseOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { errorText } from '@/shared/api/errors';
import type { LearntWording } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import { useAdoptLearnt, useDismissLearnt, useLearnt } from '../api/useLearnt';
import styles from '../knowledge.module.css';
import type { Editor } from './useEditor';

interface Props {
  entry: string;
  editor: Editor;
  editable: boolean;
}

export function Learnt({ entry, editor, editable }: Props) {
  const { t } = useTranslation('knowledge');
  const { data: wordings = [] } = useLearnt(entry);
  if (wordings.length === 0) return null;
  return (
    <section className={styles.learnt} aria-labelledby="entry-learnt">
      <h2 id="entry-learnt" className={styles.learntTitle}>
        {t('learnt.title')} ({wordings.length})
      </h2>
      <p className={styles.faint}>{t('learnt.hint')}</p>
      <ul className={styles.similar} aria-labelledby="entry-learnt">
        {wordings.map((wording) => (
          <Row key={wording.id} wording={wording} entry={entry} editor={editor} editable={editable} />
        ))}
      </ul>
    </section>
  );
}

function Row({ wording, entry, editor, editable }: Props & { wording: LearntWording }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const { slug } = useWorkspace();
  const { message } = App.useApp();
  const adopting = useAdoptLearnt(entry);
  const dismissing = useDismissLearnt(entry);
  const tellError = (error: unknown) => void message.error(errorText(error, t));
  const adopt = () =>
    adopting.mutate(wording.id, {
      onSuccess: (changed) => {
        if (changed) editor.adopt(changed);
        void message.success(t('learnt.adopted'));
      },
      onError: tellError,
    });
  return (
    <li className={styles.similarRow}>
      <span className={styles.learntText}>
        {wording.text}{' '}
        <span className={styles.faint}>
          {t('learnt.count', { count: wording.count })}
          {' · '}
          <Link to={`/w/${slug}/inbox/all/${wording.conversation_id}`}>{t('learnt.conversation')}</Link>
        </span>
      </span>
      {editable && (
        <>
          <Tooltip title={editor.dirty ? t('learnt.saveFirst') : undefined}>
            <Button
              size="small"
              loading={adopting.isPending}
              disabled={editor.dirty || editor.busy}
              aria-label={t('learnt.adoptText', { text: wording.text })}
              onClick={adopt}
            >
              {t('learnt.adopt')}
            </Button>
          </Tooltip>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            loading={dismissing.isPending}
            aria-label={t('learnt.remove', { text: wording.text })}
            onClick={() => dismissing.mutate(wording.id, { onError: tellError })}
          />
        </>
      )}
    </li>
  );
}
