import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import { isForModerator } from './appeals.ts';
import type { Db } from './pool.ts';

export interface CommentRef {
  readonly siteId: SiteId;
  readonly id: CommentId;
}

/** A waiting comment, and who has it on the screen. */
export interface ClaimRow extends CommentRef {
  readonly byId: AccountId | null;
  readonly byName: string | null;
  readonly until: Date | null;
}

export interface ClaimItems {
  readonly refs: readonly CommentRef[];
  readonly accountId: AccountId;
  readonly now: Date;
  readonly until: Date;
}

function unzip(refs: readonly CommentRef[]): unknown[] {
  return [refs.map(({ siteId }) => siteId), refs.map(({ id }) => id)];
}

/**
 * Claims those comments that wait and nobody else has, and renews one's own; an appeal is not for whoever decided first. Locks them in one order, so that two who
 * claim the same do not wait in a circle.
 */
export async function claimItems(db: Db, { refs, accountId, now, until }: ClaimItems): Promise<void> {
  await db.query({
    name: 'claim-items',
    text: `with free as (
        select q.site_id, q.comment_id from queue_items q
        where (q.site_id, q.comment_id) in (select * from unnest($1::uuid[], $2::uuid[]))
          and (q.claimed_until is null or q.claimed_until < $4 or q.claimed_by = $3) and ${isForModerator('q', '$3::uuid')}
        order by q.site_id, q.comment_id for update
      ), news as (
        insert into claim_news (site_id, comment_id, account_id, until, at) select site_id, comment_id, $3, $5, $4 from free
      )
      update queue_items q set claimed_by = $3, claimed_until = $5 from free f
      where q.site_id = f.site_id and q.comment_id = f.comment_id`,
    values: [...unzip(refs), accountId, now, until],
  });
}

/** Lets go of one's own claims; which they were. */
export async function releaseItems(
  db: Db,
  { refs, accountId, now }: Omit<ClaimItems, 'until'>,
): Promise<CommentRef[]> {
  const { rows } = await db.query<CommentRef>({
    name: 'release-items',
    text: `with own as (
        select site_id, comment_id from queue_items
        where (site_id, comment_id) in (select * from unnest($1::uuid[], $2::uuid[])) and claimed_by = $3
        order by site_id, comment_id for update
      ), news as (
        insert into claim_news (site_id, comment_id, at) select site_id, comment_id, $4 from own
      )
      update queue_items q set claimed_by = null, claimed_until = null from own o
      where q.site_id = o.site_id and q.comment_id = o.comment_id
      returning q.site_id as "siteId", q.comment_id as id`,
    values: [...unzip(refs), accountId, now],
  });
  return rows;
}

/** What somebody did to a claim; `byId` is null where it was let go of. */
export interface ClaimNews extends ClaimRow {
  readonly sequence: number;
}

/** What became of claims after a number, the newest of each comment. */
export async function listClaimNews(db: Db, after: { sequence: number; at: Date }): Promise<ClaimNews[]> {
  const { rows } = await db.query<ClaimNews>({
    name: 'claim-news',
    text: `select distinct on (n.site_id, n.comment_id) n.site_id as "siteId", n.comment_id as id, n.sequence, a.id as "byId",
        a.name as "byName", n.until
      from claim_news n left join accounts a on a.id = n.account_id where n.sequence > $1 and n.at > $2
      order by n.site_id, n.comment_id, n.sequence desc`,
    values: [after.sequence, after.at],
  });
  return rows;
}

/** Forgets what was told long ago. */
export async function deleteClaimNews(db: Db, before: Date): Promise<void> {
  await db.query({ text: 'delete from claim_news where at < $1', values: [before] });
}

/** Those of some comments that wait, with the claims that hold now. */
export async function listClaims(db: Db, refs: readonly CommentRef[], now: Date): Promise<ClaimRow[]> {
  const { rows } = await db.query<ClaimRow>({
    name: 'list-claims',
    text: `select q.site_id as "siteId", q.comment_id as id, a.id as "byId", a.name as "byName",
        case when a.id is not null then q.claimed_until end as until
      from queue_items q left join accounts a on a.id = q.claimed_by and q.claimed_until >= $3
      where (q.site_id, q.comment_id) in (select * from unnest($1::uuid[], $2::uuid[]))`,
    values: [...unzip(refs), now],
  });
  return rows;
}
