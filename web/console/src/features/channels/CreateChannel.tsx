import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWorkspace } from '@/shared/session/workspace';
import { FormDialog } from '@/shared/ui/FormDialog';
import { useCreateChannel } from './api/channels';

interface Props {
  /** The kind that was chosen; null while none is. */
  kind: { type: string; name: string } | null;
  onClose(): void;
}

/** Asks for a name only: the rest is entered on the channel's page, which knows its address by then. */
export function CreateChannel({ kind, onClose }: Props) {
  const { t } = useTranslation(['channels', 'common']);
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const create = useCreateChannel();
  const submit = ({ name }: { name: string }) => {
    if (!kind) return;
    create.mutate(
      { type: kind.type, name: name.trim() },
      {
        onSuccess: (channel) => {
          onClose();
          if (channel) void navigate(`/w/${slug}/channels/${channel.id}`);
        },
      },
    );
  };
  return (
    <FormDialog
      open={kind !== null}
      title={t('createTitle', { kind: kind?.name ?? '' })}
      okText={t('create')}
      sending={create}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('name')}
        extra={t('nameHint')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
