import type { Db } from './pool.ts';

const COLUMNS = {
  accounts: 'id, email, name, is_guest, created_at',
  stories: 'site_id, id, key, url, title, created_at, comment_count, version',
  comments:
    'site_id, id, story_id, parent_id, root_id, shown_under_id, depth, author_id, format, body, html, status, created_at, edited_at, deleted_at, up, down, reply_count, thread_count, published_at, answered_id',
  revisions: 'site_id, comment_id, number, body, created_at',
  decisions: 'site_id, id, comment_id, to_status, decided_by, decided_at',
  votes: 'site_id, comment_id, account_id, story_id, value, place, cast_at',
} as const;

/** Puts ready rows into a table, given as objects with the names of its columns. */
export async function insertRows(
  db: Db,
  table: keyof typeof COLUMNS,
  rows: readonly object[],
): Promise<void> {
  await db.query({
    text: `insert into ${table} (${COLUMNS[table]}) select ${COLUMNS[table]} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    values: [JSON.stringify(rows)],
  });
}

export interface SeedSynthetic {
  readonly siteId: string;
  readonly comments: number;
  readonly stories: number;
  readonly accounts: number;
  /** Distinguishes the keys of this run's stories and accounts from those of earlier ones. */
  readonly run: string;
  /** Texts to choose from, as written and rendered. */
  readonly bodies: readonly { body: string; html: string }[];
}

/**
 * Fills a site with a large discussion, wholly inside the database: a quarter of the comments are top-level, the rest
 * answer them, a few top-level ones getting most of the answers. Counters come out right because they are computed from
 * the rows. A voter is never the author: the step of 7 from the next account meets it only with 7 or fewer accounts.
 */
export async function seedSynthetic(db: Db, seed: SeedSynthetic): Promise<void> {
  const { siteId, run } = seed;
  const restore = seed.comments < MANY ? null : await loadInBulk(db);
  await db.query({
    text: 'create temporary table seed_bodies (n int primary key, body text, html text) on commit drop',
  });
  await db.query({
    text: 'insert into seed_bodies select ordinality - 1, body, html from unnest($1::text[], $2::text[]) with ordinality as b (body, html, ordinality)',
    values: [seed.bodies.map(({ body }) => body), seed.bodies.map(({ html }) => html)],
  });
  await db.query({
    text: `create temporary table seed_accounts on commit drop as
      select n, gen_random_uuid() as id from generate_series(0, ${seed.accounts - 1}) n`,
  });
  await db.query({
    text: `insert into accounts (id, email, name) select id, 'reader-' || n || '-' || $1::text || '@seed.example', 'Reader ' || n from seed_accounts`,
    values: [run],
  });
  await db.query({
    text: `create temporary table seed_stories on commit drop as
      select n, gen_random_uuid() as id, 'seed-' || $1::text || '-' || n as key from generate_series(0, ${seed.stories - 1}) n`,
    values: [run],
  });
  await db.query({
    text: `insert into stories (site_id, id, key, url, title, created_at)
      select $1, id, key, null, 'Synthetic story ' || n, now() - interval '30 days' from seed_stories`,
    values: [siteId],
  });
  // Temporary tables have no statistics of their own: without them the planner joins row by row.
  for (const table of ['seed_bodies', 'seed_accounts', 'seed_stories'])
    await db.query({ text: `analyze ${table}` });
  await insertSyntheticComments(db, seed);
  await insertSyntheticHistory(db, seed);
  await restore?.();
}

/** From so many comments on, indexes and references are made anew afterwards: that takes a third of the time of keeping them. */
const MANY = 100_000;
const LOADED = ['comments', 'revisions', 'decisions', 'votes'];

/**
 * Lets a load of millions take minutes: without the indexes that no key needs, and without looking each reference up.
 * Locks the tables. Gives what brings everything back, checked.
 */
async function loadInBulk(db: Db): Promise<() => Promise<void>> {
  const references = await db.query<{ drop: string; make: string }>({
    text: `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
      from pg_constraint where conrelid = any($1::regclass[]) and contype = 'f'`,
    values: [LOADED],
  });
  const indexes = await db.query<{ drop: string; make: string }>({
    text: `select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as make from pg_index
      where indrelid = any($1::regclass[]) and not indisunique`,
    values: [LOADED],
  });
  const all = [...references.rows, ...indexes.rows];
  for (const each of all) await db.query({ text: each.drop });
  return async () => {
    await db.query({ text: "set local maintenance_work_mem = '256MB'" });
    for (const { make } of all.toReversed()) await db.query({ text: make });
  };
}

async function insertSyntheticComments(db: Db, seed: SeedSynthetic): Promise<void> {
  // Every story has at least one top-level comment, and answers stay in the story of what they answer.
  const roots = Math.max(Math.ceil(seed.comments / 4), seed.stories);
  const rootsEach = Math.floor(roots / seed.stories);
  // An id carries its time, as all ids do: 48 bits of milliseconds, then version, variant and random bits.
  const id = `(lpad(to_hex((extract(epoch from created_at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`;
  await db.query({
    text: `create temporary table seed_comments on commit drop as
      select n, ${id} as id, created_at, story, case when n < ${roots} then null
          else floor(power(random(), 3) * ${rootsEach})::bigint * ${seed.stories} + story end as parent_n,
        floor(random() * ${seed.accounts})::int as account, floor(random() * ${seed.bodies.length})::int as text
      from (
        select n, mod(n, ${seed.stories}) as story,
          (now() - interval '29 days' + make_interval(secs => n * (28 * 86400.0 / ${seed.comments})))::timestamptz(3) as created_at
        from generate_series(0, ${seed.comments - 1}) n
      ) n`,
  });
  await db.query({ text: 'create index on seed_comments (n)' });
  await db.query({ text: 'analyze seed_comments' });
  await db.query({
    text: `create temporary table seed_votes on commit drop as
      select c.n, mod(c.account + v, ${seed.accounts}) as voter, case when random() < 0.75 then 1 else -1 end as value
      from seed_comments c cross join lateral generate_series(1, floor(power(random(), 2) * 5 + c.n * 0)::int) v`,
  });
  await db.query({ text: 'analyze seed_votes' });
  await db.query({
    text: `
      with replies as (select parent_n, count(*)::int as count from seed_comments where parent_n is not null group by 1),
      votes as (
        select n, count(*) filter (where value = 1) as up, count(*) filter (where value = -1) as down from seed_votes group by 1
      )
      insert into comments (site_id, id, story_id, parent_id, root_id, shown_under_id, depth, author_id, format, body, html, status,
        created_at, up, down, reply_count, thread_count, published_at, answered_id)
      select $1, c.id, s.id, p.id, coalesce(p.id, c.id), p.id, (p.id is not null)::int, a.id, 'markdown', b.body, b.html, 'published',
        c.created_at, coalesce(v.up, 0), coalesce(v.down, 0), coalesce(r.count, 0), coalesce(r.count, 0),
        c.created_at, nullif(pa.id, a.id)
      from seed_comments c
      join seed_stories s on s.n = c.story join seed_accounts a on a.n = c.account join seed_bodies b on b.n = c.text
      left join seed_comments p on p.n = c.parent_n left join seed_accounts pa on pa.n = p.account left join replies r on r.parent_n = c.n left join votes v on v.n = c.n
      order by c.n`,
    values: [seed.siteId],
  });
}

/** Revisions, decisions and votes of the comments just made, and what stories count. */
async function insertSyntheticHistory(db: Db, { siteId }: SeedSynthetic): Promise<void> {
  const statements = [
    `insert into revisions (site_id, comment_id, number, body, created_at)
      select $1, n.id, 1, b.body, n.created_at from seed_comments n join seed_bodies b on b.n = n.text`,
    `insert into decisions (site_id, id, comment_id, to_status, decided_by, decided_at)
      select $1, gen_random_uuid(), n.id, 'published', 'rules', n.created_at from seed_comments n`,
    `insert into votes (site_id, comment_id, account_id, story_id, value, place, cast_at)
      select $1, c.id, a.id, s.id, v.value, 'page', c.created_at
      from seed_votes v join seed_comments c on c.n = v.n join seed_stories s on s.n = c.story join seed_accounts a on a.n = v.voter`,
    `update stories s set comment_count = n.count, version = 1 from (
        select story, count(*)::int as count from seed_comments group by 1
      ) n join seed_stories m on m.n = n.story where s.site_id = $1 and s.id = m.id`,
  ];
  for (const text of statements) await db.query({ text, values: [siteId] });
  await db.query({ text: 'analyze comments' });
}
