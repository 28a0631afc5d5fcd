// What a message names, one small tag each: a click copies its value.
import { CheckOutlined } from '@ant-design/icons';
import type { Schema } from '@yingda/api-client';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '@/shared/lib/clipboard';
import styles from './entities.module.css';

type Entity = Schema<'Entity'>;

export function EntityTags({ entities }: { entities: Entity[] | undefined }) {
  const { t } = useTranslation();
  if (!entities || entities.length === 0) return null;
  return (
    <ul className={styles.tags} aria-label={t('entity.title')}>
      {entities.map((entity, i) => (
        <li key={`${i}-${entity.value}`}>
          <EntityTag entity={entity} />
        </li>
      ))}
    </ul>
  );
}

const copiedFor = 2000;

function EntityTag({ entity }: { entity: Entity }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), copiedFor);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if (await copyText(entity.value)) setCopied(true);
    else void message.warning(t('form:copyFailed'));
  };
  const kind = t(`entity.${entity.type}`, { defaultValue: entity.type });
  return (
    <button
      type="button"
      className={styles.tag}
      aria-label={`${t(copied ? 'copied' : 'copy')}: ${kind} ${entity.value}`}
      title={`${entity.text} · ${t('copy')}`}
      onClick={() => void copy()}
    >
      <span className={styles.kind}>{kind}</span> {entity.value}
      {copied && <CheckOutlined aria-hidden />}
    </button>
  );
}
