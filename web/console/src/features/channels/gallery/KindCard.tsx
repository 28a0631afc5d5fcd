import { useTranslation } from 'react-i18next';
import { ChannelGlyph } from '@/shared/channel/ChannelGlyph';
import { useLocale } from '@/shared/i18n/useLocale';
import { capitalized } from '@/shared/lib/format';
import { abilities, limits } from './abilities';
import styles from './gallery.module.css';
import type { Kind } from './kinds';

interface Props {
  kind: Kind;
  /** Absent for those who may only look. */
  onChoose: ((kind: Kind) => void) | undefined;
}

export function KindCard({ kind, onChoose }: Props) {
  const { t } = useTranslation('channels');
  const locale = useLocale();
  const { type, name, about, used } = kind;
  const can = about ? abilities(about.capabilities, t) : [t('can.web')];
  const bounds = about ? limits(about.capabilities, t, locale) : [t('can.always')];
  return (
    <article className={styles.card} data-choosable={onChoose !== undefined}>
      <ChannelGlyph type={type} size={32} />
      <div className={styles.cardText}>
        <h3 className={styles.cardTitle}>
          {onChoose ? (
            <button type="button" className={styles.choose} onClick={() => onChoose(kind)}>
              {name}
            </button>
          ) : (
            name
          )}
          {used > 0 && <span className={styles.used}>{t('gallery.used', { count: used })}</span>}
        </h3>
        <p className={styles.can}>{[t('can.text'), ...can].join(' · ')}</p>
        <p className={styles.bounds}>{capitalized(bounds.join(' · '), locale)}</p>
      </div>
    </article>
  );
}
