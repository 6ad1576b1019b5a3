import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface VoterParameters {
  readonly accountId: AccountId;
  readonly intercept: number;
  readonly factor: number;
  /** Whether the sums hold not all their votes, or votes of others under their name. */
  readonly isPartial: boolean;
}

/** Whoever was erased meanwhile is nobody's row any more, and who is being erased is waited for. */
const THERE = `with there as (
    select id from accounts where id = any($3::uuid[]) order by id for key share
  )`;

/** Writes where voters stand by a fit. */
export async function insertVoters(
  db: Db,
  { siteId, fit }: { readonly siteId: SiteId; readonly fit: number },
  voters: readonly VoterParameters[],
): Promise<void> {
  await db.query({
    text: `${THERE} insert into viewpoint_voters (site_id, fit, account_id, intercept, factor, is_partial)
      select $1, $2, n.* from unnest($3::uuid[], $4::float8[], $5::float8[], $6::bool[]) n (account_id, intercept, factor, is_partial)
      join there on there.id = n.account_id`,
    values: [
      siteId,
      fit,
      voters.map(({ accountId }) => accountId),
      voters.map(({ intercept }) => intercept),
      voters.map(({ factor }) => factor),
      voters.map(({ isPartial }) => isPartial),
    ],
  });
}

/** Forgets voters of a fit who have taken their votes out since it was begun; who they are. */
export async function forgetLeaving(
  db: Db,
  { siteId, fit }: { readonly siteId: SiteId; readonly fit: number },
): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>({
    text: `delete from viewpoint_voters v using accounts a
      where v.site_id = $1 and v.fit = $2 and a.id = v.account_id and a.leaves_viewpoints returning a.id`,
    values: [siteId, fit],
  });
  await db.query({
    text: `delete from viewpoint_suspects v using accounts a
      where v.site_id = $1 and v.fit = $2 and a.id = v.account_id and a.leaves_viewpoints`,
    values: [siteId, fit],
  });
  return rows.map(({ id }) => id);
}

/** Sites where a voter stands somewhere. */
export async function listSitesOfVoter(db: Db, accountId: AccountId): Promise<SiteId[]> {
  const { rows } = await db.query<{ id: SiteId }>({
    text: 'select distinct site_id as id from viewpoint_voters where account_id = $1 order by 1',
    values: [accountId],
  });
  return rows.map(({ id }) => id);
}

/** Forgets where a voter stands by a fit. A fit that is not in force yet looks itself who has left meanwhile. */
export async function forgetVoter(
  db: Db,
  of: { readonly siteId: SiteId; readonly fit: number; readonly accountId: AccountId },
): Promise<void> {
  for (const table of ['viewpoint_voters', 'viewpoint_suspects'])
    await db.query({
      text: `delete from ${table} where site_id = $1 and fit = $2 and account_id = $3`,
      values: [of.siteId, of.fit, of.accountId],
    });
}

/** Accounts that act as one by a fit. */
export interface SuspectGroup {
  readonly accounts: readonly AccountId[];
}

/** Writes which accounts act as one by a fit. */
export async function insertSuspects(
  db: Db,
  { siteId, fit }: { readonly siteId: SiteId; readonly fit: number },
  groups: readonly SuspectGroup[],
): Promise<void> {
  const rows = groups.flatMap(({ accounts }, at) => accounts.map((id) => [id, at + 1] as const));
  await db.query({
    text: `${THERE} insert into viewpoint_suspects (site_id, fit, account_id, group_number)
      select $1, $2, n.* from unnest($3::uuid[], $4::int[]) n (account_id, group_number)
      join there on there.id = n.account_id`,
    values: [siteId, fit, rows.map(([id]) => id), rows.map(([, group]) => group)],
  });
}

/** A group as moderators see it: how many act as one, and some of them. */
export interface ShownSuspects {
  readonly size: number;
  readonly accounts: readonly { readonly id: AccountId; readonly name: string | null }[];
}

/** The largest groups that act as one by the fit in force, each with its first accounts by name. */
export async function listSuspects(
  db: Db,
  siteId: SiteId,
  { groups, accounts }: { readonly groups: number; readonly accounts: number },
): Promise<ShownSuspects[]> {
  const { rows } = await db.query<ShownSuspects>({
    text: `select count(*)::int as size,
        (array_agg(json_build_object('id', a.id, 'name', a.name) order by a.name, a.id))[1:$3] as accounts
      from viewpoint_suspects s join accounts a on a.id = s.account_id
      where s.site_id = $1 and s.fit = (select max(number) from viewpoint_fits where site_id = $1 and state = 'done')
      group by s.group_number having count(*) > 1 order by 1 desc, s.group_number limit $2`,
    values: [siteId, groups, accounts],
  });
  return rows;
}
