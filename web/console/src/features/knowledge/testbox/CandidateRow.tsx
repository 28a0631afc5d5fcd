// One candidate with its score against the workspace's thresholds, and how the score came about.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Candidate } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/useLocale';
import { percent } from '@/shared/lib/format';
import { useWorkspace } from '@/shared/session/workspace';
import styles from './testbox.module.css';

export function Thresholds() {
  const { t } = useTranslation('knowledge');
  const locale = useLocale();
  const { answer_threshold: answer, clarify_threshold: clarify } = useWorkspace().workspace.bot;
  if (answer === undefined || clarify === undefined) return null;
  return (
    <p className={styles.faint}>
      {t('test.thresholds', { answer: percent(answer, locale), clarify: percent(clarify, locale) })}
    </p>
  );
}

interface Props {
  candidate: Candidate;
  open: boolean;
  own: boolean;
}

export function CandidateRow({ candidate, open, own }: Props) {
  const { t } = useTranslation('knowledge');
  const { slug } = useWorkspace();
  return (
    <article className={styles.candidate}>
      <header className={styles.candidateHead}>
        <Link className={styles.candidateTitle} to={`/w/${slug}/knowledge/${candidate.entry_id}`}>
          {candidate.question}
        </Link>
        {own && <span className={styles.own}>{t('test.this')}</span>}
      </header>
      <ScoreBar score={candidate.score} />
      {candidate.why && (
        <details className={styles.why} open={open}>
          <summary>{t('test.why')}</summary>
          <Why why={candidate.why} />
        </details>
      )}
    </article>
  );
}

function ScoreBar({ score }: { score: number }) {
  const { t } = useTranslation('knowledge');
  const locale = useLocale();
  const { answer_threshold: answer = 1, clarify_threshold: clarify = answer } = useWorkspace().workspace.bot;
  const zone = score >= answer ? 'answer' : score >= clarify ? 'clarify' : 'unknown';
  const text = t('test.sure', { score: percent(score, locale) });
  return (
    <div className={styles.scoreLine}>
      <div
        className={styles.bar}
        role="meter"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={score}
      >
        <span className={styles.fill} data-zone={zone} style={{ width: `${score * 100}%` }} />
        <span className={styles.tick} style={{ left: `${clarify * 100}%` }} />
        <span className={styles.tick} style={{ left: `${answer * 100}%` }} />
      </div>
      <span className={styles.score}>{text}</span>
    </div>
  );
}

function Why({ why }: { why: NonNullable<Candidate['why']> }) {
  const { t } = useTranslation('knowledge');
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  return (
    <dl className={styles.whyList}>
      {why.matched_wording && (
        <>
          <dt>{t('test.matched')}</dt>
          <dd>{why.matched_wording}</dd>
        </>
      )}
      {why.matched_terms && why.matched_terms.length > 0 && (
        <>
          <dt>{t('test.terms')}</dt>
          <dd className={styles.terms}>
            {why.matched_terms.map((term) => (
              <span key={term} className={styles.term}>
                {term}
              </span>
            ))}
          </dd>
        </>
      )}
      {why.tiers && why.tiers.length > 0 && (
        <>
          <dt>{t('test.tiers')}</dt>
          <dd>
            {why.tiers
              .map((x) => `${t(`test.tier.${x.name}`, { defaultValue: x.name })} ${percent(x.score, locale)}`)
              .join(' · ')}
          </dd>
        </>
      )}
      {why.features && why.features.length > 0 && (
        <>
          <dt>{t('test.features')}</dt>
          <dd>
            <table className={styles.features}>
              <thead>
                <tr>
                  <th />
                  <th scope="col">{t('test.value')}</th>
                  <th scope="col">{t('test.contribution')}</th>
                </tr>
              </thead>
              <tbody>
                {why.features.map((f) => (
                  <tr key={f.name}>
                    <th scope="row">{t(`test.feature.${f.name}`, { defaultValue: f.name })}</th>
                    <td>{number.format(f.value)}</td>
                    <td>{signed.format(f.contribution)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </dd>
        </>
      )}
    </dl>
  );
}
