import type { SiteId } from '../domain/ids.ts';
import type { Actor } from '../domain/viewer.ts';
import { insertAuditEntry } from '../storage/audit.ts';
import type { Db } from '../storage/pool.ts';
import type { Deps } from './deps.ts';

export interface Change {
  /** Noun and past tense: `site.changed`. */
  readonly action: string;
  readonly siteId?: SiteId | null;
  /** What was changed: a site's key, an account's id. Never a name or an address of a person. */
  readonly target: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/**
 * Writes an administrative change into the audit log, in the transaction that makes it. Values hold no secret and
 * nothing about a person but ids.
 */
export async function recordChange(
  deps: Pick<Deps, 'newId' | 'clock'>,
  db: Db,
  by: { readonly actor: Actor; readonly change: Change },
): Promise<void> {
  const { actor, change } = by;
  await insertAuditEntry(db, {
    id: deps.newId(),
    at: deps.clock(),
    ...toBy(actor),
    action: change.action,
    siteId: change.siteId ?? null,
    target: change.target,
    from: change.from,
    to: change.to,
  });
}

function toBy(actor: Actor): { byKind: 'account' | 'server' | 'operator' | 'system'; byId: string | null } {
  if (actor.kind === 'account') return { byKind: 'account', byId: actor.accountId };
  if (actor.kind === 'server') return { byKind: 'server', byId: actor.tokenId };
  return { byKind: actor.kind === 'operator' ? 'operator' : 'system', byId: null };
}
