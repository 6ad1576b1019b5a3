import { refusePermission, type Permission } from '../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { SiteId } from '../domain/ids.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import type { Deps } from './deps.ts';

/** Why an actor may not do something now; null when they may. Every verb asks before it looks at anything else. */
export function forbid(
  deps: Pick<Deps, 'clock'>,
  actor: Actor,
  asked: { readonly permission: Permission; readonly siteId?: SiteId | null },
): Refusal | null {
  return refusePermission(actor, asked.permission, { now: deps.clock(), siteId: asked.siteId ?? null });
}

/** The person who acts, where what they do is a person's to do and they may. What readers of a site see names the site. */
export function admitPerson(
  deps: Pick<Deps, 'clock'>,
  actor: Actor,
  asked: Permission | { readonly permission: Permission; readonly siteId: SiteId },
): SignedInActor | Refusal {
  const refusal = forbid(deps, actor, typeof asked === 'string' ? { permission: asked } : asked);
  if (isRefusal(refusal)) return refusal;
  return actor.kind === 'account' ? actor : refuse('sign_in_required');
}

/** The person who acts on a site, where what they do is a person's to do and they may. */
export function admitModerator(
  deps: Pick<Deps, 'clock'>,
  actor: Actor,
  asked: { readonly permission: Permission; readonly siteId: SiteId },
): SignedInActor | Refusal {
  const refusal = forbid(deps, actor, asked);
  if (isRefusal(refusal)) return refusal;
  return actor.kind === 'account' ? actor : refuse('sign_in_required');
}
