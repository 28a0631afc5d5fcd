// What the kind can do, beside its set-up.
import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ChannelCapabilities } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { capitalized } from '@/shared/lib/format';
import { limits, windowText } from '../gallery/abilities';
import styles from './setup.module.css';

export function AboutKind({ name, capabilities: c }: { name: string; capabilities: ChannelCapabilities }) {
  const { t } = useTranslation('channels');
  const locale = useLocale();
  const lines: [string, boolean][] = [
    [t('can.images'), c.images],
    [t('can.files'), c.files],
    [t('can.cards'), c.cards],
    [c.choices > 0 ? t('can.choicesUpTo', { count: c.choices }) : t('can.choices'), c.choices > 0],
    [t('can.typing'), c.typing],
    [t('can.delivered'), c.delivered],
    [t('can.read'), c.read],
    [t('can.mediaIn'), c.media_in],
    [t('can.locationIn'), c.location_in],
  ];
  const comes = c.webhook ? 'push' : c.streams ? 'stream' : 'poll';
  return (
    <aside className={styles.about} aria-labelledby="about-kind">
      <h2 id="about-kind" className={styles.aboutTitle}>
        {t('about.title', { name })}
      </h2>
      <ul className={styles.aboutList}>
        {lines.map(([text, able]) => (
          <li key={text} data-able={able}>
            {able ? <CheckOutlined aria-hidden /> : <MinusOutlined aria-hidden />}
            <span>
              {capitalized(text, locale)}
              {!able && <span className={styles.faint}> {t('about.not')}</span>}
            </span>
          </li>
        ))}
      </ul>
      <dl className={styles.facts}>
        <dt>{t('about.text')}</dt>
        <dd>{limits(c, t, locale)[0]}</dd>
        <dt>{t('about.window')}</dt>
        <dd>{capitalized(windowText(c, t, locale), locale)}</dd>
        {c.rate !== undefined && c.rate > 0 && (
          <>
            <dt>{t('about.rate')}</dt>
            <dd>{t('about.perSecond', { count: Math.max(1, Math.round(c.rate)) })}</dd>
          </>
        )}
        <dt>{t('about.comes')}</dt>
        <dd>{t(`about.${comes}`)}</dd>
      </dl>
    </aside>
  );
}
