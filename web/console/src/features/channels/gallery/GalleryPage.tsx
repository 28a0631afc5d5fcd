// All kinds of channels there are, to choose the next one from.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useChannelTypes, useKindName } from '@/shared/channel/useChannelTypes';
import { useWorkspace } from '@/shared/session/workspace';
import { ReadOnlyNote } from '@/shared/ui/FormParts';
import { Page } from '@/shared/ui/Page';
import { SearchField } from '@/shared/ui/SearchField';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { useChannels } from '../api/channels';
import { CreateChannel } from '../CreateChannel';
import styles from './gallery.module.css';
import { KindCard } from './KindCard';
import { grouped, type Kind, kindsOf } from './kinds';

export function GalleryPage() {
  const { t } = useTranslation('channels');
  const { slug, me } = useWorkspace();
  const [params, setParams] = useSearchParams();
  const [chosen, setChosen] = useState<Kind | null>(null);
  const query = params.get('q') ?? '';
  const admin = me.role === 'admin';
  return (
    <Page
      title={t('gallery.title')}
      actions={
        <Link to={`/w/${slug}/channels`}>
          <Button icon={<ArrowLeftOutlined />}>{t('all')}</Button>
        </Link>
      }
    >
      {!admin && <ReadOnlyNote />}
      <p className={styles.intro}>{t('gallery.intro')}</p>
      <div className={styles.search} role="search">
        <SearchField
          label={t('gallery.search')}
          value={query}
          onChange={(q) => setParams(q ? { q } : {}, { replace: true })}
        />
      </div>
      <Kinds query={query} onClear={() => setParams({})} onChoose={admin ? setChosen : undefined} />
      <CreateChannel kind={chosen} onClose={() => setChosen(null)} />
    </Page>
  );
}

interface KindsProps {
  query: string;
  onClear(): void;
  onChoose: ((kind: Kind) => void) | undefined;
}

function Kinds({ query, onClear, onChoose }: KindsProps) {
  const { t } = useTranslation('channels');
  const types = useChannelTypes();
  const { data: channels = [] } = useChannels();
  const nameOf = useKindName();
  if (types.isPending) return <Skeleton active paragraph={{ rows: 10 }} title={false} />;
  if (types.isError) return <ErrorState error={types.error} onRetry={() => void types.refetch()} />;
  const found = grouped(kindsOf(types.data, channels, nameOf), query);
  if (found.length === 0) {
    return (
      <EmptyState
        title={t('gallery.none')}
        text={t('gallery.noneText')}
        action={<Button onClick={onClear}>{t('gallery.clear')}</Button>}
      />
    );
  }
  return found.map(({ group, kinds }) => (
    <section key={group} className={styles.group} aria-labelledby={`kinds-${group}`}>
      <h2 id={`kinds-${group}`} className={styles.groupTitle}>
        {t(`group.${group}`)}
      </h2>
      <ul className={styles.grid}>
        {kinds.map((kind) => (
          <li key={kind.type}>
            <KindCard kind={kind} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
