import { hashAuthor, importId, insertProblems, ofRun } from './import-sql.ts';
import type { RunRef } from './import-runs.ts';
import type { Db } from './pool.ts';

/** Accounts made in one transaction: a second or two. */
const TOGETHER = 20_000;

const STAGED_HASH = hashAuthor([
  'l.name',
  'lower(l.email)',
  'l.is_email_verified',
  'l.publisher_id',
  'l.is_banned',
]);

/** As it stands here; whether somebody is kept out is decided by sanctions, which people here change. */
const storedHash = (isBanned: boolean): string =>
  hashAuthor(['a.name', 'ia.email', 'ia.is_email_verified', 'ia.publisher_id', String(isBanned)]);

/** Everybody of the run after $4, and what counts of them: what a record says before what comments say, then what comes last. */
const SOME = `part as materialized (
    select p.account_id, p.first_at from import_staged_people p where ${ofRun('p')} and p.account_id > $4
    order by p.account_id limit $5
  ), latest as materialized (
    select distinct on (a.account_id) a.*, part.first_at, r.own_id, r.content_hash as was, r.source_id is not null as is_earlier, coalesce(r.run, $2) = $2 as is_of_run
    from part join import_staged_authors a on ${ofRun('a')} and a.account_id = part.account_id
    -- By the whole key, one by one: the planner knows nothing yet of a table that grows from nothing, and would read all authors for each.
    left join lateral (
      select own_id, content_hash, source_id, run from imported_rows r
      where r.site_id = $1 and r.source = $3 and r.kind = 'author' and r.source_id = a.account_id::text limit 1
    ) r on true
    order by a.account_id, a.is_stated desc, a.seq desc
  )`;

const BAN = (from: string) => `insert into sanctions (id, account_id, site_id, kind, reason, given_at)
    select ${importId('coalesce(l.created_at, l.first_at)', `concat_ws(E'\\n', l.account_id, 'ban')`)}, coalesce(l.own_id, l.account_id), $1,
      'ban', 'other', coalesce(l.created_at, l.first_at)
    from ${from} l where l.is_banned on conflict (id) do nothing`;

const ADD = `with ${SOME}, l as (select * from latest where not is_earlier),
  accounts_added as (
    insert into accounts (id, name, is_guest, is_imported, created_at, replies_seen_at, replies_mailed_at)
    select account_id, name, true, true, t.at, t.at, t.at from l cross join lateral (select coalesce(l.created_at, l.first_at) as at) t order by l.account_id on conflict (id) do nothing
  ), authors_added as (
    insert into imported_authors (site_id, account_id, source, source_id, email, is_email_verified, publisher_id, run)
    select $1, account_id, $3, source_id, lower(email), is_email_verified, publisher_id, $2 from l
    where source_id is not null order by l.account_id on conflict do nothing
  ), rows_added as (
    insert into imported_rows (site_id, source, kind, source_id, run, own_id, content_hash)
    select $1, $3, 'author', l.account_id::text, $2, l.account_id, ${STAGED_HASH} from l order by l.account_id
  ), banned as (${BAN('l')}),
  unknown as (${insertProblems('author_unknown', 'author', '(select * from latest where is_of_run and not is_stated and source_id is not null and name is not null)')})
  select max(account_id::text) as last, count(*)::int as count from part`;

/** A name or an address that a newer export knows, where nobody has claimed what was imported and nobody here changed it. */
const UPDATE = `with ${SOME}, l as (
    select l.*, a.name as name_before, ia.email as email_before, ia.is_email_verified as verified_before, ia.publisher_id as publisher_before
    from latest l join accounts a on a.id = l.own_id
    join imported_authors ia on ia.site_id = $1 and ia.account_id = l.account_id and ia.claimed_by is null
    where l.is_earlier and l.is_stated and l.own_id = l.account_id and l.was <> ${STAGED_HASH}
      and l.was in (${storedHash(true)}, ${storedHash(false)})
  ), kept as (
    insert into import_befores (site_id, run, source, kind, source_id, own_id, before, content_hash)
    select $1, $2, $3, 'author', account_id::text, own_id, jsonb_build_object('name', name_before, 'email', email_before,
      'isEmailVerified', verified_before, 'publisherId', publisher_before), was from l on conflict do nothing
  ), renamed as (
    update accounts a set name = l.name from l where a.id = l.own_id and a.name is distinct from l.name returning a.id
  ), told as (
    update imported_authors ia set email = lower(l.email), is_email_verified = l.is_email_verified, publisher_id = l.publisher_id
    from l where ia.site_id = $1 and ia.account_id = l.account_id
  ), noted as (
    update imported_rows r set content_hash = ${STAGED_HASH} from l
    where r.site_id = $1 and r.source = $3 and r.kind = 'author' and r.source_id = l.account_id::text
  ), banned as (${BAN('l')})
  select graphile_worker.add_job('refresh-author', json_build_object('accountId', id)) from renamed`;

/**
 * Makes accounts for the next people of a run, and brings those who were here before up to date. They are guests without
 * role, mailbox or name of their own; who they were is noted beside. Gives how many there were, 0 at
 * the end, and the last of them.
 */
export async function mergePeople(
  db: Db,
  run: RunRef,
  { source, after, hasEarlier }: { source: string; after: string | null; hasEarlier: boolean },
): Promise<[count: number, last: string | null]> {
  const values = [run.siteId, run.number, source, after ?? '00000000-0000-0000-0000-000000000000', TOGETHER];
  // Before the others are added: they are not to be looked at again.
  if (hasEarlier) await db.query({ text: UPDATE, values });
  const { rows } = await db.query<{ last: string | null; count: number }>({ text: ADD, values });
  const { last = null, count = 0 } = rows[0] ?? {};
  if (last !== null)
    await db.query({
      text: 'update import_stages set people_up_to = $3 where site_id = $1 and run = $2',
      values: [run.siteId, run.number, last],
    });
  return [count, last];
}

const ERASED = `with gone as (
    delete from import_staged_comments c using imported_rows r
    where ${ofRun('c')} and r.site_id = $1 and r.source = $3 and r.kind = 'author' and r.own_id is null and r.source_id = c.author_id::text
      and not exists (select 1 from imported_rows o where o.site_id = $1 and o.source = $3 and o.kind = 'comment' and o.source_id = c.source_id)
    returning c.*
  ) ${insertProblems('author_erased', 'comment', 'gone')}`;

const CLAIMED = `update import_staged_comments c set author_id = r.own_id from imported_rows r
  where ${ofRun('c')} and r.site_id = $1 and r.source = $3 and r.kind = 'author' and r.own_id <> r.source_id::uuid
    and r.source_id = c.author_id::text`;

/** New comments of people who claimed theirs are theirs too; those of people who were erased here stay out. */
export async function followPeople(db: Db, run: RunRef, source: string): Promise<void> {
  const values = [run.siteId, run.number, source];
  await db.query({ text: ERASED, values });
  await db.query({ text: CLAIMED, values });
}
