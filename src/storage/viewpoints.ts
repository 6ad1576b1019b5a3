import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** The sums of one comment as they are stored (bridging/note-sums.ts and sides.ts say what each is). */
export interface TallyRow {
  readonly count: number;
  readonly factors: number;
  readonly squares: number;
  readonly rests: number;
  readonly products: number;
  readonly memberships: number;
  readonly memberRests: number;
  readonly negativeCount: number;
  readonly negativeNet: number;
  readonly positiveCount: number;
  readonly positiveNet: number;
  readonly acrossSince: Date | null;
}

const TALLY_COLUMNS = [
  ['count', 'count', 'int'],
  ['factors', 'factors', 'float8'],
  ['squares', 'squares', 'float8'],
  ['rests', 'rests', 'float8'],
  ['products', 'products', 'float8'],
  ['memberships', 'memberships', 'float8'],
  ['memberRests', 'member_rests', 'float8'],
  ['negativeCount', 'negative_count', 'int'],
  ['negativeNet', 'negative_net', 'int'],
  ['positiveCount', 'positive_count', 'int'],
  ['positiveNet', 'positive_net', 'int'],
  ['acrossSince', 'across_since', 'timestamptz'],
] as const satisfies readonly (readonly [keyof TallyRow, string, string])[];

const TALLY_NAMES = TALLY_COLUMNS.map(([, column]) => column).join(', ');
const TALLY_SELECT = TALLY_COLUMNS.map(([name, column]) => `t.${column} as "${name}"`).join(', ');

/** Votes wait for a fit that takes over, never for each other. To be called before anything of the vote is read. */
export async function shareViewpoints(db: Db, siteId: SiteId): Promise<void> {
  await db.query({
    name: 'share-viewpoints',
    text: `select pg_advisory_xact_lock_shared(hashtextextended('viewpoints' || $1, 0))`,
    values: [siteId],
  });
}

/** Keeps votes away until the end of the transaction. */
export async function lockViewpoints(db: Db, siteId: SiteId): Promise<void> {
  await db.query({
    text: `select pg_advisory_xact_lock(hashtextextended('viewpoints' || $1, 0))`,
    values: [siteId],
  });
}

/** What a vote by somebody who counts has to move. */
export interface VoterStanding {
  readonly fit: number;
  /** When the fit began: it counted votes of the days before that. */
  readonly startedAt: Date;
  readonly frozen: unknown;
  readonly intercept: number;
  readonly factor: number;
  /** Null where none of the votes on the comment counted so far. */
  readonly tally: TallyRow | null;
}

/** Where a voter stands by the fit in force, with the comment's sums; null where their votes do not count, or not all of them. */
export async function findVoterStanding(
  db: Db,
  vote: { readonly siteId: SiteId; readonly commentId: CommentId; readonly accountId: AccountId },
): Promise<VoterStanding | null> {
  const { rows } = await db.query<VoterStanding & TallyRow>({
    name: 'voter-standing',
    text: `select f.number as fit, f.started_at as "startedAt", f.frozen, v.intercept, v.factor, ${TALLY_SELECT}
      from (select number, started_at, frozen from viewpoint_fits where site_id = $1 and state = 'done' order by number desc limit 1) f
      join viewpoint_voters v on v.site_id = $1 and v.fit = f.number and v.account_id = $3 and not v.is_partial
      left join viewpoint_tallies t on t.site_id = $1 and t.fit = f.number and t.comment_id = $2`,
    values: [vote.siteId, vote.commentId, vote.accountId],
  });
  const [row] = rows;
  if (!row) return null;
  const { fit, startedAt, frozen, intercept, factor, ...tally } = row;
  return { fit, startedAt, frozen, intercept, factor, tally: tally.count === null ? null : tally };
}

export interface RankedComment {
  readonly commentId: CommentId;
  readonly tally: TallyRow;
  readonly rank: number;
}

const PUT_TALLIES = `insert into viewpoint_tallies (site_id, fit, comment_id, ${TALLY_NAMES})
      select $1, $2, * from unnest($3::uuid[], ${TALLY_COLUMNS.map(([, , type], at) => `$${at + 4}::${type}[]`).join(', ')})
      on conflict (site_id, fit, comment_id) do update set
        ${TALLY_COLUMNS.map(([, column]) => `${column} = excluded.${column}`).join(', ')}`;

function toValues(place: PlaceOfFit, comments: readonly RankedComment[]): unknown[] {
  const arrays = TALLY_COLUMNS.map(([name]) => comments.map(({ tally }) => tally[name]));
  return [place.siteId, place.fit, comments.map(({ commentId }) => commentId), ...arrays];
}

interface PlaceOfFit {
  readonly siteId: SiteId;
  readonly fit: number;
}

/** Writes sums of comments for a fit, in place of those they have. */
export async function putTallies(
  db: Db,
  place: PlaceOfFit,
  comments: readonly RankedComment[],
): Promise<void> {
  await db.query({ name: 'put-tallies', text: PUT_TALLIES, values: toValues(place, comments) });
}

/**
 * Writes the sums of one comment, and moves where it stands. The label goes at once where its votes satisfy it no more; it
 * comes by `showLabels`.
 */
export async function moveTally(
  db: Db,
  place: PlaceOfFit,
  comment: RankedComment & { readonly isFound: boolean },
): Promise<void> {
  const values = toValues(place, [comment]);
  const [rank, isFound] = [values.length + 1, values.length + 2];
  await db.query({
    name: 'move-tally',
    text: `with put as (${PUT_TALLIES})
      update comments set rank_across = $${rank}, is_across = is_across and $${isFound}
      where site_id = $1 and id = ($3::uuid[])[1]`,
    values: [...values, comment.rank, comment.isFound],
  });
}

/** Shows the label on comments that have satisfied it for long enough; their stories have changed then. */
export async function showLabels(db: Db, siteId: SiteId, since: Date): Promise<void> {
  await db.query({
    text: `with shown as (
        update comments c set is_across = true
        from viewpoint_tallies t, (select max(number) as number from viewpoint_fits where site_id = $1 and state = 'done') f
        where t.site_id = $1 and t.fit = f.number and t.across_since <= $2
          and c.site_id = $1 and c.id = t.comment_id and not c.is_across and c.status = 'published' and c.deleted_at is null
        returning c.story_id
      )
      update stories s set version = version + 1 where s.site_id = $1 and s.id in (select story_id from shown)`,
    values: [siteId, since],
  });
}
