import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './channels.module.css';
import { maxQuestions } from './form';

/** The questions offered under the greeting, in their order. */
export function QuestionsField() {
  const { t } = useTranslation(['channels', 'form', 'common']);
  return (
    <Form.Item label={t('questions')} extra={t('questionsHint', { max: maxQuestions })}>
      <Form.List name="suggested_questions">
        {(fields, { add, move, remove }) => (
          <>
            <ol className={styles.questions}>
              {fields.map(({ key, name }, index) => (
                <li key={key} className={styles.question}>
                  <div className={styles.questionTexts}>
                    {(['zh', 'en'] as const).map((language) => (
                      <Form.Item key={language} name={[name, language]} noStyle>
                        <Input
                          maxLength={200}
                          lang={language}
                          placeholder={t(`form:language.${language}`)}
                          aria-label={`${t('question', { n: index + 1 })} · ${t(`form:language.${language}`)}`}
                        />
                      </Form.Item>
                    ))}
                  </div>
                  <div className={styles.questionActions}>
                    <Button
                      type="text"
                      icon={<ArrowUpOutlined />}
                      aria-label={t('up', { n: index + 1 })}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    />
                    <Button
                      type="text"
                      icon={<ArrowDownOutlined />}
                      aria-label={t('down', { n: index + 1 })}
                      disabled={index === fields.length - 1}
                      onClick={() => move(index, index + 1)}
                    />
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('removeQuestion', { n: index + 1 })}
                      onClick={() => remove(name)}
                    />
                  </div>
                </li>
              ))}
            </ol>
            {fields.length < maxQuestions && (
              <Button icon={<PlusOutlined />} onClick={() => add({ zh: '', en: '' })}>
                {t('addQuestion')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
