import assert from 'node:assert/strict';
import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { Site } from '../domain/thread.ts';
import type { SignedInActor } from '../domain/viewer.ts';
import { castVote } from '../service/cast-vote.ts';
import type { Deps } from '../service/deps.ts';
import type { Pool } from '../storage/pool.ts';

/** A made-up voter, signed in. */
export function asVoter(accountId: string): SignedInActor {
  return {
    kind: 'account',
    accountId: accountId as AccountId,
    name: 'Voter',
    isGuest: false,
    role: 'reader',
    roleSites: null,
    scope: 'full',
    secondFactor: 'none',
    confirmedAt: new Date(),
    bannedUntil: null,
    bars: [],
  } as unknown as SignedInActor;
}

interface Cast {
  readonly site: Site;
  readonly by: string;
  readonly on: string;
  readonly value: 'up' | 'down' | 'none';
}

/** Makes a voter's vote on a comment what it should be, and asserts that it was taken. */
export async function cast(deps: Deps, { site, by, on, value }: Cast): Promise<void> {
  const input = { site, commentId: on as CommentId, value, place: 'api', idempotencyKey: null } as const;
  const answer = await castVote(deps, asVoter(by), input);
  assert.ok(!('refused' in answer), JSON.stringify(answer));
}

/**
 * Comments whose sums across viewpoints are not those of the votes on them, by the fit in force: each with what is stored
 * and what the votes give. Voters who count in part only have to be absent.
 */
export async function listMiscounted(pool: Pool, siteId: SiteId): Promise<unknown[]> {
  const { rows } = await pool.query({
    text: `with fit as (
        select number, frozen, started_at from viewpoint_fits where site_id = $1 and state = 'done' order by number desc limit 1
      ), counted as (
        select v.comment_id, count(*)::int as count, sum(p.factor) as factors,
          sum((v.value = 1)::int - (fit.frozen->>'mu')::float8 - p.intercept) as rests
        from fit join viewpoint_voters p on p.site_id = $1 and p.fit = fit.number
        join votes v on v.site_id = $1 and v.account_id = p.account_id and v.cast_at >= fit.started_at - interval '180 days'
        group by 1
      ), stored as (
        select t.* from fit join viewpoint_tallies t on t.site_id = $1 and t.fit = fit.number
      )
      select c.id, s.count, n.count as counted, s.rests, n.rests as expected from comments c
      left join counted n on n.comment_id = c.id left join stored s on s.comment_id = c.id
      where c.site_id = $1 and (coalesce(s.count, 0) <> coalesce(n.count, 0)
        or abs(coalesce(s.rests, 0) - coalesce(n.rests, 0)) > 1e-9 or abs(coalesce(s.factors, 0) - coalesce(n.factors, 0)) > 1e-9)`,
    values: [siteId],
  });
  return rows;
}
