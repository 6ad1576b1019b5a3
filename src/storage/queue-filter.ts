import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Queue, QueueOrder } from '../domain/queue.ts';

/** Which comments are meant, on which sites. What is null does not matter. */
export interface DeskFilter {
  readonly queue: Queue;
  readonly siteIds: readonly SiteId[];
  /** Key of a section. */
  readonly section: string | null;
  readonly storyId: string | null;
  /** Whose watch-list of stories counts. */
  readonly watchedBy: AccountId | null;
  readonly rule: string | null;
  readonly language: string | null;
  readonly authorId: string | null;
  /** Has waited since before, and since after. */
  readonly before: Date | null;
  readonly after: Date | null;
  readonly q: string | null;
  readonly status: CommentStatus | null;
}

/** Whether all comments are meant, rather than those that wait. */
export function isSearch({ q, status }: DeskFilter): boolean {
  return q !== null || status !== null;
}

/** Collects the values of a statement and gives what stands for them. */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

const FLAGS = {
  pending: 'q.is_pending',
  withheld: 'q.is_withheld',
  reported: 'q.is_reported',
  appeals: 'q.is_appealed',
  newcomers: 'q.is_newcomer',
  escalated: 'q.is_escalated',
} as const;

/** Conditions on a queue item `q` of one site. */
export function queueConditions(filter: DeskFilter, values: Values): string[] {
  return [
    ...(filter.queue === 'all' ? [] : [FLAGS[filter.queue]]),
    ...placeConditions(filter, values, 'q'),
    ...(filter.rule === null ? [] : [`${values.add(filter.rule)} = any(q.rules)`]),
    ...(filter.language === null ? [] : [`q.language = ${values.add(filter.language)}`]),
    ...(filter.before === null ? [] : [`q.waiting_since <= ${values.add(filter.before)}`]),
    ...(filter.after === null ? [] : [`q.waiting_since >= ${values.add(filter.after)}`]),
  ];
}

/** Story, section, watch-list and author: the same of items and of comments. */
function placeConditions(filter: DeskFilter, values: Values, alias: 'q' | 'c'): string[] {
  const conditions: string[] = [];
  if (filter.storyId !== null) conditions.push(`${alias}.story_id = ${values.add(filter.storyId)}`);
  if (filter.authorId !== null) conditions.push(`${alias}.author_id = ${values.add(filter.authorId)}`);
  if (filter.section !== null) {
    const section = `select id from sections n where n.site_id = ${alias}.site_id and n.key = ${values.add(filter.section)}`;
    conditions.push(
      alias === 'q'
        ? `q.section_id = (${section})`
        : `exists (select 1 from stories s where s.site_id = c.site_id and s.id = c.story_id and s.section_id = (${section}))`,
    );
  }
  if (filter.watchedBy !== null)
    conditions.push(`exists (select 1 from watched_stories w where w.account_id = ${values.add(filter.watchedBy)}
      and w.site_id = ${alias}.site_id and w.story_id = ${alias}.story_id)`);
  return conditions;
}

/** Whether a text `r` holds the words that somebody looks for. */
export function hasWords(q: string, values: Values): string {
  return `to_tsvector('simple', r.body) @@ websearch_to_tsquery('simple', ${values.add(q)})`;
}

/** Conditions on any comment `c`, and on a text `r` of it where words are looked for. */
export function searchConditions(filter: DeskFilter, values: Values): string[] {
  const conditions = ['c.deleted_at is null', ...placeConditions(filter, values, 'c')];
  if (filter.status !== null) conditions.push(`c.status = ${values.add(filter.status)}`);
  if (filter.before !== null) conditions.push(`c.created_at <= ${values.add(filter.before)}`);
  if (filter.after !== null) conditions.push(`c.created_at >= ${values.add(filter.after)}`);
  if (filter.q !== null) conditions.push(hasWords(filter.q, values));
  const revision = 'select 1 from revisions v where v.site_id = c.site_id and v.comment_id = c.id and';
  if (filter.rule !== null) {
    const reason = values.add(JSON.stringify([{ rule: filter.rule }]));
    conditions.push(`exists (${revision} v.reasons @> ${reason}::jsonb)`);
  }
  if (filter.language !== null)
    conditions.push(`exists (${revision} v.facts #>> '{comment,language}' = ${values.add(filter.language)})`);
  if (filter.queue !== 'all')
    conditions.push(
      `exists (select 1 from queue_items q where q.site_id = c.site_id and q.comment_id = c.id and ${FLAGS[filter.queue]})`,
    );
  return conditions;
}

/** How a queue is walked. Times go as milliseconds since 1970, as cursors have them. */
export const QUEUE_WALKS: Record<
  QueueOrder,
  { readonly column: string; readonly direction: 'asc' | 'desc'; readonly value: (place: string) => string }
> = {
  priority: { column: 'priority', direction: 'desc', value: (place) => `${place}::float8` },
  oldest: { column: 'waiting_since', direction: 'asc', value: toTime },
  newest: { column: 'waiting_since', direction: 'desc', value: toTime },
};

function toTime(place: string): string {
  return `to_timestamp(${place}::float8 / 1000)::timestamptz(3)`;
}
