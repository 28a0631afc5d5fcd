import { useState } from 'preact/hooks';
import { useApp } from './context';
import { FaceIcon } from './icons';

/** Five faces, then an optional line. */
export function Rating({ dismiss }: { dismiss: () => void }) {
  const { session, t } = useApp();
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [phase, setPhase] = useState<'asking' | 'sending' | 'failed' | 'done'>('asking');

  async function submit() {
    setPhase('sending');
    try {
      await session.rate(score, comment);
      setPhase('done');
    } catch {
      setPhase('failed');
    }
  }

  if (phase === 'done') {
    return (
      <section class="block rating" role="status">
        <b>{t.rateThanks}</b>
      </section>
    );
  }
  return (
    <section class="block rating" aria-label={t.rateTitle}>
      <b>{t.rateTitle}</b>
      <div class="faces" role="radiogroup" aria-label={t.rateTitle}>
        {t.faces.map((label, i) => (
          <label key={label} class={`face s${i + 1}${score === i + 1 ? ' on' : ''}`} title={label}>
            <input
              type="radio"
              name="score"
              checked={score === i + 1}
              onChange={() => setScore(i + 1)}
              aria-label={label}
            />
            <FaceIcon score={i + 1} />
          </label>
        ))}
      </div>
      {score > 0 && <small class="face-label">{t.faces[score - 1]}</small>}
      {score > 0 && (
        <textarea
          rows={2}
          maxLength={1000}
          dir="auto"
          value={comment}
          placeholder={t.rateMore}
          aria-label={t.rateMore}
          onInput={(event) => setComment(event.currentTarget.value)}
        />
      )}
      {phase === 'failed' && (
        <small class="failed" role="alert">
          {t.failed}
        </small>
      )}
      <div class="buttons">
        <button type="button" class="quiet" onClick={dismiss}>
          {t.later}
        </button>
        <button
          type="button"
          class="primary"
          disabled={score === 0 || phase === 'sending'}
          onClick={() => void submit()}
        >
          {t.submit}
        </button>
      </div>
    </section>
  );
}
