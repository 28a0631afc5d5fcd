// Answer threshold against what to expect: three curves that differ in stroke as well as colour, the chosen place,
// and marks for what is set now and what is recommended. The same figures stand in a table below.
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/shared/i18n/useLocale';
import { percent } from '@/shared/lib/format';
import styles from './evaluation.module.css';
import type { CurvePoint, Thresholds } from './thresholds';

const width = 640;
const height = 240;
const top = 24;
const bottom = 24;
const plot = height - top - bottom;
const lines = ['precision', 'answered', 'person'] as const;
type Line = (typeof lines)[number];

const x = (share: number) => share * width;
const y = (share: number) => top + (1 - share) * plot;

/** Nothing is said where nothing is answered any more. */
function path(points: readonly CurvePoint[], line: Line): string {
  const seen = points.filter((point) => line !== 'precision' || point.answered > 0);
  return seen.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.at)} ${y(point[line])}`).join('');
}

interface Props {
  points: readonly CurvePoint[];
  chosen: Thresholds;
  current: Thresholds;
  recommended: Thresholds | null;
}

export function ThresholdChart({ points, chosen, current, recommended }: Props) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  const here = points[Math.round(chosen.answer * 100)];
  const say = (value: number) => percent(value, locale);
  const summary =
    here &&
    t('chartAt', {
      at: say(here.at),
      precision: say(here.precision),
      answered: say(here.answered),
      person: say(here.person),
    });
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.legend}>
        {lines.map((line) => (
          <span key={line} className={styles.legendItem}>
            <svg width="24" height="8" aria-hidden="true">
              <path d="M0 4H24" className={styles.line} data-line={line} />
            </svg>
            {t(`figure.${line === 'precision' ? 'answered_right' : line}`)}
          </span>
        ))}
      </figcaption>
      <div className={styles.plotArea}>
        <svg
          className={styles.plot}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${t('chart')}. ${summary ?? ''}`}
          preserveAspectRatio="none"
        >
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <line key={share} className={styles.grid} x1="0" x2={width} y1={y(share)} y2={y(share)} />
          ))}
          <rect
            className={styles.clarifyBand}
            x={x(chosen.clarify)}
            y={top}
            width={Math.max(0, x(chosen.answer - chosen.clarify))}
            height={plot}
          />
          {lines.map((line) => (
            <path key={line} className={styles.line} data-line={line} d={path(points, line)} />
          ))}
          <line
            className={styles.currentMark}
            x1={x(current.answer)}
            x2={x(current.answer)}
            y1={top}
            y2={top + plot}
          />
          {recommended && (
            <line
              className={styles.recommendedMark}
              x1={x(recommended.answer)}
              x2={x(recommended.answer)}
              y1={top}
              y2={top + plot}
            />
          )}
          <line
            className={styles.chosenMark}
            x1={x(chosen.answer)}
            x2={x(chosen.answer)}
            y1={top}
            y2={top + plot}
          />
        </svg>
        <Labels chosen={chosen} current={current} recommended={recommended} here={here} />
      </div>
    </figure>
  );
}

/** Texts lie over the drawing, which is stretched to its place, so that they keep their form. */
function Labels({
  chosen,
  current,
  recommended,
  here,
}: Omit<Props, 'points'> & { here: CurvePoint | undefined }) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  const place = (share: number) => ({ insetInlineStart: `${share * 100}%` });
  return (
    <div className={styles.labels} aria-hidden>
      {[0, 0.5, 1].map((share) => (
        <span key={share} className={styles.tick} style={{ top: `${(y(share) / height) * 100}%` }}>
          {percent(share, locale)}
        </span>
      ))}
      {recommended && (
        <span className={styles.flag} data-flag="recommended" style={place(recommended.answer)}>
          {t('recommended')}
        </span>
      )}
      {current.answer !== chosen.answer && current.answer !== recommended?.answer && (
        <span className={styles.flag} data-flag="current" style={place(current.answer)}>
          {t('current')}
        </span>
      )}
      {here &&
        lines.map((line) => (
          <span
            key={line}
            className={styles.dot}
            data-line={line}
            style={{ ...place(here.at), top: `${(y(here[line]) / height) * 100}%` }}
          />
        ))}
    </div>
  );
}

/** The same figures for whoever cannot see the curves. */
export function CurveTable({ points }: { points: readonly CurvePoint[] }) {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  const say = (value: number) => percent(value, locale);
  return (
    <details className={styles.details}>
      <summary>{t('showTable')}</summary>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('answerThreshold')}</th>
              <th scope="col">{t('figure.answered_right')}</th>
              <th scope="col">{t('figure.answered')}</th>
              <th scope="col">{t('figure.asked_back')}</th>
              <th scope="col">{t('figure.person')}</th>
            </tr>
          </thead>
          <tbody>
            {points
              .filter((_, i) => i % 10 === 0)
              .map((point) => (
                <tr key={point.at}>
                  <th scope="row">{say(point.at)}</th>
                  <td>{point.answered > 0 ? say(point.precision) : '–'}</td>
                  <td>{say(point.answered)}</td>
                  <td>{say(point.askedBack)}</td>
                  <td>{say(point.person)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
