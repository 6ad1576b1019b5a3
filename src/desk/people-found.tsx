import type { JSX } from 'preact';
import { useDesk } from './desk-context.ts';
import { Ago } from './time.tsx';
import type { People } from './types.ts';
import { answerOf, useAnswer } from './use-answer.ts';

/** The people whose names begin with what is searched for: their comments are one press away. */
export function PeopleFound({ q, onPick }: { q: string; onPick: (id: string) => void }): JSX.Element | null {
  const { m } = useDesk();
  const people = answerOf(useAnswer<People>(`/desk/people?q=${encodeURIComponent(q)}`))?.people ?? [];
  if (people.length === 0) return null;
  return (
    <section class="people-found" aria-label={m.t('moderation.people')}>
      <h2>{m.t('moderation.people')}</h2>
      <ul>
        {people.map(({ id, name, createdAt }) => (
          <li key={id}>
            <button type="button" class="quiet" onClick={() => onPick(id)}>
              <bdi>{name ?? m.t('moderation.nameless')}</bdi>
            </button>{' '}
            <small>
              <Ago at={createdAt} />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
