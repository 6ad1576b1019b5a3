import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import type { TextPrints } from '../domain/text-prints.ts';
import type { Db } from './pool.ts';
import { QUEUE_COLUMNS, type NewQueueItem } from './new-queue-items.ts';
import type { KeptJudgement } from './revisions.ts';

export interface NewComment {
  readonly siteId: SiteId;
  readonly id: CommentId;
  readonly storyId: StoryId;
  readonly parentId: CommentId | null;
  readonly rootId: CommentId;
  readonly shownUnderId: CommentId | null;
  readonly depth: number;
  readonly authorId: AccountId;
  readonly body: string;
  readonly html: SafeHtml;
  readonly status: CommentStatus;
  readonly decisionId: string;
  readonly rule: string | null;
  readonly reason: string | null;
  readonly judgement: KeptJudgement;
  /** Null for a text too short to be compared. */
  readonly prints: TextPrints | null;
  /** Null where nobody has to look. */
  readonly waiting: NewQueueItem | null;
  readonly createdAt: Date;
  readonly actor: string;
  readonly idempotencyKey: string;
  readonly requestHash: Buffer;
  readonly addressHash: Buffer | null;
}

/**
 * Writes comments with their first revision and its judgement, their decision, the counters above them, the remembered
 * answers and what waits for a person, all in one statement: what many readers write at once costs one round trip. The
 * answer remembered for each is `{id, version}`. Returns the version each story has afterwards.
 */
export async function insertComments(db: Db, comments: readonly NewComment[]): Promise<Map<StoryId, number>> {
  const counters = countAbove(comments);
  const values = [...COLUMNS.map((pick) => comments.map(pick)), ...counters];
  const waiting = comments.filter((comment) => comment.waiting !== null);
  // Triggers count what waits, and would run for nothing as well.
  const { rows } =
    waiting.length === 0
      ? await db.query<Moved>({ name: 'insert-comments', text: toStatement(''), values })
      : await db.query<Moved>({
          name: 'insert-waiting-comments',
          text: toStatement(WAITING),
          values: [
            ...values,
            ...ITEM_IDS.map((pick) => waiting.map(pick)),
            ...QUEUE_COLUMNS.map(({ pick }) => waiting.map(({ waiting: item }) => item && pick(item))),
          ],
        });
  return new Map(rows.map((row) => [row.id, row.version]));
}

interface Moved {
  readonly id: StoryId;
  readonly version: number;
}

const COLUMNS: readonly ((comment: NewComment) => unknown)[] = [
  (c) => c.siteId,
  (c) => c.id,
  (c) => c.storyId,
  (c) => c.parentId,
  (c) => c.rootId,
  (c) => c.shownUnderId,
  (c) => c.depth,
  (c) => c.authorId,
  (c) => c.body,
  (c) => c.html,
  (c) => c.status,
  (c) => c.createdAt,
  (c) => c.decisionId,
  (c) => c.reason,
  (c) => c.actor,
  (c) => c.idempotencyKey,
  (c) => c.requestHash,
  (c) => c.addressHash,
  (c) => c.rule,
  (c) => c.judgement.rulesVersion,
  (c) => c.judgement.verdict,
  (c) => JSON.stringify(c.judgement.reasons),
  (c) => JSON.stringify(c.judgement.facts),
  (c) => c.prints?.same ?? null,
  (c) => c.prints?.bands[0] ?? null,
  (c) => c.prints?.bands[1] ?? null,
  (c) => c.prints?.bands[2] ?? null,
];

const ITEM_IDS: readonly ((comment: NewComment) => unknown)[] = [
  (c) => c.siteId,
  (c) => c.id,
  (c) => c.storyId,
  (c) => c.authorId,
  (c) => c.createdAt,
];

const COUNTERS = COLUMNS.length + 1;
const ITEMS = COUNTERS + 4;

/** One row for each comment that waits; the section is the story's. */
const WAITING = `, waiting as (
    insert into queue_items (site_id, comment_id, story_id, section_id, author_id, waiting_since, ${QUEUE_COLUMNS.map(({ name }) => name).join(', ')})
    select i.site_id, i.comment_id, i.story_id, s.section_id, i.author_id, i.waiting_since, ${QUEUE_COLUMNS.map(({ value, name }) => value ?? `i.${name}`).join(', ')}
    from unnest(${ITEM_IDS.map((_, n) => `$${ITEMS + n}::${n === 4 ? 'timestamptz' : 'uuid'}[]`).join(', ')},
      ${QUEUE_COLUMNS.map(({ type }, n) => `$${ITEMS + ITEM_IDS.length + n}::${type}[]`).join(', ')})
      as i (site_id, comment_id, story_id, author_id, waiting_since, ${QUEUE_COLUMNS.map(({ name }) => name).join(', ')})
    join stories s on s.site_id = i.site_id and s.id = i.story_id
  )`;

const toStatement = (waiting: string) => `
  with new as (
    select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::smallint[], $8::uuid[],
      $9::text[], $10::text[], $11::text[], $12::timestamptz[], $13::uuid[], $14::text[], $15::text[], $16::text[], $17::bytea[], $18::bytea[],
      $19::text[], $20::int[], $21::text[], $22::jsonb[], $23::jsonb[], $24::bigint[], $25::bigint[], $26::bigint[], $27::bigint[])
    as n (site_id, id, story_id, parent_id, root_id, shown_under_id, depth, author_id, body, html, status, created_at,
      decision_id, reason, actor, key, request_hash, address_hash, rule, rules_version, verdict, reasons, facts, same, band_one, band_two, band_three)
  ), written as (
    insert into comments (site_id, id, story_id, parent_id, root_id, shown_under_id, depth, author_id, format, body, html, status, created_at,
      published_at, answered_id, address_hash)
    select site_id, id, story_id, parent_id, root_id, shown_under_id, depth, author_id, 'markdown', body, html, status, created_at, created_at,
      (select nullif(p.author_id, n.author_id) from comments p where p.site_id = n.site_id and p.id = n.parent_id), address_hash
    from new n
  ), revised as (
    insert into revisions (site_id, comment_id, number, body, created_at, rules_version, verdict, reasons, facts)
    select site_id, id, 1, body, created_at, rules_version, verdict, reasons, facts from new
  ), printed as (
    insert into text_prints (site_id, comment_id, same, band_one, band_two, band_three, created_at)
    select site_id, id, same, band_one, band_two, band_three, created_at from new where same is not null
  ), decided as (
    insert into decisions (site_id, id, comment_id, to_status, decided_by, rule, rules_version, reason, decided_at)
    select site_id, decision_id, id, status, 'rules', rule, rules_version, reason, created_at from new
  ), above as (
    update comments c set reply_count = c.reply_count + n.replies, thread_count = c.thread_count + n.threads
    from unnest($${COUNTERS}::uuid[], $${COUNTERS + 1}::uuid[], $${COUNTERS + 2}::int[], $${COUNTERS + 3}::int[]) as n (site_id, id, replies, threads)
    where c.site_id = n.site_id and c.id = n.id
  ), moved as (
    update stories s set comment_count = s.comment_count + n.published, version = s.version + sign(n.published)::int
    from (select site_id, story_id, count(*) filter (where status = 'published') as published from new group by 1, 2) n
    where s.site_id = n.site_id and s.id = n.story_id
    returning s.id, s.version
  ), answered as (
    insert into idempotency_keys (site_id, actor, key, request_hash, answer)
    select n.site_id, n.actor, n.key, n.request_hash, jsonb_build_object('id', n.id, 'version', m.version)
    from new n join moved m on m.id = n.story_id
  )${waiting}
  select id, version from moved`;

/** The counters that published comments move: replies of the comment above, and live comments of the thread. */
function countAbove(comments: readonly NewComment[]): unknown[][] {
  const moves = new Map<CommentId, { siteId: SiteId; replies: number; threads: number }>();
  const move = (siteId: SiteId, id: CommentId, by: { replies: number; threads: number }) => {
    const sum = moves.get(id) ?? { siteId, replies: 0, threads: 0 };
    moves.set(id, { siteId, replies: sum.replies + by.replies, threads: sum.threads + by.threads });
  };
  for (const comment of comments) {
    if (comment.status !== 'published' || comment.shownUnderId === null) continue;
    move(comment.siteId, comment.shownUnderId, { replies: 1, threads: 0 });
    move(comment.siteId, comment.rootId, { replies: 0, threads: 1 });
  }
  const sums = [...moves];
  return [
    sums.map(([, sum]) => sum.siteId),
    sums.map(([id]) => id),
    sums.map(([, sum]) => sum.replies),
    sums.map(([, sum]) => sum.threads),
  ];
}
