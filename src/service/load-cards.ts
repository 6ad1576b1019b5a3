import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import { QUEUES, type Queue } from '../domain/queue.ts';
import type { Reason } from '../domain/rules/index.ts';
import { isClosed, type ModeratedStory } from '../domain/story-rules.ts';
import type { Site } from '../domain/thread.ts';
import { toJudgedText, type TextLink } from '../markup/plain-text.ts';
import {
  listAppeals,
  listDecisions,
  listReports,
  type AppealRow,
  type DecisionRow,
  type ReportRow,
} from '../storage/card-history.ts';
import { listAuthorNumbers, listCardRows, type AuthorNumbers, type CardRow } from '../storage/cards.ts';
import type { CommentRef } from '../storage/claims.ts';
import type { Deps } from './deps.ts';
import { toSiteMap } from './desk-sites.ts';

export type { DecisionRow } from '../storage/card-history.ts';

/** A comment as a moderator sees it: enough to decide. */
export interface CardView {
  readonly site: Site;
  readonly row: CardRow;
  readonly queues: readonly Queue[];
  readonly isStoryClosed: boolean;
  /** What spans of reasons refer to. */
  readonly text: string;
  readonly links: readonly TextLink[];
  readonly reasons: readonly Reason[];
  readonly author: AuthorNumbers | null;
  readonly decisions: readonly DecisionRow[];
  readonly reports: readonly ReportRow[];
  readonly appeal: AppealRow | null;
  /** Whether the claim on it is the viewer's. */
  readonly isOwnClaim: boolean;
  readonly isOwnDecision: boolean;
}

export interface LoadCards {
  readonly refs: readonly CommentRef[];
  /** Sites of whoever looks: what is said of authors is said of these. */
  readonly sites: readonly Site[];
  readonly viewerId: AccountId;
}

/**
 * Makes the cards of some comments, in the order given; comments that are gone are left out. Five statements whatever
 * the number of comments, all at once.
 */
export async function loadCards(
  deps: Pick<Deps, 'pool' | 'clock'>,
  { refs, sites, viewerId }: LoadCards,
): Promise<CardView[]> {
  if (refs.length === 0) return [];
  const now = deps.clock();
  const loadRows = async () => {
    const rows = await listCardRows(deps.pool, { refs, accountId: viewerId, now });
    const ids = [...new Set(rows.flatMap(({ authorId }) => authorId ?? []))];
    const numbers = await listAuthorNumbers(deps.pool, { ids, siteIds: sites.map(({ id }) => id), now });
    return { rows, numbers: new Map(numbers.map((each) => [each.id, each])) };
  };
  const [{ rows, numbers }, decisions, reports, appeals] = await Promise.all([
    loadRows(),
    listDecisions(deps.pool, refs).then(byComment),
    listReports(deps.pool, refs).then(byComment),
    listAppeals(deps.pool, refs).then(byComment),
  ]);
  const known = toSiteMap(sites);
  const byKey = new Map(rows.map((row) => [toKey(row), row]));
  return refs.flatMap((ref) => {
    const row = byKey.get(toKey(ref));
    const site = known.get(ref.siteId);
    if (!row || !site) return [];
    const appeal = appeals.get(toKey(ref))?.[0] ?? null;
    return {
      site,
      row,
      ...toReading(row),
      queues: toQueues(row),
      isStoryClosed: isClosed(site, toModerated(row), now),
      author: (row.authorId && numbers.get(row.authorId)) ?? null,
      decisions: decisions.get(toKey(ref)) ?? [],
      reports: (reports.get(toKey(ref)) ?? []).map((report) =>
        row.authorId === viewerId ? hideReporter(report) : report,
      ),
      appeal,
      isOwnClaim: row.claimedBy === viewerId,
      isOwnDecision: appeal?.decidedBy === viewerId,
    };
  });
}

/** Moderators write too: who reported them, and in which words, is for others to see. */
function hideReporter(report: ReportRow): ReportRow {
  return { ...report, reporterId: null, reporterName: null, body: '' };
}

/** The text as rules read it. What is deleted has none. */
function toReading(row: CardRow): Pick<CardView, 'text' | 'links' | 'reasons'> {
  const { text, links } = toJudgedText(row);
  return { text, links, reasons: row.reasons ?? [] };
}

const FLAGS = {
  pending: 'isPending',
  withheld: 'isWithheld',
  reported: 'isReported',
  appeals: 'isAppealed',
  newcomers: 'isNewcomer',
  escalated: 'isEscalated',
} as const satisfies Record<Exclude<Queue, 'all'>, keyof CardRow>;

function toQueues(row: CardRow): Queue[] {
  return QUEUES.filter((queue) => queue !== 'all' && row[FLAGS[queue]] === true);
}

function toKey({ siteId, id }: { siteId: SiteId; id: CommentId }): string {
  return `${siteId} ${id}`;
}

function byComment<Row extends CommentRef>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = toKey(row);
    const known = found.get(key);
    if (known) known.push(row);
    else found.set(key, [row]);
  }
  return found;
}

function toModerated(row: CardRow): ModeratedStory {
  return {
    closedAt: row.storyClosedAt,
    createdAt: row.storyCreatedAt,
    publishedAt: row.storyPublishedAt,
    mode: row.storyMode,
    sectionMode: row.sectionMode,
  };
}
