// What 100 customers would meet, as one bar and in words.
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/shared/i18n/useLocale';
import styles from './evaluation.module.css';
import { share, whole } from './format';
import type { Expected } from './thresholds';

export function ExpectedBar({ expected, outside }: { expected: Expected; outside: number }) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  const { answered, askedBack, person } = expected;
  const rows = [
    { name: 'answered', value: answered },
    { name: 'asked_back', value: askedBack },
    { name: 'person', value: person },
    { name: 'other', value: Math.max(0, 1 - answered - askedBack - person) },
  ] as const;
  const seen = rows.filter(({ name, value }) => name !== 'other' || value >= 0.005);
  return (
    <div className={styles.expected}>
      <h3 className={styles.subheading}>{t('perHundred')}</h3>
      <div className={styles.bar} aria-hidden>
        {seen.map(({ name, value }) => (
          <span key={name} data-part={name} style={{ flexGrow: value }} />
        ))}
      </div>
      <ul className={styles.parts} aria-live="polite">
        {seen.map(({ name, value }) => (
          <li key={name}>
            <span className={styles.swatch} data-part={name} aria-hidden />
            <strong>{whole(value * 100, locale)}</strong> {t(`expected.${name}`)}
            {name === 'answered' && (
              <span className={styles.faint}>
                {' '}
                {t('expected.right', { right: whole(expected.right * 100, locale) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.precision}>
        {t('precision')} <strong>{share(answered > 0 ? expected.precision : null, locale)}</strong>
      </p>
      {outside > 0 && (
        <p className={styles.faint}>{t('perHundredHint', { n: whole(1 / outside, locale) })}</p>
      )}
    </div>
  );
}
