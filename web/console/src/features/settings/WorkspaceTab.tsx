import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Locale, Workspace } from '@/shared/api/types';
import { useUpdateWorkspace } from '@/shared/api/workspaceSettings';
import { useDraftForm } from '@/shared/lib/useDraftForm';
import { Code, SaveBar, Section } from '@/shared/ui/FormParts';
import { TimeZoneSelect } from '@/shared/ui/TimeZoneSelect';
import { Loaded } from './Loaded';

interface Fields {
  name: string;
  locale: Locale;
  time_zone: string;
}

export function WorkspaceTab() {
  return (
    <Loaded>{(workspace, readOnly) => <WorkspaceForm workspace={workspace} readOnly={readOnly} />}</Loaded>
  );
}

function WorkspaceForm({ workspace, readOnly }: { workspace: Workspace; readOnly: boolean }) {
  const { t } = useTranslation(['settings', 'form', 'common']);
  const { name, locale, time_zone } = workspace;
  const { form, dirty, onValuesChange, settle } = useDraftForm<Fields>({ name, locale, time_zone });
  const update = useUpdateWorkspace();
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={readOnly}
      onValuesChange={onValuesChange}
      onFinish={(fields) => update.mutate({ ...fields, name: fields.name.trim() }, { onSuccess: settle })}
    >
      <Section title={t('workspace')} text={t('workspaceText')}>
        <Form.Item
          name="name"
          label={t('workspaceName')}
          extra={t('workspaceNameHint')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item label={t('slug')} extra={t('slugHint')}>
          <Code>{workspace.slug}</Code>
        </Form.Item>
        <Form.Item name="locale" label={t('locale')} extra={t('localeHint')}>
          <Select
            options={[
              { value: 'zh', label: t('form:language.zh') },
              { value: 'en', label: t('form:language.en') },
            ]}
          />
        </Form.Item>
        <Form.Item name="time_zone" label={t('timeZone')} extra={t('timeZoneHint')}>
          <TimeZoneSelect />
        </Form.Item>
      </Section>
      {!readOnly && <SaveBar dirty={dirty} saving={update.isPending} error={update.error} onReset={settle} />}
    </Form>
  );
}
