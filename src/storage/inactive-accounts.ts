import type { AccountId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface InactiveAccount {
  readonly id: AccountId;
  readonly hasEmail: boolean;
  readonly seenAt: Date;
  readonly warnedAt: Date | null;
}

/** Readers and guests whom nobody has seen since a time, at most 5,000; not those who asked to be erased anyway,
 * and not those who have never been here: imported authors, whose comments are old from the first day. */
export async function listInactive(db: Db, since: Date): Promise<InactiveAccount[]> {
  const { rows } = await db.query<InactiveAccount>({
    text: `select id, email is not null as "hasEmail", seen as "seenAt", inactivity_warned_at as "warnedAt" from (
        select a.*, greatest(a.created_at, a.seen_at,
          (select max(s.used_at) from sessions s where s.account_id = a.id),
          (select max(i.used_at) from identities i where i.account_id = a.id),
          (select max(c.created_at) from comments c where c.author_id = a.id)) as seen
        from accounts a where a.created_at < $1 and not a.is_imported and a.role in ('reader', 'staff') and a.erasure_at is null
      ) a where seen < $1 order by seen limit 5000`,
    values: [since],
  });
  return rows;
}

/** Notes when an account was warned that it goes. */
export async function setInactivityWarning(db: Db, id: AccountId, warnedAt: Date): Promise<void> {
  await db.query({
    text: 'update accounts set inactivity_warned_at = $2 where id = $1',
    values: [id, warnedAt],
  });
}
