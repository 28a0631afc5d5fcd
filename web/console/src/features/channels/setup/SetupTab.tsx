// Connecting a platform, step by step: what it gave the owner, where it is to send, and whether it works.
import { Collapse, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, type Channel, type ChannelField, type ChannelType } from '@/shared/api/types';
import { useKindName } from '@/shared/channel/useChannelTypes';
import { useLocale } from '@/shared/i18n/useLocale';
import { localized } from '@/shared/lib/format';
import { useDraftForm } from '@/shared/lib/useDraftForm';
import { ReadOnlyNote, SaveBar, Section } from '@/shared/ui/FormParts';
import { useCheckChannel, useUpdateChannel } from '../api/channels';
import { AboutKind } from './AboutKind';
import { AddressSection } from './AddressSection';
import { CheckSection } from './CheckSection';
import { FieldItem } from './FieldItem';
import styles from './setup.module.css';
import { failedFields, isAdvanced, pathOf, type SetupValues, setupPatch, storedValues } from './values';

interface Props {
  channel: Channel;
  kind: ChannelType;
  disabled: boolean;
}

export function SetupTab({ channel, kind, disabled }: Props) {
  return (
    <div className={styles.split}>
      <div className={styles.main}>
        {disabled && <ReadOnlyNote />}
        <SetupForm channel={channel} kind={kind} disabled={disabled} />
      </div>
      <AboutKind name={useKindName()(channel.type)} capabilities={kind.capabilities} />
    </div>
  );
}

function SetupForm({ channel, kind, disabled }: Props) {
  const { t } = useTranslation(['channels', 'common']);
  const name = useKindName()(channel.type);
  const { fields } = kind;
  const draft = useDraftForm<SetupValues>(storedValues(fields, channel));
  const { form, dirty } = draft;
  const update = useUpdateChannel(channel.id, true);
  const check = useCheckChannel(channel.id);
  // What was typed since is no longer what was checked.
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [advanced, setAdvanced] = useState(false);

  const save = async (): Promise<boolean> => {
    const patch = setupPatch(form.getFieldsValue(true), channel);
    try {
      if (Object.keys(patch).length > 0) await update.mutateAsync(patch);
    } catch {
      return false;
    }
    draft.settle();
    return true;
  };
  const run = async () => {
    if (dirty && !(await save())) return;
    setTouched(new Set());
    check.mutate();
  };
  const goTo = (field: ChannelField) => {
    setAdvanced(advanced || isAdvanced(field));
    // Once what was folded is there.
    requestAnimationFrame(() => form.focusField(pathOf(field)));
  };
  const titles = [
    ...(fields.length > 0 ? [t('setup.fields', { name })] : []),
    ...(channel.webhook_url ? [t('setup.addressTitle', { name })] : []),
    t('check.title'),
  ];
  const numbered = (title: string) => `${titles.indexOf(title) + 1}. ${title}`;
  return (
    <Form<SetupValues>
      name="setup"
      form={form}
      layout="vertical"
      disabled={disabled}
      scrollToFirstError
      onValuesChange={(changed: Partial<SetupValues>) => {
        const names = Object.keys({ ...changed.config, ...changed.secrets });
        setTouched((before) => new Set([...before, ...names]));
        update.reset();
        draft.onValuesChange();
      }}
      onFinish={() => void save()}
    >
      {fields.length > 0 && (
        <Section title={numbered(t('setup.fields', { name }))} text={t('setup.fieldsText', { name })}>
          <Fields
            {...{ channel, kind, disabled, advanced, touched }}
            check={check.data}
            error={update.error}
            onAdvanced={setAdvanced}
          />
        </Section>
      )}
      {channel.webhook_url && (
        <AddressSection
          title={numbered(t('setup.addressTitle', { name }))}
          channel={channel}
          kind={kind}
          name={name}
        />
      )}
      {!disabled && (
        <CheckSection
          title={numbered(t('check.title'))}
          name={name}
          fields={fields}
          dirty={dirty}
          checking={check.isPending || update.isPending}
          check={check.data}
          error={check.error}
          onCheck={() => void run()}
          onField={goTo}
        />
      )}
      {!disabled && (
        <SaveBar dirty={dirty} saving={update.isPending} error={update.error} onReset={draft.settle} />
      )}
    </Form>
  );
}

interface FieldsProps extends Props {
  check: ReturnType<typeof useCheckChannel>['data'];
  touched: ReadonlySet<string>;
  error: unknown;
  advanced: boolean;
  onAdvanced(open: boolean): void;
}

function Fields({ channel, kind, disabled, check, touched, error, advanced, onAdvanced }: FieldsProps) {
  const { t } = useTranslation('channels');
  const locale = useLocale();
  const failed = failedFields(check);
  // "config.bot_token": the server says which one it does not take.
  const refused = error instanceof ApiError ? error.field?.split(/[./]/).at(-1) : undefined;
  const wrong = ({ name }: ChannelField): string | undefined => {
    if (refused === name && error instanceof ApiError) return error.message;
    const step = touched.has(name) ? undefined : failed.get(name);
    return step && localized(step.text, locale);
  };
  const item = (field: ChannelField) => (
    <FieldItem key={field.name} channel={channel} field={field} wrong={wrong(field)} disabled={disabled} />
  );
  const rare = kind.fields.filter(isAdvanced);
  return (
    <>
      {kind.fields.filter((field) => !isAdvanced(field)).map(item)}
      {rare.length > 0 && (
        <Collapse
          ghost
          className={styles.advanced ?? ''}
          activeKey={advanced ? ['advanced'] : []}
          onChange={(open) => onAdvanced(open.length > 0)}
          items={[
            {
              key: 'advanced',
              label: t('setup.advanced'),
              // Its values are part of the form while it is folded.
              forceRender: true,
              children: rare.map(item),
            },
          ]}
        />
      )}
    </>
  );
}
