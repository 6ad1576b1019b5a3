import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';
import { Loading } from './loading.tsx';
import { Ago } from './time.tsx';
import { toNodes } from './to-nodes.tsx';
import type { Card, DeskThread } from './types.ts';
import { useAnswer } from './use-answer.ts';

/** Deeper replies stand no further in: the column is narrow. */
const DEEPEST = 4;

/** The comment among those around it. */
export function ThreadView({ card }: { card: Card }): JSX.Element {
  const { m } = useDesk();
  const [tries, setTries] = useState(0);
  const route = `/desk/sites/${encodeURIComponent(card.site.key)}/comments/${card.id}/thread`;
  const loaded = useAnswer<DeskThread>(route, tries);
  return (
    <Loading loaded={loaded} onRetry={() => setTries(tries + 1)}>
      {({ comments, isCut }) => (
        <>
          <ol class="thread">
            {comments.map((comment) => (
              <li
                key={comment.id}
                class={`d${Math.min(DEEPEST, comment.depth)} ${comment.status}`}
                aria-current={comment.id === card.id ? 'true' : undefined}
              >
                <p class="by">
                  <bdi>{comment.author?.name ?? m.t('moderation.nameless')}</bdi>{' '}
                  <small>
                    <Ago at={comment.createdAt} />
                    {comment.status !== 'published' && ` · ${m.t(`moderation.status.${comment.status}`)}`}
                  </small>
                </p>
                <div dir="auto">
                  {comment.isDeleted
                    ? m.t('moderation.deleted')
                    : toNodes({ html: comment.html, text: '' }, [])}
                </div>
              </li>
            ))}
          </ol>
          {isCut && (
            <p>
              <a href={card.permalink} target="_blank" rel="noopener">
                {m.t('moderation.onPage')}
              </a>
            </p>
          )}
        </>
      )}
    </Loading>
  );
}
