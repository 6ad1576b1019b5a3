import type { CommentStatus } from '../domain/comment.ts';
import type { Queue } from '../domain/queue.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { DeskFilter } from '../storage/queue-filter.ts';
import { findOwnSite, type Moderator } from './desk-sites.ts';

/** Which comments a moderator asks for; what is left out does not matter. */
export interface AskedFilter {
  readonly queue: Queue;
  /** Key of a site; none is all of the moderator's. */
  readonly site?: string | undefined;
  readonly section?: string | undefined;
  readonly story?: string | undefined;
  readonly watched?: boolean | undefined;
  readonly rule?: string | undefined;
  readonly language?: string | undefined;
  readonly author?: string | undefined;
  /** Hours. */
  readonly olderThan?: number | undefined;
  readonly newerThan?: number | undefined;
  readonly q?: string | undefined;
  readonly status?: CommentStatus | undefined;
}

const HOUR = 3_600_000;

/** The filter as the database has it, on the moderator's own sites. */
export function toDeskFilter(moderator: Moderator, asked: AskedFilter, now: Date): DeskFilter | Refusal {
  const site = asked.site === undefined ? null : findOwnSite(moderator, asked.site);
  if (isRefusal(site)) return site;
  const hoursAgo = (hours: number | undefined) =>
    hours === undefined ? null : new Date(now.getTime() - hours * HOUR);
  return {
    queue: asked.queue,
    siteIds: (site === null ? moderator.sites : [site]).map(({ id }) => id),
    section: asked.section ?? null,
    storyId: asked.story ?? null,
    watchedBy: asked.watched === true ? moderator.person.accountId : null,
    rule: asked.rule ?? null,
    language: asked.language ?? null,
    authorId: asked.author ?? null,
    before: hoursAgo(asked.olderThan),
    after: hoursAgo(asked.newerThan),
    q: asked.q === undefined || asked.q.trim() === '' ? null : asked.q,
    status: asked.status ?? null,
  };
}

/** Whether a filter names a queue, and maybe sites, and nothing else: those are counted already. */
export function isWholeQueue({ queue: _queue, siteIds: _sites, ...rest }: DeskFilter): boolean {
  return Object.values(rest).every((value) => value === null);
}
