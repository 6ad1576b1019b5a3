import type { Mode } from '../domain/rules/facts.ts';
import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId, CommentId, PictureId, SiteId, StoryId } from '../domain/ids.ts';
import type { Reason } from '../domain/rules/index.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import type { TextFormat } from '../domain/written-text.ts';
import type { CommentRef } from './claims.ts';
import type { Db } from './pool.ts';

/** A comment with what moderators see beside it, as far as it is one row. */
export interface CardRow extends CommentRef {
  readonly status: CommentStatus;
  readonly deletedAt: Date | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly up: number;
  readonly down: number;
  readonly replyCount: number;
  readonly featuredAt: Date | null;
  readonly pinnedAt: Date | null;
  readonly waitingRevision: number | null;
  /** Number of the newest text. */
  readonly revision: number;
  /** Of the text that waits, or else of the one that is shown. */
  readonly format: TextFormat;
  readonly body: string;
  readonly html: SafeHtml;
  readonly reasons: readonly Reason[] | null;
  readonly language: string | null;
  readonly storyId: StoryId;
  readonly storyKey: string;
  readonly storyTitle: string | null;
  readonly storyUrl: string | null;
  /** What decides whether it is closed. */
  readonly storyClosedAt: Date | null;
  readonly storyCreatedAt: Date;
  readonly storyPublishedAt: Date | null;
  readonly storyMode: Mode | null;
  readonly sectionMode: Mode | null;
  readonly storyComments: number;
  readonly sectionName: string | null;
  readonly isWatched: boolean;
  readonly isPending: boolean | null;
  readonly isWithheld: boolean | null;
  readonly isReported: boolean | null;
  readonly isAppealed: boolean | null;
  readonly isNewcomer: boolean | null;
  readonly isEscalated: boolean | null;
  readonly waitingSince: Date | null;
  readonly claimedBy: AccountId | null;
  readonly claimedByName: string | null;
  readonly claimedUntil: Date | null;
  readonly authorId: AccountId | null;
  readonly authorName: string | null;
  readonly authorIsGuest: boolean | null;
  readonly authorIsStaff: boolean | null;
  readonly authorBadges: readonly string[] | null;
  readonly authorPicture: PictureId | null;
  readonly authorCreatedAt: Date | null;
  readonly parentId: CommentId | null;
  readonly parentAuthor: string | null;
  readonly parentHtml: SafeHtml | null;
  readonly parentStatus: CommentStatus | null;
}

export interface ListCards {
  readonly refs: readonly CommentRef[];
  /** Whose watch-list and claims are meant. */
  readonly accountId: AccountId;
  readonly now: Date;
}

/** The rows of some comments, in no order; comments that are gone are missing. */
export async function listCardRows(db: Db, { refs, accountId, now }: ListCards): Promise<CardRow[]> {
  const { rows } = await db.query<CardRow>({
    name: 'card-rows',
    text: CARD_ROWS,
    values: [refs.map(({ siteId }) => siteId), refs.map(({ id }) => id), accountId, now],
  });
  return rows;
}

const CARD_ROWS = `
  select c.site_id as "siteId", c.id, c.status, c.deleted_at as "deletedAt", c.created_at as "createdAt", c.edited_at as "editedAt",
    c.up, c.down, c.reply_count as "replyCount", c.featured_at as "featuredAt", c.pinned_at as "pinnedAt",
    c.waiting_revision as "waitingRevision", coalesce(c.waiting_revision, newest.number, 0) as revision,
    case when c.waiting_revision is null then c.format else coalesce(r.format, c.format) end as format,
    case when c.waiting_revision is null then c.body else coalesce(r.body, c.body) end as body,
    case when c.waiting_revision is null then c.html else coalesce(r.html, c.html) end as html,
    r.reasons, coalesce(q.language, r.facts #>> '{comment,language}') as language,
    s.id as "storyId", s.key as "storyKey", s.title as "storyTitle", s.url as "storyUrl", s.closed_at as "storyClosedAt",
    s.created_at as "storyCreatedAt", s.published_at as "storyPublishedAt", s.mode as "storyMode", n.mode as "sectionMode",
    s.comment_count as "storyComments", n.name as "sectionName",
    exists (select 1 from watched_stories w where w.account_id = $3 and w.site_id = s.site_id and w.story_id = s.id) as "isWatched",
    q.is_pending as "isPending", q.is_withheld as "isWithheld", q.is_reported as "isReported", q.is_appealed as "isAppealed",
    q.is_newcomer as "isNewcomer", q.is_escalated as "isEscalated", q.waiting_since as "waitingSince",
    holder.id as "claimedBy", holder.name as "claimedByName", q.claimed_until as "claimedUntil",
    a.id as "authorId", a.name as "authorName", a.is_guest and not a.is_imported as "authorIsGuest", a.role <> 'reader' as "authorIsStaff",
    a.badges as "authorBadges", a.picture_id as "authorPicture", a.created_at as "authorCreatedAt",
    p.id as "parentId", pa.name as "parentAuthor", case when p.deleted_at is null then p.html end as "parentHtml", p.status as "parentStatus"
  from unnest($1::uuid[], $2::uuid[]) wanted (site_id, id)
  join comments c on c.site_id = wanted.site_id and c.id = wanted.id
  join stories s on s.site_id = c.site_id and s.id = c.story_id
  left join sections n on n.site_id = s.site_id and n.id = s.section_id
  left join queue_items q on q.site_id = c.site_id and q.comment_id = c.id
  left join accounts holder on holder.id = q.claimed_by and q.claimed_until >= $4
  left join accounts a on a.id = c.author_id
  left join comments p on p.site_id = c.site_id and p.id = c.parent_id
  left join accounts pa on pa.id = p.author_id
  left join lateral (select max(number) as number from revisions r where r.site_id = c.site_id and r.comment_id = c.id) newest on true
  left join lateral (
    select r.format, r.body, r.html, r.reasons, r.facts from revisions r where r.site_id = c.site_id and r.comment_id = c.id
      and case when c.waiting_revision is null then r.body = c.body else r.number = c.waiting_revision end
    order by r.number desc limit 1
  ) r on true`;

/** Of what an author wrote on some sites, the newest so many are counted. */
const COUNTED = 1_000;

export interface AuthorNumbers {
  readonly id: AccountId;
  readonly published: number;
  readonly rejected: number;
  readonly notes: number;
  readonly sanctions: readonly { readonly kind: string; readonly until: Date | null }[];
}

/** What moderators of some sites know of authors at a glance. */
export async function listAuthorNumbers(
  db: Db,
  wanted: { ids: readonly AccountId[]; siteIds: readonly SiteId[]; now: Date },
): Promise<AuthorNumbers[]> {
  type Row = Omit<AuthorNumbers, 'sanctions'> & {
    readonly sanctions: readonly { readonly kind: string; readonly until: string | null }[];
  };
  const { rows } = await db.query<Row>({
    name: 'author-numbers',
    text: `select a.id, w.published, w.rejected,
        (select count(*)::int from moderator_notes n where n.account_id = a.id and (n.site_id is null or n.site_id = any($2))) as notes,
        coalesce((select json_agg(json_build_object('kind', s.kind, 'until', s.until)
            order by array_position(array['warn', 'premoderate', 'suspend', 'ban'], s.kind), s.given_at)
          from sanctions s where s.account_id = a.id and s.lifted_at is null and (s.site_id is null or s.site_id = any($2))
            and (s.until is null or s.until > $3) and (s.kind <> 'warn' or s.read_at is null)), '[]') as sanctions
      from unnest($1::uuid[]) a (id) cross join lateral (
        select count(*) filter (where status = 'published' and deleted_at is null)::int as published,
          count(*) filter (where status = 'rejected')::int as rejected
        from (
          select c.status, c.deleted_at from comments c where c.author_id = a.id and c.site_id = any($2)
          order by c.created_at desc, c.id desc limit ${COUNTED}
        ) c
      ) w`,
    values: [wanted.ids, wanted.siteIds, wanted.now],
  });
  return rows.map((row) => ({
    ...row,
    sanctions: row.sanctions.map(({ kind, until }) => ({
      kind,
      until: until === null ? null : new Date(until),
    })),
  }));
}
