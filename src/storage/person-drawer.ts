import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId, CommentId, PictureId, SiteId } from '../domain/ids.ts';
import type { ReportOutcome, ReportReason } from '../domain/report.ts';
import type { Role } from '../domain/roles.ts';
import type { TextFormat } from '../domain/written-text.ts';
import type { Db } from './pool.ts';

/** Somebody as the drawer of the desk shows them. */
export interface DrawerPersonRow {
  readonly id: AccountId;
  readonly name: string | null;
  readonly isGuest: boolean;
  readonly role: Role;
  readonly roleSiteIds: readonly SiteId[] | null;
  readonly badges: readonly string[];
  readonly picture: PictureId | null;
  readonly createdAt: Date;
  /** Whether they have anything to do with the site: else its moderators have nothing to do with them. */
  readonly isKnownHere: boolean;
}

/** A person with what moderators of a site may know of them; null when there is none. */
export async function findDrawerPerson(
  db: Db,
  id: AccountId,
  siteId: SiteId,
): Promise<DrawerPersonRow | null> {
  const { rows } = await db.query<DrawerPersonRow>({
    text: `select a.id, a.name, a.is_guest as "isGuest", a.role, a.role_site_ids as "roleSiteIds", a.badges, a.picture_id as picture,
        a.created_at as "createdAt",
        exists (select 1 from comments where author_id = a.id and site_id = $2)
          or exists (select 1 from reports where account_id = a.id and site_id = $2)
          or exists (select 1 from sanctions where account_id = a.id and site_id = $2) as "isKnownHere"
      from accounts a where a.id = $1`,
    values: [id, siteId],
  });
  return rows[0] ?? null;
}

export interface HistoryRow {
  readonly siteId: SiteId;
  readonly key: string;
  readonly name: string;
  readonly published: number;
  readonly pending: number;
  readonly withheld: number;
  readonly rejected: number;
  readonly deleted: number;
}

/** What became of somebody's comments, by site; null is every site. */
export async function listHistory(
  db: Db,
  authorId: AccountId,
  siteIds: readonly SiteId[] | null,
): Promise<HistoryRow[]> {
  const count = (status: CommentStatus) =>
    `count(*) filter (where c.deleted_at is null and c.status = '${status}')::int as ${status}`;
  const { rows } = await db.query<HistoryRow>({
    text: `select c.site_id as "siteId", w.key, w.name, ${count('published')}, ${count('pending')}, ${count('withheld')}, ${count('rejected')},
        count(*) filter (where c.deleted_at is not null)::int as deleted
      from comments c join sites w on w.id = c.site_id
      where c.author_id = $1 and ($2::uuid[] is null or c.site_id = any($2)) group by c.site_id, w.key, w.name order by w.key`,
    values: [authorId, siteIds],
  });
  return rows;
}

export interface DrawerCommentRow {
  readonly id: CommentId;
  readonly status: CommentStatus;
  readonly isDeleted: boolean;
  readonly format: TextFormat;
  readonly body: string;
  readonly storyKey: string;
  readonly storyTitle: string | null;
  readonly at: Date;
}

/** The last twenty comments that somebody wrote on a site, the newest first. */
export async function listLastComments(
  db: Db,
  authorId: AccountId,
  siteId: SiteId,
): Promise<DrawerCommentRow[]> {
  const { rows } = await db.query<DrawerCommentRow>({
    text: `select c.id, c.status, c.deleted_at is not null as "isDeleted", c.format, left(c.body, 3000) as body, s.key as "storyKey", s.title as "storyTitle",
        c.created_at as at
      from comments c join stories s on s.site_id = c.site_id and s.id = c.story_id
      where c.author_id = $1 and c.site_id = $2 order by c.created_at desc, c.id desc limit 20`,
    values: [authorId, siteId],
  });
  return rows;
}

export interface DrawerReportRow {
  readonly id: string;
  readonly commentId: CommentId;
  readonly storyKey: string;
  readonly reason: ReportReason;
  readonly body: string;
  readonly at: Date;
  readonly outcome: ReportOutcome | null;
  readonly isNotice: boolean;
}

export interface DrawerReports {
  readonly open: number;
  readonly upheld: number;
  readonly dismissed: number;
  readonly last: readonly DrawerReportRow[];
}

/** Whose reports are wanted on a site: those that somebody sent, or those of what they wrote. */
export interface WhoseReports {
  readonly accountId: AccountId;
  readonly siteId: SiteId;
  readonly as: 'reporter' | 'author';
  /** Who looks: that somebody has reported them is not for them to know. */
  readonly viewerId: AccountId;
}

/** What somebody has reported on a site, or what others have reported of theirs: how many, and the last ten. */
export async function readReports(db: Db, person: WhoseReports): Promise<DrawerReports> {
  const whose =
    person.as === 'reporter'
      ? 'r.account_id = $1 and c.author_id is distinct from $3::uuid'
      : 'c.author_id = $1 and $3::uuid is not null';
  const { rows } = await db.query<DrawerReportRow & Omit<DrawerReports, 'last'>>({
    text: `select r.id, r.comment_id as "commentId", s.key as "storyKey", r.reason, r.body, r.created_at as at, r.outcome, r.is_notice as "isNotice",
        (count(*) filter (where r.outcome is null) over ())::int as open, (count(*) filter (where r.outcome = 'upheld') over ())::int as upheld,
        (count(*) filter (where r.outcome = 'dismissed') over ())::int as dismissed
      from reports r join comments c on c.site_id = r.site_id and c.id = r.comment_id
      join stories s on s.site_id = c.site_id and s.id = c.story_id
      where r.site_id = $2 and ${whose} order by r.created_at desc, r.id desc limit 10`,
    values: [person.accountId, person.siteId, person.viewerId],
  });
  const { open = 0, upheld = 0, dismissed = 0 } = rows[0] ?? {};
  return {
    open,
    upheld,
    dismissed,
    last: rows.map((row) => ({
      id: row.id,
      commentId: row.commentId,
      storyKey: row.storyKey,
      reason: row.reason,
      body: row.body,
      at: row.at,
      outcome: row.outcome,
      isNotice: row.isNotice,
    })),
  };
}
