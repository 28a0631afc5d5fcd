// The question and the other ways to ask it.
import { CloseOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../knowledge.module.css';
import { addLines } from './form';
import type { Editor } from './useEditor';

interface Props {
  editor: Editor;
  editable: boolean;
}

export function QuestionFields({ editor, editable }: Props) {
  const { t } = useTranslation('knowledge');
  const wrong = editor.problems.includes('question');
  return (
    <>
      <Form.Item
        label={t('question')}
        htmlFor="entry-question"
        required
        validateStatus={wrong ? 'error' : ''}
        help={wrong ? t('invalid.question') : undefined}
        extra={t('editor.questionHint')}
      >
        <Input
          id="entry-question"
          value={editor.form.question}
          maxLength={500}
          onChange={(e) => editor.change({ question: e.target.value })}
        />
      </Form.Item>
      <Similar editor={editor} editable={editable} />
    </>
  );
}

function Similar({ editor, editable }: Props) {
  const { t } = useTranslation('knowledge');
  const { similar, question } = editor.form;
  const [text, setText] = useState('');
  const [told, setTold] = useState('');
  const add = (lines: string) => {
    const next = addLines(similar, lines, question);
    editor.change({ similar: next.similar });
    setText('');
    setTold(
      next.skipped > 0
        ? t('editor.similarSkipped', { count: next.added, skipped: next.skipped })
        : t('editor.similarAdded', { count: next.added }),
    );
  };
  const replace = (index: number, value: string) =>
    editor.change({ similar: similar.map((old, i) => (i === index ? value : old)) });
  const remove = (index: number) => editor.change({ similar: similar.filter((_, i) => i !== index) });
  return (
    <Form.Item
      label={`${t('editor.similar')} (${similar.length})`}
      htmlFor="entry-similar"
      extra={<span aria-live="polite">{told || t('editor.similarHint')}</span>}
    >
      {editable && (
        <Input
          id="entry-similar"
          value={text}
          maxLength={500}
          placeholder={t('editor.similarPlaceholder')}
          onChange={(e) => setText(e.target.value)}
          onPressEnter={(e) => {
            // Enter may only pick a word of an input method.
            if (!e.nativeEvent.isComposing && text.trim()) add(text);
          }}
          onPaste={(e) => {
            const pasted = e.clipboardData.getData('text');
            if (!pasted.trim().includes('\n')) return;
            e.preventDefault();
            add(pasted);
          }}
        />
      )}
      {similar.length > 0 && (
        <ul className={styles.similar}>
          {similar.map((wording, i) => (
            <li key={i} className={styles.similarRow}>
              <Input
                variant="borderless"
                aria-label={`${t('editor.similar')} ${i + 1}`}
                value={wording}
                maxLength={500}
                onChange={(e) => replace(i, e.target.value)}
                onBlur={() => wording.trim() === '' && remove(i)}
              />
              {editable && (
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined />}
                  aria-label={t('editor.removeSimilar', { text: wording })}
                  onClick={() => remove(i)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Form.Item>
  );
}
