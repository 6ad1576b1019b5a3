import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface RecentComment {
  readonly siteId: SiteId;
  readonly storyKey: string;
  readonly id: CommentId;
}

/** What somebody wrote in a span of time and is not rejected yet, on a site or on all (null), below one story after the other. */
export async function listRecent(
  db: Db,
  wanted: {
    readonly authorId: AccountId;
    readonly siteId: SiteId | null;
    readonly from: Date;
    readonly to: Date;
  },
): Promise<RecentComment[]> {
  const { rows } = await db.query<RecentComment>({
    text: `select c.site_id as "siteId", s.key as "storyKey", c.id from comments c join stories s on s.site_id = c.site_id and s.id = c.story_id
      where c.author_id = $1 and c.created_at between $2 and $3 and ($4::uuid is null or c.site_id = $4)
        and c.deleted_at is null and c.status <> 'rejected' order by c.site_id, s.key, c.created_at, c.id`,
    values: [wanted.authorId, wanted.from, wanted.to, wanted.siteId],
  });
  return rows;
}

export interface BulkDecision extends RecentComment {
  readonly decisionId: string;
  readonly from: 'published' | 'pending' | 'withheld';
}

/** The decisions of a bulk that nobody has decided against since, below one story after the other. */
export async function listStanding(db: Db, bulkId: string): Promise<BulkDecision[]> {
  const { rows } = await db.query<BulkDecision>({
    text: `select d.site_id as "siteId", s.key as "storyKey", d.comment_id as id, d.id as "decisionId", d.from_status as "from"
      from decisions d join comments c on c.site_id = d.site_id and c.id = d.comment_id
      join stories s on s.site_id = c.site_id and s.id = c.story_id
      where d.bulk_id = $1 and d.undoes_id is null and c.deleted_at is null
        and not exists (select 1 from decisions l where l.site_id = d.site_id and l.comment_id = d.comment_id and l.sequence > d.sequence)
      order by d.site_id, s.key, d.sequence`,
    values: [bulkId],
  });
  return rows;
}
