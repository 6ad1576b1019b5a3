import type { ComponentChildren, JSX } from 'preact';
import { isFailure } from './api.ts';
import { Bones } from './card-view.tsx';
import { useDesk } from './desk-context.ts';
import type { Loaded } from './use-answer.ts';

interface LoadingProps<Answer extends object> {
  readonly loaded: Loaded<Answer>;
  readonly onRetry?: (() => void) | undefined;
  readonly children: (answer: Answer) => ComponentChildren;
}

/** What an answer shows; until it is there its outline, and why there is none. */
export function Loading<Answer extends object>(props: LoadingProps<Answer>): JSX.Element {
  const { m } = useDesk();
  const { loaded, onRetry, children } = props;
  if (loaded === null) return <Bones />;
  if (!isFailure(loaded)) return <>{children(loaded)}</>;
  return (
    <p class="note">
      {loaded.problem?.detail ?? m.t(`moderation.failure.${loaded.failure}`)}{' '}
      {onRetry && (
        <button type="button" class="quiet" onClick={onRetry}>
          {m.t('moderation.retry')}
        </button>
      )}
    </p>
  );
}
