import type { SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** Puts items into the queue as rules and modes would: most held by a rule, some by the mode, some of newcomers. */
const ITEMS = `
  insert into queue_items (site_id, comment_id, story_id, section_id, author_id, is_pending, is_withheld, is_reported, is_newcomer, rules,
    language, priority, waiting_since)
  select n.site_id, n.id, n.story_id, s.section_id, n.author_id, n.mark < 48, n.mark >= 48, n.mark < 12, n.mark between 100 and 130,
    case when n.mark < 48 then '{premoderation}'::text[] when n.mark < 160 then '{suspectWords}' else '{links,shouting}' end,
    case when n.mark < 200 then 'en' else 'de' end,
    log(1 + s.comment_count) - extract(epoch from n.created_at) / 3600 / 3 + case when n.mark < 12 then 0.6 else 0 end, n.created_at
  from seed_waiting n join stories s on s.site_id = n.site_id and s.id = n.story_id`;

/**
 * Lets some of a site's published comments wait for a person: replies that nothing stands under, spread over the stories.
 * Counters stay right. How many wait then of those wanted.
 */
export async function seedWaiting(db: Db, seed: { siteId: SiteId; count: number }): Promise<number> {
  const chosen = await db.query({
    text: `create temporary table seed_waiting on commit drop as
      select site_id, id, story_id, root_id, shown_under_id, author_id, created_at, get_byte(uuid_send(id), 15) as mark from (
        select * from comments where site_id = '${seed.siteId}' and parent_id is not null and reply_count = 0 and visible
          and status = 'published' order by get_byte(uuid_send(id), 14), id limit ${seed.count}
      ) c`,
  });
  const statements = [
    'analyze seed_waiting',
    `update comments c set status = case when n.mark < 48 then 'pending' else 'withheld' end from seed_waiting n
      where c.site_id = n.site_id and c.id = n.id`,
    `insert into decisions (site_id, id, comment_id, from_status, to_status, decided_by, reason, decided_at)
      select site_id, gen_random_uuid(), id, 'published', case when mark < 48 then 'pending' else 'withheld' end, 'rules', null, created_at
      from seed_waiting`,
    `update comments c set reply_count = c.reply_count - n.count, thread_count = c.thread_count - n.count
      from (select site_id, root_id, count(*)::int as count from seed_waiting group by 1, 2) n
      where c.site_id = n.site_id and c.id = n.root_id`,
    `update stories s set comment_count = s.comment_count - n.count, version = s.version + 1
      from (select site_id, story_id, count(*)::int as count from seed_waiting group by 1, 2) n
      where s.site_id = n.site_id and s.id = n.story_id`,
    ITEMS,
  ];
  for (const text of statements) await db.query({ text });
  return chosen.rowCount ?? 0;
}
