// Category, keywords, source and validity.
import { AutoComplete, DatePicker, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/shared/i18n/useLocale';
import { languageName } from '@/shared/lib/language';
import { useCategories } from '../api/useEntries';
import styles from '../knowledge.module.css';
import type { Editor } from './useEditor';

export function DetailFields({ editor }: { editor: Editor }) {
  const { t } = useTranslation('knowledge');
  const locale = useLocale();
  const { form, change } = editor;
  const { data: categories = [] } = useCategories();
  const badUrl = editor.problems.includes('url');
  const languages = [...new Set(['zh', 'en', form.language])];
  return (
    <div className={styles.details}>
      <Form.Item label={t('category')} htmlFor="entry-category">
        <AutoComplete
          id="entry-category"
          value={form.category}
          maxLength={100}
          showSearch={{ filterOption: (text, option) => option?.value.includes(text) ?? false }}
          options={categories.map((c) => ({ value: c.name }))}
          onChange={(category) => change({ category: category ?? '' })}
        />
      </Form.Item>
      <Form.Item label={t('editor.language')} htmlFor="entry-language">
        <Select
          id="entry-language"
          value={form.language}
          onChange={(language) => change({ language })}
          options={languages.map((code) => ({ value: code, label: languageName(code, locale) }))}
        />
      </Form.Item>
      <Form.Item
        className={styles.wide ?? ''}
        label={t('editor.keywords')}
        htmlFor="entry-keywords"
        extra={t('editor.keywordsHint')}
      >
        <Select
          id="entry-keywords"
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', '\n']}
          value={form.keywords}
          maxCount={100}
          onChange={(keywords) => change({ keywords })}
        />
      </Form.Item>
      <Form.Item label={t('editor.sourceTitle')} htmlFor="entry-source" extra={t('editor.sourceHint')}>
        <Input
          id="entry-source"
          value={form.source_title}
          maxLength={300}
          onChange={(e) => change({ source_title: e.target.value })}
        />
      </Form.Item>
      <Form.Item
        label={t('editor.sourceUrl')}
        htmlFor="entry-source-url"
        validateStatus={badUrl ? 'error' : ''}
        help={badUrl ? t('invalid.url') : undefined}
      >
        <Input
          id="entry-source-url"
          type="url"
          value={form.source_url}
          maxLength={2000}
          onChange={(e) => change({ source_url: e.target.value })}
        />
      </Form.Item>
      <TimeField editor={editor} name="valid_from" label={t('editor.validFrom')} />
      <TimeField editor={editor} name="valid_until" label={t('editor.validUntil')} />
    </div>
  );
}

interface TimeProps {
  editor: Editor;
  name: 'valid_from' | 'valid_until';
  label: string;
}

function TimeField({ editor, name, label }: TimeProps) {
  const { t } = useTranslation('knowledge');
  const wrong = name === 'valid_until' && editor.problems.includes('validity');
  const value = editor.form[name];
  return (
    <Form.Item
      label={label}
      htmlFor={name}
      validateStatus={wrong ? 'error' : ''}
      help={wrong ? t('invalid.validity') : undefined}
    >
      <DatePicker
        id={name}
        className={styles.full ?? ''}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        placeholder={t('always')}
        value={value ? dayjs(value) : null}
        onChange={(time) => editor.change({ [name]: time ? time.toISOString() : null })}
      />
    </Form.Item>
  );
}
