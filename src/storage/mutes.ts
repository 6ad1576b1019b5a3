import type { AccountId, PictureId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** Most people somebody can mute: the list travels with every discussion they open. */
export const MOST_MUTED = 1_000;

/** Whose comments somebody does not want to see. */
export async function listMutedIds(db: Db, accountId: AccountId): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>({
    name: 'muted-ids',
    text: `select muted_id as id from mutes where account_id = $1 limit ${MOST_MUTED}`,
    values: [accountId],
  });
  return rows.map((row) => row.id);
}

export interface MutedRow {
  readonly id: AccountId;
  readonly name: string;
  readonly picture: PictureId | null;
  readonly mutedAt: Date;
}

/** The same with their names, the last muted first. */
export async function listMuted(db: Db, accountId: AccountId): Promise<MutedRow[]> {
  const { rows } = await db.query<MutedRow>({
    text: `select a.id, coalesce(a.name, '') as name, a.picture_id as picture, m.created_at as "mutedAt"
      from mutes m join accounts a on a.id = m.muted_id
      where m.account_id = $1 order by m.created_at desc, a.id limit ${MOST_MUTED}`,
    values: [accountId],
  });
  return rows;
}

/** Mutes somebody; false where that is one too many. Who is muted already stays so. */
export async function insertMute(
  db: Db,
  mute: { accountId: AccountId; mutedId: AccountId; createdAt: Date },
): Promise<boolean> {
  const { rows } = await db.query({
    text: `with room as (select count(*) < ${MOST_MUTED} as is_there from mutes where account_id = $1),
      made as (
        insert into mutes (account_id, muted_id, created_at) select $1, $2, $3 from room where is_there
        on conflict do nothing
      )
      select 1 from room where is_there`,
    values: [mute.accountId, mute.mutedId, mute.createdAt],
  });
  return rows.length > 0;
}

/** Takes a mute back; where there is none nothing changes. */
export async function deleteMute(db: Db, mute: { accountId: AccountId; mutedId: AccountId }): Promise<void> {
  await db.query({
    text: 'delete from mutes where account_id = $1 and muted_id = $2',
    values: [mute.accountId, mute.mutedId],
  });
}
