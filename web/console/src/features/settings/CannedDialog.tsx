import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CannedReply } from '@/shared/api/types';
import { FormDialog } from '@/shared/ui/FormDialog';
import { type CannedFields, useSaveCanned } from './api/settings';
import { unknownVariables } from './form';
import styles from './settings.module.css';

/** What the inbox's composer fills in. */
const variables = ['contact.name', 'contact.email', 'contact.phone', 'agent.name', 'workspace.name'] as const;

export function CannedDialog({ edited, onClose }: { edited: CannedReply | 'new' | null; onClose(): void }) {
  const { t } = useTranslation(['settings', 'common']);
  const save = useSaveCanned(edited === 'new' ? undefined : edited?.id);
  return (
    <FormDialog<CannedFields>
      open={edited !== null}
      title={edited === 'new' ? t('addCanned') : t('editCanned')}
      okText={t('common:save')}
      width={560}
      sending={save}
      {...(edited !== null && edited !== 'new' && { initial: edited })}
      onSubmit={(fields) => save.mutate(fields, { onSuccess: onClose })}
      onClose={onClose}
    >
      <CannedFieldset />
    </FormDialog>
  );
}

function CannedFieldset() {
  const { t } = useTranslation(['settings', 'common']);
  const form = Form.useFormInstance<CannedFields>();
  const text = Form.useWatch<string | undefined>('text', form) ?? '';
  const required = { required: true, whitespace: true, message: t('common:required') };
  const unknown = unknownVariables(text, variables);
  return (
    <>
      <Form.Item
        name="shortcut"
        label={t('shortcut')}
        extra={t('shortcutHint')}
        rules={[required, { pattern: /^[^\s/]{1,32}$/, message: t('shortcutWrong') }]}
      >
        <Input prefix="/" autoFocus maxLength={32} />
      </Form.Item>
      <Form.Item name="title" label={t('cannedTitle')} rules={[required]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="text" label={t('text')} rules={[required]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
      {unknown.length > 0 && (
        <Alert type="warning" showIcon title={t('unknownVariables', { names: unknown.join(', ') })} />
      )}
      <div className={styles.hint}>{t('variables')}</div>
      <div className={styles.variables}>
        {variables.map((name) => (
          <Button
            key={name}
            size="small"
            onClick={() => form.setFieldValue('text', `${form.getFieldValue('text') ?? ''}{{${name}}}`)}
          >
            {t(`variable.${name.replace('.', '_')}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
