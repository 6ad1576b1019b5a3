import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import type { TextFormat } from '../domain/written-text.ts';
import { PERSONAL_TABLES } from './personal-data.ts';
import type { Db } from './pool.ts';

/** Accounts whose time to change their mind is over, the longest waiting first. */
export async function listDueErasures(db: Db, now: Date): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>({
    text: 'select id from accounts where erasure_at <= $1 order by erasure_at limit 100',
    values: [now],
  });
  return rows.map(({ id }) => id);
}

/** Sets when an account is erased and what becomes of its comments; null takes it back. */
export async function setErasure(
  db: Db,
  id: AccountId,
  erasure: { at: Date; comments: 'remove' | 'keep' } | null,
): Promise<void> {
  await db.query({
    text: 'update accounts set erasure_at = $2, erasure_comments = $3 where id = $1',
    values: [id, erasure?.at ?? null, erasure?.comments ?? null],
  });
}

/** Locks an account against everything that would point to it anew; false when it is gone. */
export async function lockAccount(db: Db, id: AccountId): Promise<boolean> {
  const { rows } = await db.query({
    text: 'select 1 from accounts where id = $1 for update',
    values: [id],
  });
  return rows.length > 0;
}

/** Keeps an account's votes out of fits across viewpoints from now on. */
export async function stopCounting(db: Db, id: AccountId): Promise<void> {
  await db.query({ text: 'update accounts set leaves_viewpoints = true where id = $1', values: [id] });
}

export interface WrittenStory {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly storyKey: string;
}

/** A story under which somebody still has comments; null when there is none. */
export async function findWrittenStory(db: Db, authorId: AccountId): Promise<WrittenStory | null> {
  const { rows } = await db.query<WrittenStory>({
    text: `select s.site_id as "siteId", s.id as "storyId", s.key as "storyKey" from comments c
      join stories s on s.site_id = c.site_id and s.id = c.story_id where c.author_id = $1 limit 1`,
    values: [authorId],
  });
  return rows[0] ?? null;
}

/** Some comments of an author under a story. */
export async function listWritten(
  db: Db,
  wanted: { authorId: AccountId; storyId: StoryId; limit: number },
): Promise<CommentId[]> {
  const { rows } = await db.query<{ id: CommentId }>({
    text: 'select id from comments where author_id = $1 and story_id = $2 order by created_at desc limit $3',
    values: [wanted.authorId, wanted.storyId, wanted.limit],
  });
  return rows.map(({ id }) => id);
}

/** Takes the author, what their network address was, and what rules knew of them off comments. */
export async function detachComments(db: Db, siteId: SiteId, ids: readonly CommentId[]): Promise<void> {
  await db.query({
    text: 'update comments set author_id = null, address_hash = null where site_id = $1 and id = any($2)',
    values: [siteId, ids],
  });
  await db.query({
    text: 'update revisions set reasons = null, facts = null where site_id = $1 and comment_id = any($2) and facts is not null',
    values: [siteId, ids],
  });
}

/** Removes the text of a comment that waits, which nobody but its author has seen. */
export async function eraseWaitingRevision(db: Db, siteId: SiteId, id: CommentId): Promise<void> {
  await db.query({
    text: `with waiting as (
        select waiting_revision as number from comments where site_id = $1 and id = $2
      ), cleared as (
        update comments set waiting_revision = null where site_id = $1 and id = $2
      )
      delete from revisions r using waiting w where r.site_id = $1 and r.comment_id = $2 and r.number = w.number`,
    values: [siteId, id],
  });
}

/**
 * Turns some of an account's votes into numbers on their comments: they go on being counted, and nothing tells any
 * more that one person cast them. How many there were.
 */
export async function detachVotes(
  db: Db,
  accountId: AccountId,
  { limit, now }: { readonly limit: number; readonly now: Date },
): Promise<number> {
  const { rowCount } = await db.query({
    text: `with gone as (
        delete from votes where account_id = $1 and (site_id, comment_id) in (
          select site_id, comment_id from votes where account_id = $1 order by site_id, comment_id limit $2)
        returning site_id, comment_id, value
      )
      update comments c set erased_up = erased_up + (g.value = 1)::int, erased_down = erased_down + (g.value = -1)::int, voted_at = $3
      from gone g where c.site_id = g.site_id and c.id = g.comment_id`,
    values: [accountId, limit, now],
  });
  return rowCount ?? 0;
}

export interface Mentioning extends WrittenStory {
  readonly commentId: CommentId;
}

/**
 * Comments that hold one of some names behind an @, in what they show or in an earlier text. Reads all of the
 * discussion, or only the stories named: seconds on millions of comments.
 */
export async function listMentioning(
  db: Db,
  wanted: { names: readonly string[]; under: AccountId | null },
): Promise<Mentioning[]> {
  const patterns = wanted.names.map(
    (name) => `%@${name.replaceAll(/[\\%_]/g, '\\$&').replaceAll(' ', '%')}%`,
  );
  // What was imported as HTML may have a name either way.
  const escaped = patterns.map((pattern) =>
    pattern
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;'),
  );
  const { rows } = await db.query<Mentioning>({
    text: `select s.site_id as "siteId", s.id as "storyId", s.key as "storyKey", c.id as "commentId" from comments c
      join stories s on s.site_id = c.site_id and s.id = c.story_id
      where (c.site_id, c.id) in (
        select site_id, id from comments where body ilike any($1) or html ilike any($2)
        union select site_id, comment_id from revisions where body ilike any($1))
      and ($3::uuid is null or s.id in (select story_id from comments where author_id = $3))
      order by s.site_id, s.key, c.id`,
    values: [[...new Set([...patterns, ...escaped])], escaped, wanted.under],
  });
  return rows;
}

/** A text with all texts before it. */
export interface CommentTexts {
  readonly format: TextFormat;
  readonly body: string;
  readonly html: SafeHtml;
  /** `html` where a text has waited while another was shown. */
  readonly revisions: readonly {
    readonly number: number;
    readonly format: TextFormat;
    readonly body: string;
    readonly html: SafeHtml | null;
  }[];
}

/** The texts of a comment; null when it is gone. */
export async function findTexts(db: Db, siteId: SiteId, id: CommentId): Promise<CommentTexts | null> {
  const { rows } = await db.query<CommentTexts>({
    text: `select format, body, html, coalesce((select json_agg(json_build_object('number', r.number, 'format', r.format, 'body', r.body, 'html', r.html))
        from revisions r where r.site_id = c.site_id and r.comment_id = c.id), '[]') as revisions
      from comments c where site_id = $1 and id = $2`,
    values: [siteId, id],
  });
  return rows[0] ?? null;
}

/** Replaces the texts of a comment in place: no revision, no time of an edit. */
export async function replaceTexts(
  db: Db,
  comment: { siteId: SiteId; id: CommentId },
  texts: CommentTexts,
): Promise<void> {
  const { siteId, id } = comment;
  await db.query({
    text: 'update comments set body = $3, html = $4 where site_id = $1 and id = $2',
    values: [siteId, id, texts.body, texts.html],
  });
  await db.query({
    // What rules had found stands elsewhere in a text that has become shorter.
    text: `update revisions r set body = n.body, html = n.html,
        reasons = (select jsonb_agg(jsonb_set(reason, '{spans}', '[]')) from jsonb_array_elements(r.reasons) reason)
      from unnest($3::int[], $4::text[], $5::text[]) as n (number, body, html)
      where r.site_id = $1 and r.comment_id = $2 and r.number = n.number and (r.body <> n.body or r.html <> n.html)`,
    values: [
      siteId,
      id,
      texts.revisions.map(({ number }) => number),
      texts.revisions.map(({ body }) => body),
      texts.revisions.map(({ html }) => html),
    ],
  });
}

/** The names an account had before, without those that somebody else has taken since. */
export async function listFormerNames(
  db: Db,
  accountId: AccountId,
  { areImported }: { readonly areImported: boolean },
): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>({
    text: `select name from former_names f where account_id = $1 and is_imported = $2
      and (is_imported or not exists (select 1 from accounts a where lower(a.name) = lower(f.name) and a.id <> f.account_id))`,
    values: [accountId, areImported],
  });
  return rows.map(({ name }) => name);
}

/** Takes jobs that were left for an account out of the queue. */
export async function dropJobs(db: Db, accountId: AccountId): Promise<void> {
  await db.query({
    text: `select graphile_worker.complete_jobs(array(
      select id from graphile_worker._private_jobs where payload->>'accountId' = $1 and locked_at is null))`,
    values: [accountId],
  });
}

/** Forgets an account in every table that points to it or holds something about it, and then the account. */
export async function forgetAccount(db: Db, accountId: AccountId): Promise<void> {
  for (const { erase } of Object.values(PERSONAL_TABLES)) {
    if ('by' in erase) continue;
    for (const text of erase) await db.query({ text, values: [accountId] });
  }
}
