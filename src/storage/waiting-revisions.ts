import type { CommentId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

interface WaitingComment {
  readonly siteId: SiteId;
  readonly id: CommentId;
}

/** Shows readers the text that has waited; the caller moves the story's version. */
export async function publishWaitingRevision(db: Db, { siteId, id }: WaitingComment): Promise<void> {
  await db.query({
    name: 'publish-waiting-revision',
    text: `update comments c set format = r.format, body = r.body, html = r.html, edited_at = r.created_at, waiting_revision = null
      from revisions r
      where c.site_id = $1 and c.id = $2 and r.site_id = c.site_id and r.comment_id = c.id and r.number = c.waiting_revision
        and r.html is not null`,
    values: [siteId, id],
  });
}

/** Leaves readers the text that they have: the one that waited stays as a revision. */
export async function dropWaitingRevision(db: Db, { siteId, id }: WaitingComment): Promise<void> {
  await db.query({
    name: 'drop-waiting-revision',
    text: 'update comments set waiting_revision = null where site_id = $1 and id = $2',
    values: [siteId, id],
  });
}
