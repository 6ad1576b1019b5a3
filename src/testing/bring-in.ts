import { randomUUID } from 'node:crypto';
import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Db } from '../storage/pool.ts';

/** Somebody as an import leaves them. */
export interface BroughtIn {
  readonly siteId: SiteId;
  /** The key of a story that is there. */
  readonly story: string;
  readonly name: string;
  readonly email?: string;
  readonly isVerified?: boolean;
  readonly publisherId?: string;
  readonly source?: string;
  /** One comment each, on the fifth of March 2014 and the days after it. */
  readonly bodies: readonly string[];
}

/** Writes what an import leaves of an author, without one; gives the account that stands for them. */
export async function bringIn(db: Db, author: BroughtIn): Promise<AccountId> {
  const id = randomUUID() as AccountId;
  const { siteId, name, source = 'disqus' } = author;
  const run = (text: string, ...values: readonly unknown[]) => db.query({ text, values });
  await run(
    `insert into accounts (id, name, is_guest, is_imported, created_at) values ($1, $2, true, true, '2014-03-05T10:00:00Z')`,
    id,
    name,
  );
  await run(
    `insert into imported_authors (site_id, account_id, source, source_id, email, is_email_verified, publisher_id, run)
     values ($1, $2::uuid, $3, $2::text, $4, $5, $6, 1)`,
    siteId,
    id,
    source,
    author.email ?? null,
    author.isVerified ?? false,
    author.publisherId ?? null,
  );
  await run(
    `insert into imported_rows (site_id, source, kind, source_id, run, own_id, content_hash) values ($1, $2, 'author', $3::text, 1, $3::uuid, '')`,
    siteId,
    source,
    id,
  );
  await run(
    `with made as (
       insert into comments (site_id, id, story_id, root_id, depth, author_id, format, body, html, status, created_at, published_at)
       select s.site_id, b.id, s.id, b.id, 0, $2, 'markdown', b.body, '<p>' || b.body || '</p>', 'published', b.at, b.at
       from stories s, (select gen_random_uuid() as id, body, '2014-03-04T10:00:00Z'::timestamptz + number * interval '1 day' as at
         from unnest($4::text[]) with ordinality as t (body, number)) b
       where s.site_id = $1 and s.key = $3 returning site_id, id, story_id, body, created_at
     ), kept as (
       insert into revisions (site_id, comment_id, number, body, created_at) select site_id, id, 1, body, created_at from made
     )
     update stories s set comment_count = comment_count + n.count, version = version + 1
     from (select story_id, count(*) as count from made group by story_id) n where s.site_id = $1 and s.id = n.story_id`,
    siteId,
    id,
    author.story,
    author.bodies,
  );
  return id;
}
