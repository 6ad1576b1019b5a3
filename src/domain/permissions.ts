import type { SiteId } from './ids.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Role } from './roles.ts';
import type { Bar } from './sanction.ts';
import type { Actor, ServerActor, SignedInActor } from './viewer.ts';

/** What a publisher's server may be allowed to do; each API token names its own. */
export const API_SCOPES = [
  'stories:write',
  'settings:read',
  'settings:write',
  'accounts:read',
  'accounts:write',
  'audit:read',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** Who may do something, from where, and to what. */
export interface PermissionRule {
  /** The least that somebody has to be. `anyone` includes those who are not signed in. */
  readonly least: 'anyone' | 'guest' | Role;
  /** `full`: only from Parley's own origin, never with a token that a publisher's page could read. */
  readonly from: 'embed' | 'full';
  /** `own`: only to what is the actor's own. `site`: to a site the role counts on. `organisation`: the role counts on all sites. */
  readonly to: 'all' | 'own' | 'site' | 'organisation';
  /** Dangerous: the person proves once more who they are, at most STEP_UP_MINUTES before. */
  readonly stepUp?: true;
  /** Readers see it: whoever is banned may not. */
  readonly notBanned?: true;
  /** Open to somebody who still owes a second factor, because it leads there; `missing`: only where they have none yet. */
  readonly beforeSecondFactor?: true | 'missing';
  /** The scope that lets a publisher's server do it. */
  readonly scope?: ApiScope;
}

/** Every permission there is. Routes declare one, verbs enforce it, testing/permissions.test.ts compares the two. */
export const PERMISSIONS = {
  'page.read': { least: 'anyone', from: 'embed', to: 'all' },
  'thread.read': { least: 'anyone', from: 'embed', to: 'all' },
  'session.open': { least: 'anyone', from: 'embed', to: 'all' },
  'session.close': { least: 'anyone', from: 'embed', to: 'own' },
  /** Guests too, where the site lets them: the verb knows the site's settings. */
  'comment.write': { least: 'anyone', from: 'embed', to: 'all', notBanned: true },
  'comment.edit': { least: 'guest', from: 'embed', to: 'own', notBanned: true },
  'comment.delete': { least: 'guest', from: 'embed', to: 'own' },
  'comment.vote': { least: 'reader', from: 'embed', to: 'all', notBanned: true },
  'session.keep': { least: 'guest', from: 'embed', to: 'own' },
  'account.name': { least: 'reader', from: 'full', to: 'own', beforeSecondFactor: true, notBanned: true },
  'account.read': { least: 'reader', from: 'full', to: 'own' },
  'account.change': { least: 'reader', from: 'full', to: 'own' },
  /** What one shows of oneself beside the comments: name, picture, a few lines. */
  'account.profile': { least: 'reader', from: 'full', to: 'own', notBanned: true },
  'account.mute': { least: 'reader', from: 'embed', to: 'own' },
  /** By the signed link of a mail. */
  'mail.stop': { least: 'anyone', from: 'embed', to: 'all' },
  'account.confirm': { least: 'reader', from: 'full', to: 'own', beforeSecondFactor: true },
  /** Adds a way to prove who one is. Whoever has one proves that first. */
  'account.enrol': {
    least: 'reader',
    from: 'full',
    to: 'own',
    stepUp: true,
    beforeSecondFactor: 'missing',
  },
  'account.secure': { least: 'reader', from: 'full', to: 'own', stepUp: true },
  'account.download': { least: 'reader', from: 'full', to: 'own', stepUp: true },
  'account.delete': { least: 'reader', from: 'full', to: 'own', stepUp: true },
  'desk.open': { least: 'moderator', from: 'full', to: 'all' },
  /** Comments of a site as moderators see them, and the people behind them. Lists over several sites want `desk.open`, and keep to the sites of whoever asks. */
  'queue.read': { least: 'moderator', from: 'full', to: 'site' },
  'comment.decide': { least: 'moderator', from: 'full', to: 'site' },
  /** Editor's picks and what is pinned. */
  'comment.feature': { least: 'moderator', from: 'full', to: 'site' },
  'person.sanction': { least: 'moderator', from: 'full', to: 'site' },
  'numbers.read': { least: 'moderator', from: 'full', to: 'site' },
  'rules.read': { least: 'moderator', from: 'full', to: 'site', scope: 'settings:read' },
  'rules.change': { least: 'admin', from: 'full', to: 'site', scope: 'settings:write' },
  /** Without account where the site lets them: the verb knows the site's settings. */
  'comment.report': { least: 'anyone', from: 'embed', to: 'all', notBanned: true },
  /** What moderators decided of oneself. A warning has to be read before one writes on: guests write too. */
  'warning.read': { least: 'guest', from: 'embed', to: 'own' },
  /** Illegal content: the law wants this to be easy for everybody, those too who are banned. */
  'notice.send': { least: 'anyone', from: 'embed', to: 'all' },
  'comment.appeal': { least: 'guest', from: 'embed', to: 'own' },
  'story.change': { least: 'moderator', from: 'full', to: 'site', scope: 'stories:write' },
  'settings.read': { least: 'admin', from: 'full', to: 'site', scope: 'settings:read' },
  'settings.change': { least: 'admin', from: 'full', to: 'site', scope: 'settings:write' },
  'secrets.change': { least: 'admin', from: 'full', to: 'site', stepUp: true },
  /** Takes in what another system held, and takes it out again. */
  'site.import': { least: 'admin', from: 'full', to: 'site', stepUp: true },
  'organisation.read': { least: 'admin', from: 'full', to: 'organisation', scope: 'settings:read' },
  'organisation.change': { least: 'admin', from: 'full', to: 'organisation', stepUp: true },
  'tokens.change': { least: 'admin', from: 'full', to: 'organisation', stepUp: true },
  'accounts.read': { least: 'admin', from: 'full', to: 'organisation', scope: 'accounts:read' },
  'accounts.change': {
    least: 'admin',
    from: 'full',
    to: 'organisation',
    stepUp: true,
    scope: 'accounts:write',
  },
  'roles.grant': { least: 'admin', from: 'full', to: 'organisation', stepUp: true },
  'audit.read': { least: 'admin', from: 'full', to: 'site', scope: 'audit:read' },
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof PERMISSIONS;

/** For how long a proof of who somebody is opens what is dangerous. */
export const STEP_UP_MINUTES = 15;

/** The circumstances of an act. */
export interface PermissionFacts {
  readonly now: Date;
  /** The site it is done to; null where it concerns the organisation. */
  readonly siteId?: SiteId | null;
}

const RANKS = ['anyone', 'guest', 'reader', 'staff', 'moderator', 'admin'] as const;

/**
 * Says why an actor may not do something; null when they may. Whether a thing is the actor's own is for the verb to
 * see, since only it has looked.
 */
export function refusePermission(
  actor: Actor,
  permission: Permission,
  facts: PermissionFacts,
): Refusal | null {
  const rule: PermissionRule = PERMISSIONS[permission];
  if (actor.kind === 'operator') return null;
  if (actor.kind === 'server') return refuseServer(actor, rule, facts);
  if (actor.kind === 'anonymous') return rule.least === 'anyone' ? null : refuse('sign_in_required');
  return refuseAccount(actor, rule, facts);
}

function refuseServer(actor: ServerActor, rule: PermissionRule, facts: PermissionFacts): Refusal | null {
  if (rule.least === 'anyone' && rule.to === 'all') return null;
  if (rule.scope === undefined) return refuse('not_permitted');
  if (!actor.scopes.includes(rule.scope))
    return refuse('token_scope_missing', { figures: { scope: rule.scope } });
  return countsOn(actor.sites, rule, facts) ? null : refuse('not_permitted');
}

function refuseAccount(actor: SignedInActor, rule: PermissionRule, facts: PermissionFacts): Refusal | null {
  const rank = actor.isGuest ? 'guest' : actor.role;
  const isBelow = RANKS.indexOf(rank) < RANKS.indexOf(rule.least);
  if (isBelow && rank === 'guest') return refuse('sign_in_required');
  if (rule.from === 'full' && actor.scope !== 'full') return refuse('scope_insufficient');
  if (isBelow || !countsOn(actor.roleSites, rule, facts)) return refuse('not_permitted');
  if (rule.from === 'full' && !passesSecondFactor(actor, rule)) return refuse('second_factor_required');
  if (rule.notBanned && isBanned(actor, facts.now)) return refuseBanned(actor.bannedUntil);
  const bar = rule.notBanned ? findBar(actor, facts) : undefined;
  if (bar) return refuseBanned(bar.until);
  const age = facts.now.getTime() - actor.confirmedAt.getTime();
  return rule.stepUp && age > STEP_UP_MINUTES * 60_000 ? refuse('step_up_required') : null;
}

/** A ban until this time or later is for good. */
export const BANNED_FOR_GOOD = new Date('9999-01-01T00:00:00.000Z');

/** Whether somebody may not write now. */
export function isBanned(actor: { readonly bannedUntil: Date | null }, now: Date): boolean {
  return actor.bannedUntil !== null && actor.bannedUntil > now;
}

/** The bar that keeps somebody from one site alone. */
function findBar(actor: SignedInActor, { siteId, now }: PermissionFacts): Bar | undefined {
  return actor.bars.find((bar) => bar.siteId === siteId && (bar.until === null || bar.until > now));
}

function refuseBanned(until: Date | null): Refusal {
  if (until === null || until >= BANNED_FOR_GOOD) return refuse('account_banned');
  return refuse('account_banned', { figures: { until: until.toISOString() } });
}

function passesSecondFactor(
  { secondFactor }: SignedInActor,
  { beforeSecondFactor }: PermissionRule,
): boolean {
  if (secondFactor === 'missing') return beforeSecondFactor !== undefined;
  return secondFactor !== 'owed' || beforeSecondFactor === true;
}

function countsOn(sites: readonly SiteId[] | null, rule: PermissionRule, facts: PermissionFacts): boolean {
  if (sites === null || rule.to === 'all' || rule.to === 'own') return true;
  const { siteId = null } = facts;
  return rule.to === 'site' && siteId !== null && sites.includes(siteId);
}
