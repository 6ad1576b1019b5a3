import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** Somebody of another system, by the account that an import made for them. */
export interface ImportedAuthor {
  readonly siteId: SiteId;
  readonly accountId: AccountId;
}

/** The mailboxes that an account, $1, has shown to be its own. */
export const PROVEN_MAILBOXES = `select email from accounts where id = $1 and not is_guest and email is not null and (email_issuer is null or email_issuer not like 'sso:%')
      union select email from identities where account_id = $1 and email is not null and issuer not like 'sso:%'`;

/**
 * The mailboxes that somebody has shown to be theirs: by a code or link, or by the word of a service that verified
 * them. What a publisher's sign-on says of a mailbox counts on its own sites only, and is not among them.
 */
export async function listProvenMailboxes(db: Db, accountId: AccountId): Promise<string[]> {
  const { rows } = await db.query<{ email: string }>({
    text: PROVEN_MAILBOXES,
    values: [accountId],
  });
  return rows.map(({ email }) => email);
}

/** By what imported authors are known to be somebody, without asking. */
export interface KnownBy {
  /** On all sites. */
  readonly mailboxes: readonly string[];
  /** What a publisher's sign-on says, which counts on the sites that share it. */
  readonly publisher: {
    readonly siteIds: readonly SiteId[];
    readonly subject: string;
    /** Null where its word on mailboxes counts for nothing. */
    readonly mailbox: string | null;
  } | null;
}

/** Those that nobody has claimed, and that are not just being erased. */
const FREE = `i.claimed_by is null and not $1::uuid = any(i.refused_by) and a.erasure_at is null`;

const TAKE = `update imported_authors i set claimed_by = $1, claimed_at = $2, email = null, claimed_name = a.name,
    claimed_comments = (select count(*) from comments c where c.author_id = i.account_id and c.deleted_at is null)
  from found f, accounts a where i.site_id = f.site_id and i.account_id = f.account_id and a.id = f.account_id
  returning i.site_id as "siteId", i.account_id as "accountId", i.claimed_name as name, i.claimed_comments as comments`;

/** An author who was just claimed. */
export interface ClaimedAuthor extends ImportedAuthor {
  readonly name: string | null;
  readonly comments: number;
}

/**
 * Claims every imported author who is known to be somebody; of two who claim the same, the second gets nothing. Nobody waits
 * with a sign-in for an import that is being taken back: what it holds comes with the next one.
 */
export async function takeKnown(
  db: Db,
  to: { readonly accountId: AccountId; readonly now: Date },
  by: KnownBy,
): Promise<ClaimedAuthor[]> {
  const { rows } = await db.query<ClaimedAuthor>({
    text: `with found as (
        select i.site_id, i.account_id from imported_authors i join accounts a on a.id = i.account_id
        where ${FREE} and (i.email = any($3) and i.is_email_verified
          or i.site_id = any($4::uuid[]) and (i.publisher_id = $5 or i.email = $6 and i.is_email_verified))
        order by i.site_id, i.account_id for update of i skip locked
      ) ${TAKE}`,
    values: [
      to.accountId,
      to.now,
      by.mailboxes,
      by.publisher?.siteIds ?? [],
      by.publisher?.subject ?? null,
      by.publisher?.mailbox ?? null,
    ],
  });
  return rows;
}

/** Claims one imported author of somebody's mailboxes; null where there is none to be had. */
export async function takeOne(
  db: Db,
  to: { readonly accountId: AccountId; readonly now: Date },
  author: { readonly accountId: string; readonly mailboxes: readonly string[] },
): Promise<ClaimedAuthor | null> {
  const { rows } = await db.query<ClaimedAuthor>({
    text: `with found as (
        select i.site_id, i.account_id from imported_authors i join accounts a on a.id = i.account_id
        where ${FREE} and i.account_id = $3 and i.email = any($4) for update of i
      ) ${TAKE}`,
    values: [to.accountId, to.now, author.accountId, author.mailboxes],
  });
  return rows[0] ?? null;
}

/** Notes that somebody said of an imported author of their mailboxes that it is not them; false where there is none. */
export async function refuseOne(
  db: Db,
  by: AccountId,
  author: { readonly accountId: string; readonly mailboxes: readonly string[] },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update imported_authors set refused_by = array_append(array_remove(refused_by, $1), $1)
      where account_id = $2 and email = any($3) and claimed_by is null`,
    values: [by, author.accountId, author.mailboxes],
  });
  return rowCount === 1;
}

/** Takes that back. */
export async function reconsiderOne(
  db: Db,
  by: AccountId,
  author: { readonly accountId: string; readonly mailboxes: readonly string[] },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update imported_authors set refused_by = array_remove(refused_by, $1)
      where account_id = $2 and email = any($3) and claimed_by is null`,
    values: [by, author.accountId, author.mailboxes],
  });
  return rowCount === 1;
}

/** Makes an imported author nobody's again, and notes that whoever had claimed them is not them; null where they had not. */
export async function releaseOne(
  db: Db,
  by: AccountId,
  authorId: string,
): Promise<(ImportedAuthor & { readonly name: string | null }) | null> {
  const { rows } = await db.query<ImportedAuthor & { name: string | null }>({
    text: `update imported_authors i set claimed_by = null, claimed_at = null, claimed_name = null, claimed_comments = null,
        refused_by = array_append(array_remove(i.refused_by, $1), $1)
      from imported_authors before
      where before.site_id = i.site_id and before.account_id = i.account_id and i.account_id = $2 and i.claimed_by = $1
      returning i.site_id as "siteId", i.account_id as "accountId", before.claimed_name as name`,
    values: [by, authorId],
  });
  return rows[0] ?? null;
}

/** Whose an imported author is by now, and stays until the end of the transaction; undefined where there is none of this account. */
export async function lockClaim(
  db: Db,
  authorId: AccountId,
): Promise<{ readonly siteId: SiteId; readonly claimedBy: AccountId | null } | undefined> {
  const { rows } = await db.query<{ siteId: SiteId; claimedBy: AccountId | null }>({
    text: `select site_id as "siteId", claimed_by as "claimedBy" from imported_authors where account_id = $1 for update`,
    values: [authorId],
  });
  return rows[0];
}

/** The authors whom somebody claimed and whose accounts are still there: what they wrote is still being moved. */
export async function listUnmoved(db: Db, claimedBy: AccountId): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>({
    text: `select a.id from imported_authors i join accounts a on a.id = i.account_id where i.claimed_by = $1`,
    values: [claimedBy],
  });
  return rows.map(({ id }) => id);
}

/** The accounts of imported authors whom nobody has claimed, by their address (in lower case). */
export async function listImportedOf(db: Db, email: string): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>({
    text: 'select account_id as id from imported_authors where email = $1 and claimed_by is null order by site_id, account_id',
    values: [email],
  });
  return rows.map(({ id }) => id);
}

/** Every author of whom something is still with the wrong account: claimed and not all moved, or given back and not all returned. */
export async function listUnfinished(db: Db): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>({
    text: `select a.id from imported_authors i join accounts a on a.id = i.account_id where i.claimed_by is not null
      union select i.account_id from imported_authors i join (select distinct author_id from claimed_rows) r on r.author_id = i.account_id
        where i.claimed_by is null`,
  });
  return rows.map(({ id }) => id);
}

/** An imported author as the person who may be them is shown them. */
export interface OldAuthor extends ImportedAuthor {
  readonly siteKey: string;
  readonly siteName: string;
  readonly source: string;
  readonly name: string | null;
  /** Published and not deleted; of a claimed one, all there were. */
  readonly comments: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly state: 'waiting' | 'refused' | 'claimed';
}

const MOST_LISTED = 50;

/**
 * The imported authors of somebody's mailboxes who have written something, and those they claimed: what waits for them
 * first, at most 50.
 */
export async function listOldAuthors(
  db: Db,
  accountId: AccountId,
  mailboxes: readonly string[],
): Promise<OldAuthor[]> {
  const { rows } = await db.query<OldAuthor>({
    text: `with i as materialized (
        select * from imported_authors where claimed_by = $1 or claimed_by is null and email = any($2)
      )
      select i.site_id as "siteId", i.account_id as "accountId", s.key as "siteKey", s.name as "siteName", i.source,
        coalesce(i.claimed_name, a.name) as name, coalesce(i.claimed_comments, w.count)::int as comments,
        case when i.claimed_by is null then w.first end as "firstAt", case when i.claimed_by is null then w.last end as "lastAt",
        case when i.claimed_by is not null then 'claimed' when $1::uuid = any(i.refused_by) then 'refused' else 'waiting' end as state
      from i join sites s on s.id = i.site_id left join accounts a on a.id = i.account_id
      cross join lateral (select count(*) as count, min(c.created_at) as first, max(c.created_at) as last from comments c
        where c.author_id = i.account_id and c.status = 'published' and c.deleted_at is null) w
      where i.claimed_by = $1 and i.claimed_comments > 0 or i.claimed_by is null and a.erasure_at is null and w.count > 0
      order by i.claimed_by is not null, $1::uuid = any(i.refused_by), s.key, w.last desc nulls last, i.account_id limit ${MOST_LISTED}`,
    values: [accountId, mailboxes],
  });
  return rows;
}

const HAS_PUBLISHED = `exists (select 1 from comments c where c.author_id = i.account_id and c.status = 'published' and c.deleted_at is null)`;

/** What there is of somebody's old comments: some that were claimed or refused, and of how many authors they have not said. */
export async function findOldState(
  db: Db,
  accountId: AccountId,
): Promise<{ readonly hasSome: boolean; readonly waiting: number }> {
  const mailboxes = await listProvenMailboxes(db, accountId);
  const { rows } = await db.query<{ hasSome: boolean; waiting: number }>({
    name: 'old-state',
    text: `select count(*) > 0 as "hasSome", (count(*) filter (where i.claimed_by is null and not $1::uuid = any(i.refused_by)))::int as waiting
      from imported_authors i
      where i.claimed_by = $1 and i.claimed_comments > 0 or i.claimed_by is null and i.email = any($2)
        and ${HAS_PUBLISHED}`,
    values: [accountId, mailboxes],
  });
  return rows[0] ?? { hasSome: false, waiting: 0 };
}

/** What somebody has not been told yet: how many comments became theirs, and how many authors they may be. */
export interface OldNews {
  readonly claimed: number;
  readonly waiting: number;
}

/** What somebody, $1, with their mailboxes, $2, has not been told. */
const UNTOLD = `i.told_at is null and (i.claimed_by = $1 and i.claimed_comments > 0
  or i.claimed_by is null and i.email = any($2) and not $1::uuid = any(i.refused_by) and ${HAS_PUBLISHED})`;

/** Whether there is any. */
export async function hasUntold(
  db: Db,
  accountId: AccountId,
  mailboxes: readonly string[],
): Promise<boolean> {
  const { rows } = await db.query({
    text: `select 1 from imported_authors i where ${UNTOLD} limit 1`,
    values: [accountId, mailboxes],
  });
  return rows.length > 0;
}

/** Reads it, and notes that it is told. */
export async function takeOldNews(db: Db, accountId: AccountId, now: Date): Promise<OldNews> {
  const mailboxes = await listProvenMailboxes(db, accountId);
  const { rows } = await db.query<OldNews>({
    text: `with told as (
        update imported_authors i set told_at = $3 where ${UNTOLD} returning i.claimed_by, i.claimed_comments
      )
      select coalesce(sum(claimed_comments) filter (where claimed_by is not null), 0)::int as claimed,
        (count(*) filter (where claimed_by is null))::int as waiting from told`,
    values: [accountId, mailboxes, now],
  });
  return rows[0] ?? { claimed: 0, waiting: 0 };
}
