import type { CommentId, SiteId } from '../domain/ids.ts';
import type { KeptFacts } from '../domain/rules/facts.ts';
import type { Reason } from '../domain/rules/index.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import type { TextPrints } from '../domain/text-prints.ts';
import type { Verdict } from '../domain/rules/rule.ts';
import type { Db } from './pool.ts';

/** What the rules said of a text, as it is kept with it. */
export interface KeptJudgement {
  readonly rulesVersion: number;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly facts: KeptFacts;
}

export interface NewRevision {
  readonly siteId: SiteId;
  readonly id: CommentId;
  readonly body: string;
  readonly html: SafeHtml;
  readonly at: Date;
  readonly judgement: KeptJudgement;
  /** Null for a text too short to be compared. */
  readonly prints: TextPrints | null;
}

/** What the text is compared by from now on; one that is too short leaves the numbers of the text before. */
const PRINTED = `printed as (
    insert into text_prints (site_id, comment_id, same, band_one, band_two, band_three, created_at)
    select $1, $2, $10, $11, $12, $13, $5 where $10::bigint is not null
    on conflict (site_id, comment_id) do update set same = excluded.same, band_one = excluded.band_one, band_two = excluded.band_two,
      band_three = excluded.band_three, created_at = excluded.created_at
  )`;

const INSERT = `insert into revisions (site_id, comment_id, number, body, created_at, rules_version, verdict, reasons, facts, html)
    select $1, $2, (select max(number) + 1 from revisions r where r.site_id = $1 and r.comment_id = $2), $3, $5, $6, $7, $8::jsonb, $9::jsonb`;

function toValues({ judgement, prints, ...text }: NewRevision): unknown[] {
  return [
    text.siteId,
    text.id,
    text.body,
    text.html,
    text.at,
    judgement.rulesVersion,
    judgement.verdict,
    JSON.stringify(judgement.reasons),
    JSON.stringify(judgement.facts),
    prints?.same ?? null,
    ...[0, 1, 2].map((band) => prints?.bands[band] ?? null),
  ];
}

/** Replaces the text of a comment and keeps the new one as a further revision. A text that waited is given up for it. */
export async function showRevision(db: Db, revision: NewRevision): Promise<void> {
  await db.query({
    name: 'show-revision',
    text: `with edited as (
        update comments set format = 'markdown', body = $3, html = $4, edited_at = $5, waiting_revision = null where site_id = $1 and id = $2
      ), ${PRINTED}
      ${INSERT}, null`,
    values: toValues(revision),
  });
}

/** Keeps a new text of a comment that waits for a person; readers go on seeing the one before. */
export async function holdRevision(db: Db, revision: NewRevision): Promise<void> {
  await db.query({
    name: 'hold-revision',
    text: `with ${PRINTED}, held as (${INSERT}, $4 returning number)
      update comments set waiting_revision = held.number from held where site_id = $1 and id = $2`,
    values: toValues(revision),
  });
}

/** The text of a comment that waits, as its author wrote it and as HTML; null where none waits. */
export async function findWaitingText(
  db: Db,
  siteId: SiteId,
  id: CommentId,
): Promise<{ body: string; html: SafeHtml } | null> {
  const { rows } = await db.query<{ body: string; html: SafeHtml }>({
    name: 'find-waiting-text',
    text: `select r.body, r.html from comments c
      join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.number = c.waiting_revision
      where c.site_id = $1 and c.id = $2 and r.html is not null`,
    values: [siteId, id],
  });
  return rows[0] ?? null;
}
