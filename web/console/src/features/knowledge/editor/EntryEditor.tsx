import { ArrowLeftOutlined, DeleteOutlined, ExperimentOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Form, Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comboLabels } from '@/shared/commands/keys';
import { useCommands } from '@/shared/commands/registry';
import { phoneQuery, threePanesQuery, useMediaQuery } from '@/shared/lib/useMediaQuery';
import { canEditKnowledge, useWorkspace } from '@/shared/session/workspace';
import { Page } from '@/shared/ui/Page';
import styles from '../knowledge.module.css';
import { TestBox } from '../testbox/TestBox';
import { AnswersField } from './AnswersField';
import { ConflictNotice } from './ConflictNotice';
import { DetailFields } from './DetailFields';
import { Learnt } from './Learnt';
import { QuestionFields } from './QuestionFields';
import { type Editor, type EditorInput, useEditor } from './useEditor';
import { useUnsavedGuard } from './useUnsavedGuard';

export function EntryEditor(input: EditorInput) {
  const { t } = useTranslation('knowledge');
  const { me } = useWorkspace();
  const editable = canEditKnowledge(me.role);
  const editor = useEditor(input);
  const [testing, setTesting] = useState(false);
  const wide = useMediaQuery(threePanesQuery);
  const phone = useMediaQuery(phoneQuery);
  useUnsavedGuard(editor.dirty, editor.isLeaving);
  const id = input.entry?.id;
  const test = <TestBox initial={input.entry?.question ?? ''} entryId={id ?? 'new'} />;
  const title = id ? t(editable ? 'editor.edit' : 'editor.view') : t('editor.new');
  return (
    <Page
      title={title}
      actions={
        <>
          <Button icon={<ArrowLeftOutlined />} onClick={editor.back}>
            {t('common:back')}
          </Button>
          {!wide && (
            <Button icon={<ExperimentOutlined />} onClick={() => setTesting(true)}>
              {t('test.title')}
            </Button>
          )}
          {editable && <EditActions editor={editor} id={id} question={input.entry?.question ?? ''} />}
        </>
      }
    >
      <div className={styles.columns}>
        <Form className={styles.main} component="div" layout="vertical" disabled={!editable}>
          {!editable && <p className={styles.faint}>{t('editor.readOnly')}</p>}
          <ConflictNotice editor={editor} />
          <QuestionFields editor={editor} editable={editable} />
          {id && <Learnt entry={id} editor={editor} editable={editable} />}
          <AnswersField editor={editor} editable={editable} />
          <DetailFields editor={editor} />
        </Form>
        {wide && <aside className={styles.aside}>{test}</aside>}
      </div>
      {!wide && (
        <Drawer
          open={testing}
          onClose={() => setTesting(false)}
          title={t('test.open')}
          size={phone ? '100%' : 420}
        >
          {test}
        </Drawer>
      )}
    </Page>
  );
}

interface ActionsProps {
  editor: Editor;
  id: string | undefined;
  question: string;
}

function EditActions({ editor, id, question }: ActionsProps) {
  const { t } = useTranslation(['knowledge', 'common']);
  const { notification } = App.useApp();
  const save = () => void editor.save();
  useCommands(
    [{ id: 'save-entry', title: t('common:save'), group: 'general', combo: 'mod+s', run: save }],
    t('common:save'),
  );
  const remove = () =>
    void editor.remove((undo) => {
      const key = `deleted-${id}`;
      notification.info({
        key,
        title: t('editor.deleted', { question }),
        duration: 10,
        actions: (
          <Button
            size="small"
            onClick={() => {
              notification.destroy(key);
              undo();
            }}
          >
            {t('common:undo')}
          </Button>
        ),
      });
    });
  return (
    <>
      {id && (
        <Button danger icon={<DeleteOutlined />} disabled={editor.busy} onClick={remove}>
          {t('common:delete')}
        </Button>
      )}
      <Segmented<'draft' | 'published'>
        aria-label={t('status')}
        value={editor.form.status}
        onChange={(status) => editor.change({ status })}
        options={[
          { value: 'draft', label: t('draft') },
          { value: 'published', label: t('published') },
        ]}
      />
      <Tooltip title={t('editor.saveKeys', { keys: comboLabels('mod+s').join(' ') })}>
        <Button type="primary" loading={editor.busy} disabled={!editor.dirty && !!id} onClick={save}>
          {t('common:save')}
        </Button>
      </Tooltip>
    </>
  );
}
