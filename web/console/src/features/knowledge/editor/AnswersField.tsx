// A tab for each language, with the parts of its answer in order.
import { PlusOutlined } from '@ant-design/icons';
import { Form, Select, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/shared/i18n/useLocale';
import { languageName } from '@/shared/lib/language';
import styles from '../knowledge.module.css';
import { AnswerParts } from './AnswerParts';
import { textRow } from './form';
import type { Editor } from './useEditor';

const offered = ['zh', 'en', 'ja', 'ko', 'fr', 'de', 'es', 'pt', 'ru', 'ar', 'th', 'vi', 'id', 'ms'];

interface Props {
  editor: Editor;
  editable: boolean;
}

export function AnswersField({ editor, editable }: Props) {
  const { t } = useTranslation('knowledge');
  const locale = useLocale();
  const { answers } = editor.form;
  const [chosen, setChosen] = useState(answers[0]?.language ?? '');
  const active = answers.some((a) => a.language === chosen) ? chosen : (answers[0]?.language ?? '');
  const missing = offered.filter((code) => !answers.some((a) => a.language === code));
  const add = (language: string) => {
    editor.change({ answers: [...answers, { language, parts: [textRow()] }] });
    setChosen(language);
  };
  const problem = (['answer', 'card', 'link'] as const).find((p) => editor.problems.includes(p));
  return (
    <Form.Item
      label={t('editor.answers')}
      required
      validateStatus={problem ? 'error' : ''}
      help={problem ? t(`invalid.${problem}`) : undefined}
      extra={t('editor.answersHint')}
    >
      <div className={styles.answers}>
        <Tabs
          className={styles.answerTabs ?? ''}
          type="editable-card"
          hideAdd
          size="small"
          activeKey={active}
          onChange={setChosen}
          onEdit={(key, action) => {
            if (action === 'remove') editor.change({ answers: answers.filter((a) => a.language !== key) });
          }}
          items={answers.map((answer) => ({
            key: answer.language,
            label: languageName(answer.language, locale),
            closable: editable && answers.length > 1,
            children: (
              <AnswerParts
                parts={answer.parts}
                editable={editable}
                invalid={problem !== undefined}
                onChange={(parts) =>
                  editor.change({ answers: answers.map((a) => (a === answer ? { ...a, parts } : a)) })
                }
              />
            ),
          }))}
        />
        {/* Beside the tabs, not among them: it is no tab. */}
        {editable && (
          <Select
            className={styles.addLanguage ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            variant="borderless"
            suffixIcon={<PlusOutlined />}
            placeholder={t('editor.addLanguage')}
            aria-label={t('editor.addLanguage')}
            value={null}
            onSelect={(code) => code && add(code)}
            options={missing.map((code) => ({ value: code, label: languageName(code, locale) }))}
          />
        )}
      </div>
    </Form.Item>
  );
}
