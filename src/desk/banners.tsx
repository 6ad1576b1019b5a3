import type { JSX } from 'preact';
import { useDesk } from './desk-context.ts';
import type { QueueState } from './queue-state.ts';

/** What stands in the way of the whole desk: an ended session, no network, a server that cannot. */
export function Banners({ state, onRetry }: { state: QueueState; onRetry: () => void }): JSX.Element | null {
  const { m } = useDesk();
  const { failure, connection, phase } = state;
  if (failure?.failure === 'expired') {
    const back = encodeURIComponent(location.pathname + location.search);
    return (
      <div class="banner bad" role="alert" data-state="expired">
        <p>{m.t('moderation.expired')}</p>
        <a class="button" href={`/sign-in?return=${back}`}>
          {m.t('moderation.signIn')}
        </a>
      </div>
    );
  }
  if (phase === 'failed' && failure) {
    return (
      <div class="banner bad" role="alert" data-state={failure.failure}>
        <p>{failure.problem?.detail ?? m.t(`moderation.failure.${failure.failure}`)}</p>
        <button type="button" onClick={onRetry}>
          {m.t('moderation.retry')}
        </button>
      </div>
    );
  }
  if (connection !== 'offline' && connection !== 'reconnecting') return null;
  return (
    <p class="banner" data-state={connection}>
      {m.t(`moderation.${connection}`)}
    </p>
  );
}
