import { ColorPicker, Form, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel } from '@/shared/api/types';
import { useTeams } from '@/shared/api/useTeams';
import { useDraftForm } from '@/shared/lib/useDraftForm';
import { LocalizedField, SaveBar, Section, SwitchField } from '@/shared/ui/FormParts';
import { useUpdateChannel } from './api/channels';
import { type ChannelFields, defaultTeam, fieldsOf, patchOf, servicePatchOf } from './form';
import { OriginsField } from './OriginsField';
import { QuestionsField } from './QuestionsField';

interface Props {
  channel: Channel;
  disabled: boolean;
  onSaved?(): void;
}

/** Who answers on a channel and how. The chat window on the own website has a look of its own besides. */
export function ChannelForm({ channel, disabled, onSaved }: Props) {
  const { t } = useTranslation(['channels', 'common']);
  const web = channel.type === 'web';
  const { form, dirty, onValuesChange, settle } = useDraftForm(fieldsOf(channel));
  const update = useUpdateChannel(channel.id, true);
  const save = (fields: ChannelFields) =>
    update.mutate(web ? patchOf(fields) : servicePatchOf(fields), {
      onSuccess: () => {
        settle();
        onSaved?.();
      },
    });
  return (
    <Form<ChannelFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={disabled}
      scrollToFirstError
      onValuesChange={onValuesChange}
      onFinish={save}
    >
      {!web && (
        <Section title={t('general')}>
          <NameField />
        </Section>
      )}
      <Section title={t('welcome')} text={t(web ? 'welcomeText' : 'welcomeTextOther')}>
        <LocalizedField
          name={['greeting']}
          label={t('greeting')}
          hint={t(web ? 'greetingHint' : 'greetingHintOther')}
          maxLength={2000}
          rows={3}
        />
        {web && <QuestionsField />}
      </Section>
      <Section title={t('service')}>
        <SwitchField name="bot_enabled" label={t('bot')} hint={t('botHint')} />
        <TeamField />
        <LocalizedField
          name={['offhours_message']}
          label={t('offhours')}
          hint={t('offhoursHint')}
          maxLength={2000}
          rows={2}
        />
        {/* Elsewhere there is no place for the five faces. */}
        {web && <SwitchField name="ask_rating" label={t('rating')} hint={t('ratingHint')} />}
      </Section>
      {web && <Look />}
      {!disabled && <SaveBar dirty={dirty} saving={update.isPending} error={update.error} onReset={settle} />}
    </Form>
  );
}

function TeamField() {
  const { t } = useTranslation('channels');
  const { data: teams = [] } = useTeams();
  const standard = teams.find((team) => team.is_default);
  return (
    <Form.Item name="team_id" label={t('team')} extra={t('teamHint')}>
      <Select
        options={[
          { value: defaultTeam, label: t('teamDefault', { name: standard?.name ?? '' }) },
          ...teams.map((team) => ({ value: team.id, label: team.name })),
        ]}
      />
    </Form.Item>
  );
}

function NameField() {
  const { t } = useTranslation(['channels', 'common']);
  return (
    <Form.Item
      name="name"
      label={t('name')}
      extra={t('nameHint')}
      rules={[{ required: true, whitespace: true, message: t('common:required') }]}
    >
      <Input maxLength={100} />
    </Form.Item>
  );
}

function Look() {
  const { t } = useTranslation('channels');
  return (
    <Section title={t('look')}>
      <NameField />
      <Form.Item
        name="accent_color"
        label={t('color')}
        extra={t('colorHint')}
        getValueFromEvent={(color: { toHexString(): string }) => color.toHexString()}
      >
        <ColorPicker disabledAlpha disabledFormat format="hex" showText />
      </Form.Item>
      <Form.Item name="position" label={t('position')}>
        <Segmented
          options={[
            { value: 'left', label: t('left') },
            { value: 'right', label: t('right') },
          ]}
        />
      </Form.Item>
      <OriginsField />
    </Section>
  );
}
