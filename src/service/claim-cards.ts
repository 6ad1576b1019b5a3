import type { CommentId } from '../domain/ids.ts';
import { CLAIM_SECONDS } from '../domain/queue.ts';
import type { Site } from '../domain/thread.ts';
import { claimItems, listClaims, releaseItems, type ClaimRow } from '../storage/claims.ts';
import type { Deps } from './deps.ts';
import type { Moderator } from './desk-sites.ts';

/** A comment by the key of its site, as browsers name it. */
export interface NamedComment {
  readonly site: string;
  readonly id: CommentId;
}

export interface ClaimedCard {
  readonly site: Site;
  readonly id: CommentId;
  /** Who has it now; null where nobody has. */
  readonly claim: { readonly by: Pick<ClaimRow, 'byId' | 'byName'>; readonly until: Date } | null;
  readonly isWaiting: boolean;
}

/** Names of comments as ids; those on other people's sites are left out. */
export function toOwnRefs({ sites }: Moderator, named: readonly NamedComment[]) {
  const byKey = new Map(sites.map((site) => [site.key, site]));
  return named.flatMap(({ site: key, id }) => {
    const site = byKey.get(key);
    return site ? [{ site, siteId: site.id, id }] : [];
  });
}

/** Puts comments on the moderator's screen, or keeps them there; says who has those that somebody else has. */
export async function claimCards(
  deps: Deps,
  moderator: Moderator,
  named: readonly NamedComment[],
): Promise<ClaimedCard[]> {
  const refs = toOwnRefs(moderator, named);
  if (refs.length === 0) return [];
  const now = deps.clock();
  const until = new Date(now.getTime() + CLAIM_SECONDS * 1_000);
  await claimItems(deps.pool, { refs, accountId: moderator.person.accountId, now, until });
  return toClaimed(deps, refs);
}

/** Lets go of comments that were on the moderator's screen. */
export async function releaseCards(
  deps: Deps,
  moderator: Moderator,
  named: readonly NamedComment[],
): Promise<ClaimedCard[]> {
  const refs = toOwnRefs(moderator, named);
  if (refs.length === 0) return [];
  await releaseItems(deps.pool, { refs, accountId: moderator.person.accountId, now: deps.clock() });
  return toClaimed(deps, refs);
}

async function toClaimed(deps: Deps, refs: ReturnType<typeof toOwnRefs>): Promise<ClaimedCard[]> {
  const claims = await listClaims(deps.pool, refs, deps.clock());
  return refs.map(({ site, id }) => {
    const found = claims.find((claim) => claim.siteId === site.id && claim.id === id);
    const claim = found?.byId && found.until ? { by: found, until: found.until } : null;
    return { site, id, claim, isWaiting: found !== undefined };
  });
}
