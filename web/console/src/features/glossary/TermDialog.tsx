// One term: written new, or changed.
import { Form, Input, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, type GlossaryTerm } from '@/shared/api/types';
import { FormDialog } from '@/shared/ui/FormDialog';
import styles from './glossary.module.css';
import { KindSelect } from './KindSelect';
import { plainKind } from './kinds';
import { type TermIn, useSaveTerm } from './useTerms';
import { wordsOf } from './words';

interface Props {
  /** What is changed, 'new', or nothing: the window is closed. */
  edited: GlossaryTerm | 'new' | null;
  onSaved(): void;
  onClose(): void;
  /** Somebody else changed it meanwhile: it must be read again. */
  onStale(term: GlossaryTerm): void;
}

interface Fields {
  term: string;
  synonyms: string[];
  explanation: string;
  kind: string;
  language: string;
}

const fieldsOf = (term: GlossaryTerm | 'new' | null): Fields =>
  term === null || term === 'new'
    ? { term: '', synonyms: [], explanation: '', kind: plainKind, language: '' }
    : { ...term, language: term.language ?? '' };

const bodyOf = (fields: Fields): TermIn => ({
  term: fields.term.trim(),
  synonyms: fields.synonyms,
  explanation: fields.explanation.trim(),
  kind: fields.kind,
  language: fields.language.trim(),
});

export function TermDialog({ edited, onSaved, onClose, onStale }: Props) {
  const { t } = useTranslation(['glossary', 'common']);
  const [form] = Form.useForm<Fields>();
  const save = useSaveTerm();
  const stored = edited === null || edited === 'new' ? undefined : edited;
  // A newer version, read while the window was open, takes the place of the old one.
  useEffect(() => {
    if (stored) form.setFieldsValue(fieldsOf(stored));
  }, [form, stored]);
  const refused = (error: unknown, fields: Fields) => {
    if (!(error instanceof ApiError)) return;
    if (error.code === 'term_changed' && stored) return onStale(stored);
    const place = error.field?.match(/^\/synonyms\/(\d+)$/)?.[1];
    if (error.code === 'duplicate_term')
      form.setFields([{ name: 'term', errors: [t('duplicate', { word: fields.term })] }]);
    if (error.code === 'synonym_taken') {
      const word = place === undefined ? fields.term : (fields.synonyms[Number(place)] ?? fields.term);
      form.setFields([{ name: place === undefined ? 'term' : 'synonyms', errors: [t('taken', { word })] }]);
    }
  };
  return (
    <FormDialog<Fields>
      open={edited !== null}
      title={stored ? t('edit') : t('new')}
      okText={t('common:save')}
      width={560}
      sending={save}
      form={form}
      initial={fieldsOf(edited)}
      onSubmit={(fields) =>
        save.mutate(
          { stored, body: bodyOf(fields) },
          { onSuccess: onSaved, onError: (error) => refused(error, fields) },
        )
      }
      onClose={onClose}
    >
      <Fieldset />
    </FormDialog>
  );
}

function Fieldset() {
  const { t } = useTranslation(['glossary', 'common']);
  return (
    <>
      <Form.Item
        name="term"
        label={t('term')}
        extra={t('termHint')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item
        name="synonyms"
        label={t('synonyms')}
        extra={t('synonymsHint')}
        getValueFromEvent={(words: string[]) => wordsOf(words.join('\n'))}
        rules={[
          {
            validator: (_, words: string[] = []) => {
              const long = words.find((word) => [...word].length > 100);
              if (long) return Promise.reject(new Error(t('tooLong', { word: `${long.slice(0, 20)}…` })));
              return words.length > 50 ? Promise.reject(new Error(t('tooMany'))) : Promise.resolve();
            },
          },
        ]}
      >
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ';', '；', '|', '\n', '\t']}
          placeholder={t('synonymsPlaceholder')}
        />
      </Form.Item>
      <Form.Item name="explanation" label={t('explanation')} extra={t('explanationHint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="kind" label={t('kind')} extra={t('kindHint')}>
          <KindSelect />
        </Form.Item>
        <Form.Item
          name="language"
          label={t('language')}
          extra={t('languageHint')}
          rules={[{ pattern: /^$|^[A-Za-z-]{2,10}$/, message: t('languageWrong') }]}
        >
          <Input maxLength={10} />
        </Form.Item>
      </div>
    </>
  );
}
