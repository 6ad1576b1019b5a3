import type { JSX } from 'preact';
import { useDesk } from './desk-context.ts';
import { ageText, useNow } from './time.tsx';
import type { Card } from './types.ts';

/** Enough about whoever wrote to decide most comments. */
export function AuthorLine({ author }: { author: NonNullable<Card['author']> }): JSX.Element {
  const { m } = useDesk();
  const now = useNow(600_000);
  const age = ageText(m.language, (now - Date.parse(author.createdAt)) / 1_000);
  return (
    <ul class="facts">
      {author.staff && <li class="badge">{m.t('role.staff')}</li>}
      {author.badges.map((badge) => (
        <li class="badge" key={badge}>
          {badge}
        </li>
      ))}
      <li>{m.t(author.guest ? 'moderation.guestSince' : 'moderation.memberSince', { age })}</li>
      <li class="figure">{m.t('moderation.published', { count: author.published })}</li>
      <li class={author.rejected > 0 ? 'figure bad' : 'figure'}>
        {m.t('moderation.rejected', { count: author.rejected })}
      </li>
      {author.sanctions.map(({ kind, until }) => (
        <li class="badge bad" key={kind}>
          {m.format(`moderation.sanction.${kind as 'ban'}`)}
          {until !== null && ` ${m.t('moderation.until', { time: m.dateTime(new Date(until)) })}`}
        </li>
      ))}
      {author.notes > 0 && <li>{m.t('moderation.notes', { count: author.notes })}</li>}
    </ul>
  );
}
