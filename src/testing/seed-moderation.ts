import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Db } from '../storage/pool.ts';

export interface SeedModeration {
  readonly siteId: SiteId;
  /** Who decided, the busiest first. */
  readonly moderators: readonly AccountId[];
  readonly days: number;
  /** Comments on a plain weekday. */
  readonly perDay: number;
}

/** The same figures each time: what looks like chance is a hash of the number of a row. */
const CHANCE = (salt: string) => `(('x' || substr(md5(n || '${salt}'), 1, 7))::bit(28)::int / 268435456.0)`;

/** Comments over some days with the rhythm of a week and one loud evening, under a story of their own. */
const COMMENTS = `
  create temporary table seeded on commit drop as
  with story as (
    insert into stories (site_id, id, key, title, url, created_at)
    values ($1, gen_random_uuid(), 'seeded-moderation', 'The budget, line by line', 'https://news.example/budget', now() - interval '1 year')
    returning id
  ), author as (
    insert into accounts (id, email, name) values (gen_random_uuid(), 'seeded@moderation.example', 'Edda Marsh') returning id
  ), days as (
    select d, now() - make_interval(days => d) as day, $3::int * (case when extract(isodow from now() - make_interval(days => d)) > 5 then 0.55 else 1 end)
      * (case when d = 9 then 1.9 else 1 end) * (0.85 + 0.3 * (('x' || substr(md5(d::text), 1, 7))::bit(28)::int / 268435456.0)) as many
    from generate_series(0, $2::int - 1) d
  ), rows as (
    select (d * 100000 + i)::text as n, d, day from days cross join lateral generate_series(1, many::int) i
  )
  select gen_random_uuid() as id, n, story.id as story_id, author.id as author_id,
    least(date_trunc('day', day) + make_interval(secs => 86400 * (0.25 + 0.7 * ${CHANCE('time')})), now() - interval '1 minute') as at,
    case when ${CHANCE('verdict')} < 0.82 then 'published' when ${CHANCE('verdict')} < 0.9 then 'withheld'
      when ${CHANCE('verdict')} < 0.97 then 'pending' else 'rejected' end as verdict,
    (array['suspectWords', 'links', 'newcomer', 'suspectWords', 'shouting', 'record', 'privateData'])[1 + (7 * ${CHANCE('rule')})::int % 7] as rule,
    make_interval(secs => (240 + 1500 * power(${CHANCE('wait')}, 3) * case when d = 9 then 4 else 1 end)) as waited,
    ${CHANCE('decision')} < 0.7 as is_approved, 1 + floor(3 * power(${CHANCE('who')}, 1.6))::int as moderator, d = 0 and ${CHANCE('open')} < 0.8 as is_open
  from rows, story, author`;

const STATEMENTS = [
  `insert into comments (site_id, id, story_id, root_id, depth, author_id, format, body, html, status, created_at, published_at)
   select $1, id, story_id, id, 0, author_id, 'markdown', 'Seeded.', '<p>Seeded.</p>',
     case when verdict in ('published', 'rejected') then verdict when is_open then verdict when is_approved then 'published' else 'rejected' end, at, at from seeded`,
  `insert into revisions (site_id, comment_id, number, body, created_at) select $1, id, 1, 'Seeded.', at from seeded`,
  `insert into decisions (site_id, id, comment_id, to_status, decided_by, rule, decided_at)
   select $1, gen_random_uuid(), id, verdict, 'rules', case verdict when 'published' then null when 'rejected' then 'bannedWords'
     when 'pending' then case when ${CHANCE('mode')} < 0.5 then 'newcomer' else rule end else rule end, at from seeded`,
  `with made as (
     insert into decisions (site_id, id, comment_id, from_status, to_status, decided_by, reason, decided_at)
     select $1, gen_random_uuid(), id, verdict, case when is_approved then 'published' else 'rejected' end, 'account',
       case when is_approved then null else 'abusive' end, at + waited
     from seeded where verdict in ('pending', 'withheld') and not is_open and at + waited < now() returning id, comment_id
   )
   insert into decision_details (site_id, decision_id, account_id, salt)
   select $1, m.id, ($2::uuid[])[1 + (s.moderator - 1) % cardinality($2)], '' from made m join seeded s on s.id = m.comment_id`,
  `insert into queue_items (site_id, comment_id, story_id, author_id, is_pending, is_withheld, rules, priority, waiting_since)
   select $1, id, story_id, author_id, verdict = 'pending', verdict = 'withheld', array[rule], 0, now() - make_interval(secs => 60 + 2400 * ${CHANCE('queue')})
   from seeded where verdict in ('pending', 'withheld') and is_open`,
  `insert into reports (site_id, id, comment_id, reason, weight, created_at, outcome, settled_at)
   select $1, gen_random_uuid(), id, 'abusive', 1, at + interval '1 hour', case when ${CHANCE('report')} < 0.4 then 'upheld' else 'dismissed' end, at + interval '2 hours'
   from seeded where verdict = 'published' and ${CHANCE('reported')} < 0.03 and at < now() - interval '3 hours'`,
  `insert into appeals (site_id, id, comment_id, decision_id, body, created_at, outcome, settled_at)
   select $1, gen_random_uuid(), s.id, d.id, 'Read it again, please.', d.decided_at + interval '1 hour',
     case when ${CHANCE('appeal')} < 0.25 then 'reversed' else 'upheld' end, d.decided_at + interval '5 hours'
   from seeded s join decisions d on d.site_id = $1 and d.comment_id = s.id and d.to_status = 'rejected'
   where ${CHANCE('appealed')} < 0.12 and d.decided_at < now() - interval '6 hours'`,
];

/** Fills a site with some weeks of moderation: what figures and pictures of the desk are tried with. In one transaction. */
export async function seedModeration(db: Db, seed: SeedModeration): Promise<void> {
  await db.query({ text: COMMENTS, values: [seed.siteId, seed.days, seed.perDay] });
  for (const text of STATEMENTS)
    await db.query({
      text,
      values: text.includes('$2') ? [seed.siteId, seed.moderators] : [seed.siteId],
    });
  await db.query({
    text: `update stories s set comment_count = (select count(*) from comments c where c.site_id = s.site_id and c.story_id = s.id
        and c.status = 'published' and c.deleted_at is null) where s.site_id = $1 and s.key = 'seeded-moderation'`,
    values: [seed.siteId],
  });
}
