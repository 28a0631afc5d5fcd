import { Alert, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { errorText } from '@/shared/api/errors';
import { ApiError, type Channel } from '@/shared/api/types';
import { useWorkspace } from '@/shared/session/workspace';
import { Section } from '@/shared/ui/FormParts';
import { useDeleteChannel, useUpdateChannel } from './api/channels';

/** Only a channel that nobody ever used can go; any other is switched off, and its conversations stay. */
export function DeleteChannel({ channel }: { channel: Channel }) {
  const { t } = useTranslation(['channels', 'common']);
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const remove = useDeleteChannel(channel.id, () => void navigate(`/w/${slug}/channels`, { replace: true }));
  const update = useUpdateChannel(channel.id);
  const inUse = remove.error instanceof ApiError && remove.error.code === 'channel_in_use';
  const switchOff = (
    <Button
      size="small"
      loading={update.isPending}
      onClick={() => update.mutate({ enabled: false }, { onSuccess: () => remove.reset() })}
    >
      {t('switchOff')}
    </Button>
  );
  return (
    <Section title={t('deleteTitle')} text={t('deleteText')}>
      {remove.isError && (
        <Alert
          type={inUse ? 'warning' : 'error'}
          showIcon
          title={errorText(remove.error, t)}
          description={inUse ? t('inUse') : undefined}
          action={inUse && channel.enabled ? switchOff : undefined}
          style={{ marginBottom: 16 }}
        />
      )}
      <Popconfirm
        title={t('deleteAsk', { name: channel.name })}
        okText={t('common:delete')}
        cancelText={t('common:cancel')}
        okButtonProps={{ danger: true }}
        onConfirm={() => remove.mutate()}
      >
        <Button danger loading={remove.isPending}>
          {t('deleteTitle')}
        </Button>
      </Popconfirm>
    </Section>
  );
}
