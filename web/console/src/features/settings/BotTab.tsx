import { Form, InputNumber, Select, Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Workspace } from '@/shared/api/types';
import { useUpdateWorkspace } from '@/shared/api/workspaceSettings';
import { useLocale } from '@/shared/i18n/useLocale';
import { percent } from '@/shared/lib/format';
import { useDraftForm } from '@/shared/lib/useDraftForm';
import { LocalizedField, SaveBar, Section, SwitchField } from '@/shared/ui/FormParts';
import { type BotFields, botFields, botPatch } from './form';
import { Loaded } from './Loaded';
import styles from './settings.module.css';

export function BotTab() {
  return <Loaded>{(workspace, readOnly) => <BotForm workspace={workspace} readOnly={readOnly} />}</Loaded>;
}

function BotForm({ workspace, readOnly }: { workspace: Workspace; readOnly: boolean }) {
  const { t } = useTranslation('settings');
  const { form, dirty, onValuesChange, settle } = useDraftForm(botFields(workspace.bot));
  const update = useUpdateWorkspace();
  return (
    <Form<BotFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={readOnly}
      onValuesChange={onValuesChange}
      onFinish={(fields) => update.mutate(botPatch(fields), { onSuccess: settle })}
    >
      <Section title={t('botWho')}>
        <LocalizedField name={['name']} label={t('botName')} hint={t('botNameHint')} maxLength={100} />
      </Section>
      <Section title={t('sure')} text={t('sureText')}>
        <Form.Item name="thresholds" noStyle>
          <Slider
            range
            min={0}
            max={1}
            step={0.01}
            disabled={readOnly}
            ariaLabelForHandle={[t('clarify'), t('answer')]}
            tooltip={{ formatter: (value) => String(value ?? '') }}
          />
        </Form.Item>
        <Explanation />
      </Section>
      <Section title={t('learning')}>
        <SwitchField name="learn_from_conversations" label={t('learn')} hint={t('learnHint')} />
      </Section>
      <Section title={t('handoff')} text={t('handoffText')}>
        <Form.Item name="failures" label={t('failures')} extra={t('failuresHint')}>
          <InputNumber min={1} max={3} precision={0} />
        </Form.Item>
        <SwitchField name="handoff_on_anger" label={t('anger')} hint={t('angerHint')} />
        <Form.Item name="handoff_topics" label={t('topics')} extra={t('topicsHint')}>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            maxCount={200}
            tokenSeparators={[',', '，', '、', ';']}
          />
        </Form.Item>
      </Section>
      {!readOnly && <SaveBar dirty={dirty} saving={update.isPending} error={update.error} onReset={settle} />}
    </Form>
  );
}

/** The three ranges in words, with the figures as they stand. */
function Explanation() {
  const { t } = useTranslation('settings');
  const locale = useLocale();
  const [low, high] = Form.useWatch<BotFields['thresholds'] | undefined>('thresholds') ?? [0, 1];
  const figures = { low: percent(low, locale), high: percent(high, locale) };
  return (
    <ul className={styles.ranges}>
      <li>{t('below', figures)}</li>
      <li>{t('between', figures)}</li>
      <li>{t('above', figures)}</li>
    </ul>
  );
}
