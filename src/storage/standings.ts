import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { TextPrints } from '../domain/text-prints.ts';
import type { Db } from './pool.ts';

/** A text that is about to be judged. */
export interface AskStanding {
  readonly siteId: SiteId;
  /** Null where nothing has been written under the story yet. */
  readonly storyId: StoryId | null;
  readonly authorId: AccountId;
  /** The comment itself, which is not compared with itself. */
  readonly commentId: CommentId;
  readonly prints: TextPrints | null;
  readonly now: Date;
}

/** What is known of an author and of texts like theirs, as the database has it at that moment. */
export interface Standing {
  /** Null for an account that is made with its first comment. */
  readonly accountCreatedAt: Date | null;
  readonly bannedUntil: Date | null;
  /** Comments of the last minute and hour, under any story; published ones. All at most `most`. */
  readonly lastMinute: number;
  readonly lastHour: number;
  readonly published: number;
  /** Of the last 20 that wait no more. */
  readonly decided: number;
  readonly rejected: number;
  readonly lastUnderStoryAt: Date | null;
  /** Of sanctions in force here: whether each kind is among them. */
  readonly isPremoderated: boolean;
  readonly isSuspended: boolean;
  readonly suspendedUntil: Date | null;
  readonly isBanned: boolean;
  readonly hasUnreadWarning: boolean;
  /** Comments of the last days with the same words, and with nearly the same; at most 20. */
  readonly same: number;
  readonly similar: number;
}

/** For how long texts are compared, as an interval of PostgreSQL. */
export const PRINTS_KEPT = '3 days';

/** Comments that a record is made of, the newest first. */
const RECORD = 20;

const RECENT = `
  select count(*) filter (where c.created_at > w.now - interval '1 minute')::int as last_minute,
    count(*) filter (where c.created_at > w.now - interval '1 hour')::int as last_hour,
    count(*) filter (where c.status = 'published')::int as published,
    count(*) filter (where c.place <= ${RECORD} and c.status in ('published', 'rejected'))::int as decided,
    count(*) filter (where c.place <= ${RECORD} and c.status = 'rejected')::int as rejected
  from (
    select status, created_at, row_number() over (order by created_at desc) as place
    from (select status, created_at from comments where author_id = w.author_id order by created_at desc limit $9) newest
  ) c`;

const SANCTIONED = `
  select coalesce(bool_or(kind = 'premoderate'), false) as is_premoderated, coalesce(bool_or(kind = 'suspend'), false) as is_suspended,
    max(until) filter (where kind = 'suspend') as suspended_until, coalesce(bool_or(kind = 'ban'), false) as is_banned,
    coalesce(bool_or(kind = 'warn' and read_at is null), false) as has_unread_warning
  from sanctions where account_id = w.author_id and lifted_at is null and (until is null or until > w.now)
    and (site_id is null or site_id = w.site_id)`;

/** Comments whose print is that of the text; each is one look into an index, and ends after 20. */
const alike = (column: string) =>
  `(select comment_id from text_prints where site_id = w.site_id and ${column} = w.${column} and comment_id <> w.comment_id
    and created_at > w.now - interval '${PRINTS_KEPT}' limit 20)`;

const LIST = `
  select a.created_at as "accountCreatedAt", a.banned_until as "bannedUntil", r.last_minute as "lastMinute", r.last_hour as "lastHour",
    r.published, r.decided, r.rejected,
    (select c.created_at from comments c where c.author_id = w.author_id and c.story_id = w.story_id order by c.created_at desc limit 1) as "lastUnderStoryAt",
    s.is_premoderated as "isPremoderated", s.is_suspended as "isSuspended", s.suspended_until as "suspendedUntil",
    s.is_banned as "isBanned", s.has_unread_warning as "hasUnreadWarning", p.same, p.similar
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $10::timestamptz[])
    with ordinality as w (site_id, story_id, author_id, comment_id, same, band_one, band_two, band_three, now, place)
  left join accounts a on a.id = w.author_id
  cross join lateral (${RECENT}) r
  cross join lateral (${SANCTIONED}) s
  cross join lateral (
    select (select count(*)::int from ${alike('same')} x) as same,
      (select count(*)::int from (${['band_one', 'band_two', 'band_three'].map(alike).join(' union ')} limit 20) x) as similar
  ) p
  order by w.place`;

/**
 * The standing of each author, in the order asked for, in one statement: short walks along indexes, however much
 * somebody has written.
 * @param most How many of an author's newest comments are counted at most.
 */
export async function listStandings(
  db: Db,
  asked: readonly AskStanding[],
  most: number,
): Promise<Standing[]> {
  const { rows } = await db.query<Standing>({
    name: 'list-standings',
    text: LIST,
    values: [
      asked.map((each) => each.siteId),
      asked.map((each) => each.storyId),
      asked.map((each) => each.authorId),
      asked.map((each) => each.commentId),
      asked.map((each) => each.prints?.same ?? null),
      ...[0, 1, 2].map((band) => asked.map((each) => each.prints?.bands[band] ?? null)),
      most,
      asked.map((each) => each.now),
    ],
  });
  return rows;
}
