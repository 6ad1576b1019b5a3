import type { Db } from './pool.ts';

/** Something in the database that contradicts something else in it. */
export interface Discrepancy {
  readonly check: string;
  readonly siteId: string;
  readonly id: string;
  readonly stored: number | string;
  readonly expected: number | string;
}

interface Check {
  readonly name: string;
  /** Answers rows of Discrepancy, without the name. */
  readonly find: string;
  /** Mends what `find` finds; only counters can be mended. */
  readonly fix?: string;
}

const LIVE = `c.status = 'published' and c.deleted_at is null`;

/** Counters, each computed anew from the rows it counts. */
const REPLY_COUNT = `select c.site_id, c.id, c.reply_count as stored, count(r.id)::int as expected
  from comments c left join comments r on r.site_id = c.site_id and r.shown_under_id = c.id and r.visible
  group by c.site_id, c.id having c.reply_count <> count(r.id)`;

const THREAD_COUNT = `select t.site_id, t.id, t.thread_count as stored, count(c.id)::int as expected
  from comments t left join comments c on c.site_id = t.site_id and c.root_id = t.id and c.id <> t.id and ${LIVE} and t.parent_id is null
  group by t.site_id, t.id having t.thread_count <> count(c.id)`;

const COMMENT_COUNT = `select s.site_id, s.id, s.comment_count as stored, count(c.id)::int as expected
  from stories s left join comments c on c.site_id = s.site_id and c.story_id = s.id and ${LIVE}
  group by s.site_id, s.id having s.comment_count <> count(c.id)`;

const VOTES = `select c.site_id, c.id, c.up, c.down, coalesce(v.up, 0)::int + c.erased_up + c.imported_up as voted_up,
    coalesce(v.down, 0)::int + c.erased_down + c.imported_down as voted_down
  from comments c left join (
    select site_id, comment_id, count(*) filter (where value = 1) as up, count(*) filter (where value = -1) as down
    from votes group by 1, 2
  ) v on v.site_id = c.site_id and v.comment_id = c.id
  where c.up <> coalesce(v.up, 0) + c.erased_up + c.imported_up or c.down <> coalesce(v.down, 0) + c.erased_down + c.imported_down`;

/** Whom a reply answers; nobody where that is its own author. */
const ANSWERED = `select c.site_id, c.id, coalesce(c.answered_id::text, 'nobody') as stored, nullif(p.author_id, c.author_id) as answered_id
  from comments c left join comments p on p.site_id = c.site_id and p.id = c.parent_id
  where c.answered_id is distinct from nullif(p.author_id, c.author_id)`;

const QUEUE_COUNTS = `select site_id, queue as id, coalesce(k.waiting, 0) as stored, coalesce(w.waiting, 0)::int as expected
  from queue_counts k full join (
    select q.site_id, n.queue, count(*) as waiting from queue_items q cross join lateral unnest(queues_of(q)) n (queue) group by 1, 2
  ) w using (site_id, queue)
  where coalesce(k.waiting, 0) <> coalesce(w.waiting, 0)`;

const CHECKS: readonly Check[] = [
  {
    name: 'reply_count',
    find: REPLY_COUNT,
    fix: `update comments c set reply_count = x.expected from (${REPLY_COUNT}) x where c.site_id = x.site_id and c.id = x.id`,
  },
  {
    name: 'thread_count',
    find: THREAD_COUNT,
    fix: `update comments c set thread_count = x.expected from (${THREAD_COUNT}) x where c.site_id = x.site_id and c.id = x.id`,
  },
  {
    name: 'comment_count',
    find: COMMENT_COUNT,
    fix: `update stories s set comment_count = x.expected, version = version + 1 from (${COMMENT_COUNT}) x where s.site_id = x.site_id and s.id = x.id`,
  },
  {
    name: 'votes',
    find: `select site_id, id, up || ' up, ' || down || ' down' as stored, voted_up || ' up, ' || voted_down || ' down' as expected from (${VOTES}) v`,
    fix: `update comments c set up = x.voted_up, down = x.voted_down from (${VOTES}) x where c.site_id = x.site_id and c.id = x.id`,
  },
  {
    name: 'reply names whom it answers',
    find: `select site_id, id, stored, coalesce(answered_id::text, 'nobody') as expected from (${ANSWERED}) a`,
    fix: `update comments c set answered_id = x.answered_id from (${ANSWERED}) x where c.site_id = x.site_id and c.id = x.id`,
  },
  {
    name: 'reply stands in the thread of its parent',
    find: `select c.site_id, c.id, c.root_id as stored, p.root_id as expected from comments c
      join comments p on p.site_id = c.site_id and p.id = c.parent_id
      where p.root_id <> c.root_id or p.story_id <> c.story_id or c.depth <> p.depth + 1`,
  },
  {
    name: 'comment is shown under a comment of its thread',
    find: `select c.site_id, c.id, c.shown_under_id as stored, c.root_id as expected from comments c
      left join comments u on u.site_id = c.site_id and u.id = c.shown_under_id
      where c.parent_id is not null and (u.id is null or u.root_id <> c.root_id or u.depth >= c.depth)`,
  },
  {
    name: 'top-level comment is its own root',
    find: `select site_id, id, root_id as stored, id as expected from comments where parent_id is null and root_id <> id`,
  },
  {
    name: 'comment has the revision it shows',
    // A text that waits, and one that was rejected as an edit, are newer than what is shown.
    find: `select c.site_id, c.id, 'other text' as stored, 'latest revision' as expected from comments c
      left join (select distinct on (site_id, comment_id) site_id, comment_id, body, number from revisions
        order by site_id, comment_id, number desc) r on r.site_id = c.site_id and r.comment_id = c.id
      where r.body is distinct from c.body and (not (
          c.waiting_revision is not distinct from r.number
          or exists (select 1 from decisions d where d.site_id = c.site_id and d.comment_id = c.id and d.revision = r.number)
        ) or not exists (select 1 from revisions o where o.site_id = c.site_id and o.comment_id = c.id and o.body = c.body))`,
  },
  {
    name: 'status is that of the latest decision',
    // All at once: one look-up for each comment would be quadratic where the tables have no statistics yet.
    find: `select c.site_id, c.id, c.status as stored, coalesce(d.to_status, 'none') as expected from comments c
      left join (
        select distinct on (site_id, comment_id) site_id, comment_id, to_status from decisions
        order by site_id, comment_id, sequence desc
      ) d on d.site_id = c.site_id and d.comment_id = c.id
      -- Nobody here decided on what was imported until somebody does.
      where d.to_status is distinct from c.status and not (c.import_run is not null and d.to_status is null)`,
  },
  {
    name: 'what is held waits for a decision',
    find: `select c.site_id, c.id, 'in no queue' as stored, coalesce('revision ' || c.waiting_revision, c.status) as expected from comments c
      left join queue_items q on q.site_id = c.site_id and q.comment_id = c.id
      where (c.status in ('pending', 'withheld') or c.waiting_revision is not null) and c.deleted_at is null and q.comment_id is null`,
  },
  {
    name: 'text that waits is kept, with its HTML',
    find: `select c.site_id, c.id, 'revision ' || c.waiting_revision as stored, 'a revision with HTML' as expected from comments c
      left join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.number = c.waiting_revision
      where c.waiting_revision is not null and r.html is null`,
  },
  {
    name: 'what waits is there to decide on',
    find: `select q.site_id, q.comment_id as id, 'waits' as stored, 'deleted' as expected from queue_items q
      join comments c on c.site_id = q.site_id and c.id = q.comment_id where c.deleted_at is not null`,
  },
  {
    name: 'queue_counts',
    find: QUEUE_COUNTS,
    fix: `insert into queue_counts (site_id, queue, waiting) select x.site_id, x.id, x.expected from (${QUEUE_COUNTS}) x
      on conflict (site_id, queue) do update set waiting = excluded.waiting where queue_counts.waiting <> excluded.waiting`,
  },
  {
    name: 'nobody votes on their own comment',
    find: `select v.site_id, v.comment_id as id, v.account_id as stored, 'somebody else' as expected from votes v
      join comments c on c.site_id = v.site_id and c.id = v.comment_id and c.author_id = v.account_id`,
  },
  {
    name: 'vote names the story of its comment',
    find: `select v.site_id, v.comment_id as id, v.story_id as stored, c.story_id as expected from votes v
      join comments c on c.site_id = v.site_id and c.id = v.comment_id and c.story_id <> v.story_id`,
  },
];

/**
 * Recomputes every counter and checks every reference that the database cannot hold by itself. Reads all of the
 * discussion: minutes on millions of comments. With `fix`, counters are mended afterwards; the list tells what was wrong.
 */
export async function listDiscrepancies(
  db: Db,
  options: { fix: boolean },
): Promise<(Discrepancy & { fixed: boolean })[]> {
  const found: (Discrepancy & { fixed: boolean })[] = [];
  for (const check of CHECKS) {
    const { rows } = await db.query<Omit<Discrepancy, 'check'>>({
      text: `select site_id as "siteId", id, stored, expected from (${check.find}) x limit 1000`,
    });
    const fixed = options.fix && rows.length > 0 && check.fix !== undefined;
    if (fixed && check.fix) await mend(db, check.fix);
    found.push(...rows.map((row) => ({ ...row, check: check.name, fixed })));
  }
  return found;
}

/** A tombstone becomes visible with its count, and then counts itself one level up: mended until nothing moves. */
async function mend(db: Db, fix: string): Promise<void> {
  for (let moved = 1; moved > 0;) moved = (await db.query({ text: fix })).rowCount ?? 0;
}
