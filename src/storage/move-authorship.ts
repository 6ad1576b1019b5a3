import type { AccountId } from '../domain/ids.ts';
import { changeAuthor, type GuestComment } from './guest-comments.ts';
import type { ImportedAuthor } from './imported-authors.ts';
import type { Db } from './pool.ts';

const SOME = `c.site_id as "siteId", c.id, c.story_id as "storyId", c.created_at as "createdAt"`;

/** Gives some of what an imported author wrote to whoever claimed them; how many there were. */
export async function moveComments(
  db: Db,
  author: ImportedAuthor,
  { to, limit }: { readonly to: AccountId; readonly limit: number },
): Promise<number> {
  const { rows } = await db.query<GuestComment>({
    text: `select ${SOME} from comments c where c.author_id = $1 order by c.story_id limit $2`,
    values: [author.accountId, limit],
  });
  if (rows.length === 0) return 0;
  await changeAuthor(db, rows, { from: author.accountId, to });
  await noteRows(db, author, { kind: 'comment', rows });
  return rows.length;
}

/** Gives back some of the comments that a claim took along; how many there were. */
export async function returnComments(db: Db, author: ImportedAuthor, limit: number): Promise<number> {
  const { rows } = await db.query<GuestComment & { authorId: AccountId }>({
    text: `select ${SOME}, c.author_id as "authorId" from claimed_rows r join comments c on c.site_id = r.site_id and c.id = r.own_id
      where r.site_id = $1 and r.author_id = $2 and r.kind = 'comment' and c.author_id <> $2 order by c.author_id, c.story_id limit $3`,
    values: [author.siteId, author.accountId, limit],
  });
  for (const [from, theirs] of Map.groupBy(rows, ({ authorId }) => authorId))
    await changeAuthor(db, theirs, { from, to: author.accountId });
  return rows.length;
}

/**
 * Gives some of an imported author's votes to whoever claimed them; how many there were. Where the claimer voted on the
 * same comment their own vote counts, and nobody votes on what is their own: those votes go, and the totals with them.
 */
export async function moveVotes(
  db: Db,
  author: ImportedAuthor,
  { to, limit }: { readonly to: AccountId; readonly limit: number },
): Promise<number> {
  const from = author.accountId;
  await db.query({
    text: `with doubled as (
        select v.site_id, v.comment_id, v.story_id from votes v join comments c on c.site_id = v.site_id and c.id = v.comment_id
        where v.account_id = $1 and (c.author_id = $2
          or exists (select from votes o where o.site_id = v.site_id and o.comment_id = v.comment_id and o.account_id = $2))
      ), locked as (
        select s.site_id, s.id from stories s join (select distinct site_id, story_id from doubled) d on d.site_id = s.site_id and d.story_id = s.id
        order by s.site_id, s.key for update of s
      ), moved as (
        update stories s set version = version + 1 from locked l where s.site_id = l.site_id and s.id = l.id returning s.id
      ), gone as (
        delete from votes v using doubled d where v.site_id = d.site_id and v.comment_id = d.comment_id and v.account_id = $1
          and (select count(*) from moved) >= 0
        returning v.site_id, v.comment_id, v.value
      )
      update comments c set up = up - (g.value = 1)::int, down = down - (g.value = -1)::int, voted_at = now() from gone g
      where c.site_id = g.site_id and c.id = g.comment_id`,
    values: [from, to],
  });
  const { rows } = await db.query<{ id: string }>({
    text: `update votes v set account_id = $2 from (
        select site_id, comment_id from votes where account_id = $1 order by site_id, comment_id limit $3) w
      where v.account_id = $1 and v.site_id = w.site_id and v.comment_id = w.comment_id returning v.comment_id as id`,
    values: [from, to, limit],
  });
  if (rows.length > 0) {
    await noteRows(db, author, { kind: 'vote', rows });
    // The fit in force knows these votes of nobody: what comes on top of them waits for the next one.
    await db.query({
      text: 'update viewpoint_voters set is_partial = true where account_id = $1',
      values: [to],
    });
  }
  return rows.length;
}

/** Gives back the votes that a claim took along and that were not cast anew since. */
export async function returnVotes(db: Db, author: ImportedAuthor, from: AccountId): Promise<void> {
  await db.query({
    text: `update votes v set account_id = $2 from claimed_rows r
      where r.site_id = $1 and r.author_id = $2 and r.kind = 'vote' and v.site_id = r.site_id and v.comment_id = r.own_id
        and v.account_id = $3 and v.place = 'import'`,
    values: [author.siteId, author.accountId, from],
  });
}

async function noteRows(
  db: Db,
  author: ImportedAuthor,
  taken: {
    readonly kind: 'comment' | 'vote' | 'sanction';
    readonly rows: readonly { readonly id: string }[];
  },
): Promise<void> {
  const ids = taken.rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.query({
    text: `insert into claimed_rows (site_id, author_id, kind, own_id) select $1, $2, $3, id from unnest($4::uuid[]) as n (id)
      on conflict do nothing`,
    values: [author.siteId, author.accountId, taken.kind, ids],
  });
}

/**
 * Gives what else belongs to an imported author to whoever claimed them: what moderators decided of them and noted, who
 * muted them, and what a newer export brings. Their name is kept as a former one, since mentions were made with it.
 * @returns how many sanctions there were
 */
export async function moveStanding(
  db: Db,
  author: ImportedAuthor,
  { to, now }: { readonly to: AccountId; readonly now: Date },
): Promise<number> {
  const from = author.accountId;
  const { rows } = await db.query<{ id: string }>({
    text: 'update sanctions set account_id = $2 where account_id = $1 returning id',
    values: [from, to],
  });
  await noteRows(db, author, { kind: 'sanction', rows });
  const both = [from, to];
  const statements = [
    'update moderator_notes set account_id = $2 where account_id = $1',
    'update author_notices set account_id = $2 where account_id = $1',
    `insert into mutes (account_id, muted_id, created_at)
      select account_id, $2, created_at from mutes where muted_id = $1 and account_id <> $2 on conflict do nothing`,
  ];
  for (const text of statements) await db.query({ text, values: both });
  await db.query({
    text: `insert into former_names (account_id, name, given_up_at, is_imported)
      select $2, f.name, $3, true from accounts f join accounts a on a.id = $2
      where f.id = $1 and f.name is not null and f.name is distinct from a.name on conflict (account_id, name) do nothing`,
    values: [from, to, now],
  });
  await setImportedOwner(db, author, to);
  return rows.length;
}

/** Takes back what `moveStanding` gave; how many sanctions there were. */
export async function returnStanding(
  db: Db,
  author: ImportedAuthor,
  given: { readonly from: AccountId; readonly name: string | null },
): Promise<number> {
  const { rowCount } = await db.query({
    text: `update sanctions s set account_id = $2 from claimed_rows r
      where r.site_id = $1 and r.author_id = $2 and r.kind = 'sanction' and s.id = r.own_id and s.account_id = $3`,
    values: [author.siteId, author.accountId, given.from],
  });
  await db.query({
    text: 'delete from former_names where account_id = $1 and name = $2 and is_imported',
    values: [given.from, given.name],
  });
  await setImportedOwner(db, author, author.accountId);
  return rowCount ?? 0;
}

/** Says whose what a newer export brings of an imported author is. */
async function setImportedOwner(db: Db, author: ImportedAuthor, to: AccountId): Promise<void> {
  await db.query({
    text: `update imported_rows r set own_id = $3 from imported_authors i
      where i.site_id = $1 and i.account_id = $2 and r.site_id = i.site_id and r.source = i.source and r.kind = 'author'
        and r.source_id = i.account_id::text`,
    values: [author.siteId, author.accountId, to],
  });
}

/** Makes the account of an imported author anew, as it was. */
export async function restoreImported(
  db: Db,
  author: { readonly accountId: AccountId; readonly name: string | null; readonly now: Date },
): Promise<void> {
  await db.query({
    text: `insert into accounts (id, name, is_guest, is_imported, created_at) values ($1, $2, true, true, $3) on conflict (id) do nothing`,
    values: [author.accountId, author.name, author.now],
  });
}

/**
 * Removes the account of an imported author of whom nothing is left, unless an import of the site is under way or stopped
 * half-way: what it still brings of them needs the account.
 */
export async function deleteImported(db: Db, author: ImportedAuthor): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `delete from accounts a where a.id = $2 and a.is_imported
      and not exists (select from import_runs r where r.site_id = $1 and (r.state in ('reading', 'merging', 'undoing')
        or r.state = 'failed' and r.number = (select max(number) from import_runs where site_id = $1)))
      and not exists (select from comments c where c.author_id = $2) and not exists (select from votes v where v.account_id = $2)`,
    values: [author.siteId, author.accountId],
  });
  return rowCount === 1;
}

/** Forgets what a claim took along. */
export async function forgetRows(db: Db, author: ImportedAuthor): Promise<void> {
  await db.query({
    text: 'delete from claimed_rows where site_id = $1 and author_id = $2',
    values: [author.siteId, author.accountId],
  });
}
