import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Skeleton, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Channel } from '@/shared/api/types';
import { ChannelGlyph } from '@/shared/channel/ChannelGlyph';
import { useWorkspace } from '@/shared/session/workspace';
import { ReadOnlyNote } from '@/shared/ui/FormParts';
import { Page } from '@/shared/ui/Page';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useChannels, useUpdateChannel } from './api/channels';
import { ChannelForm } from './ChannelForm';
import styles from './channels.module.css';
import { DeleteChannel } from './DeleteChannel';
import { InstallSection } from './InstallSection';
import { PlatformTabs } from './PlatformTabs';
import { PreviewPane } from './PreviewPane';

export function ChannelPage() {
  const { t } = useTranslation(['channels', 'common']);
  const { slug } = useWorkspace();
  const { channel: id } = useParams();
  const channels = useChannels();
  const channel = channels.data?.find((c) => c.id === id);
  const back = (
    <Link to={`/w/${slug}/channels`}>
      <Button icon={<ArrowLeftOutlined />}>{t('all')}</Button>
    </Link>
  );
  if (channel) return <ChannelDetail key={channel.id} channel={channel} back={back} />;
  return (
    <Page title={t('title')} actions={back}>
      {channels.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {channels.isError && <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />}
      {channels.isSuccess && <EmptyState title={t('gone')} text={t('common:error.notFound')} action={back} />}
    </Page>
  );
}

function ChannelDetail({ channel, back }: { channel: Channel; back: ReactNode }) {
  const { t } = useTranslation('channels');
  const { me } = useWorkspace();
  const [version, setVersion] = useState(0);
  const update = useUpdateChannel(channel.id);
  const admin = me.role === 'admin';
  const changed = () => setVersion((v) => v + 1);
  const actions = (
    <>
      {admin && (
        <span className={styles.toggle}>
          <Switch
            id="channel-on"
            checked={channel.enabled}
            loading={update.isPending}
            onChange={(enabled) => update.mutate({ enabled }, { onSuccess: changed })}
          />
          <label htmlFor="channel-on">{t(channel.enabled ? 'on' : 'off')}</label>
        </span>
      )}
      {back}
    </>
  );
  return (
    <Page title={channel.name} icon={<ChannelGlyph type={channel.type} size={24} />} actions={actions}>
      {channel.type === 'web' ? (
        <WebChannel channel={channel} admin={admin} version={version} onSaved={changed} />
      ) : (
        <PlatformTabs channel={channel} admin={admin} />
      )}
    </Page>
  );
}

interface WebProps {
  channel: Channel;
  admin: boolean;
  /** Of what is saved: the preview follows it. */
  version: number;
  onSaved(): void;
}

function WebChannel({ channel, admin, version, onSaved }: WebProps) {
  return (
    <div className={styles.split}>
      <div className={styles.form}>
        {!admin && <ReadOnlyNote />}
        <InstallSection channel={channel} />
        <ChannelForm channel={channel} disabled={!admin} onSaved={onSaved} />
        {admin && (
          <div className={styles.danger}>
            <DeleteChannel channel={channel} />
          </div>
        )}
      </div>
      <PreviewPane channel={channel} version={version} />
    </div>
  );
}
