import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface GuestComment {
  readonly siteId: SiteId;
  readonly id: CommentId;
  readonly storyId: StoryId;
  readonly createdAt: Date;
}

/** What a guest wrote and did not delete, the newest first, at most 500. */
export async function listGuestComments(db: Db, guestId: AccountId): Promise<GuestComment[]> {
  const { rows } = await db.query<GuestComment>({
    text: `select site_id as "siteId", id, story_id as "storyId", created_at as "createdAt" from comments
      where author_id = $1 and deleted_at is null order by created_at desc limit 500`,
    values: [guestId],
  });
  return rows;
}

/**
 * Makes another account the author of comments. Its votes on them go, and the totals with them: nobody votes on their
 * own comment. Readers see another name, so the stories move on by one version.
 */
export async function changeAuthor(
  db: Db,
  comments: readonly GuestComment[],
  authors: { from: AccountId; to: AccountId },
): Promise<void> {
  const sites = comments.map(({ siteId }) => siteId);
  const ids = comments.map(({ id }) => id);
  const stories = [...new Map(comments.map((comment) => [comment.storyId, comment])).values()];
  await db.query({
    text: `with wanted as (select * from unnest($1::uuid[], $2::uuid[]) as w (site_id, id)),
      locked as (select s.site_id, s.id from stories s join wanted w on w.site_id = s.site_id and w.id = s.id
        order by s.site_id, s.key for update of s)
      update stories s set version = version + 1 from locked l where s.site_id = l.site_id and s.id = l.id`,
    values: [stories.map(({ siteId }) => siteId), stories.map(({ storyId }) => storyId)],
  });
  await db.query({
    text: `update comments c set author_id = $4 from unnest($1::uuid[], $2::uuid[]) as w (site_id, id)
      where c.site_id = w.site_id and c.id = w.id and c.author_id = $3`,
    values: [sites, ids, authors.from, authors.to],
  });
  // Whom they answer, and then who answers them: two statements, each by a key.
  await db.query({
    text: `update comments c set answered_id = nullif(p.author_id, c.author_id)
      from unnest($1::uuid[], $2::uuid[]) as w (site_id, id), comments p
      where c.site_id = w.site_id and c.id = w.id and p.site_id = c.site_id and p.id = c.parent_id
        and c.answered_id is distinct from nullif(p.author_id, c.author_id)`,
    values: [sites, ids],
  });
  await db.query({
    text: `update comments c set answered_id = nullif($4, c.author_id) from unnest($1::uuid[], $2::uuid[]) as w (site_id, id)
      where c.answered_id = $3 and c.site_id = w.site_id and c.parent_id = w.id`,
    values: [sites, ids, authors.from, authors.to],
  });
  await db.query({
    text: `update queue_items q set author_id = $3 from unnest($1::uuid[], $2::uuid[]) as w (site_id, id)
      where q.site_id = w.site_id and q.comment_id = w.id`,
    values: [sites, ids, authors.to],
  });
  await db.query({
    text: `with gone as (
        delete from votes v using unnest($1::uuid[], $2::uuid[]) as w (site_id, id)
        where v.site_id = w.site_id and v.comment_id = w.id and v.account_id = $3 returning v.site_id, v.comment_id, v.value)
      update comments c set up = up - (g.value = 1)::int, down = down - (g.value = -1)::int, voted_at = now() from gone g
      where c.site_id = g.site_id and c.id = g.comment_id`,
    values: [sites, ids, authors.to],
  });
}
