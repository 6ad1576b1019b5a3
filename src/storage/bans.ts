import type { AccountId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** Sets until when an account may not write; null lifts the ban. */
export async function setBan(db: Db, id: AccountId, until: Date | null): Promise<void> {
  await db.query({ text: 'update accounts set banned_until = $2 where id = $1', values: [id, until] });
}

/** Notes a ban among the sanctions of an account that was made anew by whoever was banned before. */
export async function carrySanction(db: Db, accountId: AccountId, until: Date): Promise<void> {
  await db.query({
    text: `insert into sanctions (id, account_id, kind, reason, until, given_at)
      select gen_random_uuid(), $1, case when $2 >= '9999-01-01T00:00:00Z'::timestamptz then 'ban' else 'suspend' end, 'other',
        case when $2 < '9999-01-01T00:00:00Z'::timestamptz then $2 end, now()`,
    values: [accountId, until],
  });
}

export interface NewBanHashes {
  /** The same for all hashes of one person. */
  readonly banId: string;
  readonly hashes: readonly Buffer[];
  readonly until: Date;
}

/** Keeps hashes of who is banned; of two terms for the same hash the later counts. */
export async function insertBanHashes(db: Db, ban: NewBanHashes): Promise<void> {
  await db.query({
    text: `insert into ban_hashes as b (hash, ban_id, until) select hash, $2, $3 from unnest($1::bytea[]) as n (hash)
      on conflict (hash) do update set ban_id = excluded.ban_id, until = greatest(b.until, excluded.until)`,
    values: [ban.hashes, ban.banId, ban.until],
  });
}

/** Forgets the bans that any of these hashes belongs to; how many hashes there were. */
export async function deleteBanHashes(db: Db, hashes: readonly Buffer[]): Promise<number> {
  const { rowCount } = await db.query({
    text: 'delete from ban_hashes where ban_id in (select ban_id from ban_hashes where hash = any($1))',
    values: [hashes],
  });
  return rowCount ?? 0;
}

/** Until when somebody of these hashes is banned; null when nobody is. */
export async function findBan(db: Db, hashes: readonly Buffer[], now: Date): Promise<Date | null> {
  const { rows } = await db.query<{ until: Date | null }>({
    name: 'find-ban',
    text: 'select max(until) as until from ban_hashes where hash = any($1) and until > $2',
    values: [hashes, now],
  });
  return rows[0]?.until ?? null;
}
