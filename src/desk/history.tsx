import type { JSX } from 'preact';
import { codeText } from './card-findings.tsx';
import { useDesk } from './desk-context.ts';
import { Difference } from './difference.tsx';
import { Loading } from './loading.tsx';
import { ruleName } from './rule-text.ts';
import { Ago } from './time.tsx';
import type { Card, Decision, Revisions } from './types.ts';
import { useAnswer } from './use-answer.ts';

/** What was decided of a comment so far, and the texts it has had. */
export function History({ card }: { card: Card }): JSX.Element {
  const { m } = useDesk();
  const hasRevisions = card.revision > 1;
  const route = `/desk/sites/${encodeURIComponent(card.site.key)}/comments/${card.id}/revisions`;
  const loaded = useAnswer<Revisions>(hasRevisions ? route : null, card.revision);
  return (
    <>
      <ol class="decisions-so-far">
        {card.decisions.map((decision) => (
          <Step key={decision.id} decision={decision} />
        ))}
      </ol>
      {hasRevisions && (
        <Loading loaded={loaded}>
          {({ revisions }) => (
            <>
              <h4>{m.t('moderation.revisions')}</h4>
              <ol class="revisions">
                {revisions.map(({ number, text, at, isShown }, index) => (
                  <li key={number}>
                    <p class="by">
                      {m.t('moderation.revision', { number })}{' '}
                      <small>
                        <Ago at={at} />
                        {isShown && ` · ${m.t('moderation.shown')}`}
                      </small>
                    </p>
                    <Difference from={revisions[index - 1]?.text ?? text} to={text} />
                  </li>
                ))}
              </ol>
            </>
          )}
        </Loading>
      )}
    </>
  );
}

function Step({ decision }: { decision: Decision }): JSX.Element {
  const { m } = useDesk();
  const { by, moderator, rule, reason, to, toAuthor, internal, at, undoes } = decision;
  const who =
    by === 'account'
      ? (moderator?.name ?? m.t('moderation.somebody'))
      : rule === null
        ? m.t(`moderation.by.${by}`)
        : ruleName(m, rule);
  return (
    <li>
      <p class="by">
        <bdi>{who}</bdi> <span aria-hidden="true">{m.direction === 'rtl' ? '←' : '→'}</span>{' '}
        {m.t(`moderation.status.${to}`)}
        {reason !== null && reason !== '' && `: ${codeText(m, reason)}`}
        {undoes !== null && ` (${m.t('moderation.takenBack')})`}{' '}
        <small>
          <Ago at={at} />
        </small>
      </p>
      {toAuthor !== '' && <p dir="auto">{toAuthor}</p>}
      {internal !== '' && (
        <p class="internal" dir="auto">
          {internal}
        </p>
      )}
    </li>
  );
}
