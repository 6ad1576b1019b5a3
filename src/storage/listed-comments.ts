import type { CommentStatus } from '../domain/comment.ts';
import type { Cursor } from '../domain/cursor.ts';
import type { AccountId, CommentId, PictureId, SiteId } from '../domain/ids.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import type { Db } from './pool.ts';

/** A comment as it stands in a list of one person, outside its discussion. */
export interface ListedRow {
  readonly id: CommentId;
  readonly siteId: SiteId;
  readonly siteKey: string;
  readonly siteName: string;
  readonly siteLanguage: string;
  readonly storyKey: string;
  readonly storyTitle: string | null;
  readonly html: SafeHtml;
  readonly status: CommentStatus;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly publishedAt: Date;
  readonly up: number;
  readonly down: number;
  readonly replyCount: number;
}

const LISTED = `c.id, c.site_id as "siteId", t.key as "siteKey", t.name as "siteName", t.language as "siteLanguage", s.key as "storyKey", s.title as "storyTitle", c.html, c.status,
  c.created_at as "createdAt", c.edited_at as "editedAt", c.deleted_at as "deletedAt", c.published_at as "publishedAt",
  c.up, c.down, c.reply_count as "replyCount"`;

const PLACE = `join stories s on s.site_id = c.site_id and s.id = c.story_id join sites t on t.id = c.site_id`;

/** A cursor as the two values that a statement takes. */
function cursorValues(after: Cursor | null): [number | null, CommentId | null] {
  return [after?.value ?? null, after?.id ?? null];
}

/** The keyset condition of a list that is ordered by `column`, newest first; its values are $2 and $3. */
function afterOf(column: string, after: Cursor | null): string {
  return after === null
    ? 'and $2::float8 is null and $3::uuid is null'
    : `and (c.${column}, c.id) < (to_timestamp($2::float8 / 1000)::timestamptz(3), $3::uuid)`;
}

/** Everything somebody wrote, on all sites and whatever became of it, newest first. */
export async function listWritten(
  db: Db,
  wanted: { authorId: AccountId; after: Cursor | null; limit: number },
): Promise<ListedRow[]> {
  const { rows } = await db.query<ListedRow>({
    name: `written${wanted.after ? '-after' : ''}`,
    text: `select ${LISTED} from comments c ${PLACE}
      where c.author_id = $1 ${afterOf('created_at', wanted.after)} order by c.created_at desc, c.id desc limit $4`,
    values: [wanted.authorId, ...cursorValues(wanted.after), wanted.limit],
  });
  return rows;
}

/** What somebody published on one site and did not delete, newest first. */
export async function listPublished(
  db: Db,
  wanted: { authorId: AccountId; siteId: SiteId; after: Cursor | null; limit: number },
): Promise<ListedRow[]> {
  const { rows } = await db.query<ListedRow>({
    name: `published${wanted.after ? '-after' : ''}`,
    text: `select ${LISTED} from comments c ${PLACE}
      where c.author_id = $1 and c.site_id = $5 and c.status = 'published' and c.deleted_at is null
        ${afterOf('created_at', wanted.after)}
      order by c.created_at desc, c.id desc limit $4`,
    values: [wanted.authorId, ...cursorValues(wanted.after), wanted.limit, wanted.siteId],
  });
  return rows;
}

export interface ReplyRow extends ListedRow {
  readonly authorId: AccountId | null;
  readonly authorName: string | null;
  readonly authorIsGuest: boolean | null;
  readonly authorIsStaff: boolean | null;
  readonly authorBadges: readonly string[] | null;
  readonly authorPicture: PictureId | null;
  readonly authorHasProfile: boolean | null;
  /** Whether whom it answers has muted its author. */
  readonly isMuted: boolean;
}

/** What readers can see of the replies somebody received. */
const RECEIVED = `c.answered_id = $1 and c.status = 'published' and c.deleted_at is null`;

const REPLY = `${LISTED}, a.id as "authorId", a.name as "authorName", a.is_guest and not a.is_imported as "authorIsGuest", a.role <> 'reader' as "authorIsStaff",
  a.badges as "authorBadges", a.picture_id as "authorPicture", not (a.is_guest or a.hides_profile) as "authorHasProfile",
  m.muted_id is not null as "isMuted"`;

const REPLY_PLACE = `${PLACE} left join accounts a on a.id = c.author_id
  left join mutes m on m.account_id = $1 and m.muted_id = c.author_id`;

/** Replies of others to what somebody wrote, the last published first. */
export async function listReceived(
  db: Db,
  wanted: { accountId: AccountId; after: Cursor | null; limit: number },
): Promise<ReplyRow[]> {
  const { rows } = await db.query<ReplyRow>({
    name: `received${wanted.after ? '-after' : ''}`,
    text: `select ${REPLY} from comments c ${REPLY_PLACE}
      where ${RECEIVED} ${afterOf('published_at', wanted.after)} order by c.published_at desc, c.id desc limit $4`,
    values: [wanted.accountId, ...cursorValues(wanted.after), wanted.limit],
  });
  return rows;
}

/** Replies published between two times by people who are not muted, the last first. */
export async function listReceivedSince(
  db: Db,
  wanted: { accountId: AccountId; since: Date; until: Date; limit: number },
): Promise<ReplyRow[]> {
  const { rows } = await db.query<ReplyRow>({
    text: `select ${REPLY} from comments c ${REPLY_PLACE}
      where ${RECEIVED} and c.published_at > $2 and c.published_at <= $3 and m.muted_id is null order by c.published_at desc, c.id desc limit $4`,
    values: [wanted.accountId, wanted.since, wanted.until, wanted.limit],
  });
  return rows;
}

/** How many replies somebody has not seen, counted up to `most`. Those of people they muted do not count. */
export async function countUnread(db: Db, accountId: AccountId, most: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    name: 'count-unread',
    text: `select count(*)::int as count from (
        select 1 from accounts me join comments c on c.answered_id = me.id and c.published_at > me.replies_seen_at
        where me.id = $1 and c.status = 'published' and c.deleted_at is null
          and not exists (select 1 from mutes m where m.account_id = $1 and m.muted_id = c.author_id)
        limit $2
      ) unread`,
    values: [accountId, most],
  });
  return rows[0]?.count ?? 0;
}
