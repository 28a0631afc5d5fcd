// One line under the header: the network, the queue. Silent while all is well.
import { formatWait } from '../i18n';
import { useApp } from './context';
import { AlertIcon, ClockIcon } from './icons';

export function StatusLine() {
  const { snapshot, t, language } = useApp();
  const { connection, state } = snapshot;
  if (connection === 'offline') {
    return (
      <p class="status offline" role="status">
        <AlertIcon size={16} /> {t.offline}
      </p>
    );
  }
  if (state.handled_by !== 'queue' || state.status !== 'open' || !state.people_available) return null;
  const wait = state.expected_wait_s;
  return (
    <p class="status waiting" role="status">
      <ClockIcon size={16} />
      <span>
        <b>{state.queue_place === undefined ? t.queueOnly : t.queue(state.queue_place)}</b>
        {wait !== undefined && (
          <span class="wait">{wait < 30 ? t.waitSoon : t.wait(formatWait(wait, language))}</span>
        )}
      </span>
    </p>
  );
}
