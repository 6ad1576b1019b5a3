import { randomBytes } from 'node:crypto';
import { isId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { withTransaction } from '../storage/pool.ts';
import {
  deleteSignOnSecret,
  endSignOnSecret,
  insertSignOnSecret,
  listSignOnSecretRows,
  lockSignOnSecrets,
} from '../storage/sign-on-secrets.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

/** What the secrets are sealed for. */
export const SIGN_ON_SECRET = 'sign-on-secret';

/** A secret as it is listed: never with the secret itself. */
export interface SignOnSecret {
  /** The `kid` that tokens may name it by. */
  readonly id: string;
  readonly createdAt: Date;
  /** From when it opens nothing; null for the newest. */
  readonly diesAt: Date | null;
}

export interface NewSignOnSecret extends SignOnSecret {
  /** Shown this once. */
  readonly secret: string;
}

export interface RotateSignOnSecret {
  readonly site: Site;
  /** For how long the secret before goes on beside the new one; 0 ends it at once. GRACE_HOURS where left out, at most MOST_GRACE_HOURS. */
  readonly graceHours?: number;
  /** A secret that tokens are signed with already, such as Coral's; null makes one. */
  readonly secret: string | null;
}

/** How long an old secret goes on where nobody says otherwise, and at most. */
export const GRACE_HOURS = 24;
export const MOST_GRACE_HOURS = 24 * 30;

/** HS256 wants a key as long as its hash (RFC 7518, 3.2). */
const LEAST_SECRET_LENGTH = 32;
const MOST_SECRET_LENGTH = 1_000;

/**
 * Gives a site a new secret for its tokens. The one before goes on for a while, so that the publisher's servers can
 * follow; those before that end at once: two live at most.
 */
export async function rotateSignOnSecret(
  deps: Deps,
  actor: Actor,
  input: RotateSignOnSecret,
): Promise<NewSignOnSecret | Refusal> {
  const { site, graceHours = GRACE_HOURS } = input;
  const refusal = forbid(deps, actor, { permission: 'secrets.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  if (input.secret !== null && !canBeSecret(input.secret))
    return refuse('sign_on_secret_invalid', { field: 'secret' });
  if (!(graceHours >= 0 && graceHours <= MOST_GRACE_HOURS))
    return refuse('input_invalid', { field: 'graceHours' });
  const secret = input.secret ?? randomBytes(32).toString('base64url');
  const createdAt = deps.clock();
  const id = deps.newId();
  await withTransaction(deps.pool, async (db) => {
    await lockSignOnSecrets(db, site.id);
    const [before, ...older] = await listSignOnSecretRows(db, site.id, createdAt);
    for (const each of older) await deleteSignOnSecret(db, site.id, each.id);
    const diesAt = new Date(createdAt.getTime() + graceHours * 3_600_000);
    if (before) await endSignOnSecret(db, { siteId: site.id, id: before.id, diesAt });
    await insertSignOnSecret(db, {
      siteId: site.id,
      id,
      sealed: deps.keys.seal(SIGN_ON_SECRET, secret),
      createdAt,
    });
    await recordChange(deps, db, {
      actor,
      change: {
        action: 'sign_on_secret.rotated',
        siteId: site.id,
        target: site.key,
        from: before ? { id: before.id, diesAt } : null,
        to: { id, isOwn: input.secret !== null },
      },
    });
  });
  return { id, secret, createdAt, diesAt: null };
}

/** A public key must not become a secret: whoever knows it could sign (RFC 8725, 2.1). */
function canBeSecret(secret: string): boolean {
  const isKey = /-----BEGIN|^\s*\{/.test(secret);
  return secret.length >= LEAST_SECRET_LENGTH && secret.length <= MOST_SECRET_LENGTH && !isKey;
}

/** The live secrets of a site, the newest first. */
export async function listSignOnSecrets(
  deps: Deps,
  actor: Actor,
  site: Site,
): Promise<SignOnSecret[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const rows = await listSignOnSecretRows(deps.pool, site.id, deps.clock());
  return rows.map(({ id, createdAt, diesAt }) => ({ id, createdAt, diesAt }));
}

/** Ends a secret at once: tokens signed with it open nothing from now on. */
export async function revokeSignOnSecret(
  deps: Deps,
  actor: Actor,
  input: { site: Site; id: string },
): Promise<{ id: string } | Refusal> {
  const { site, id } = input;
  const refusal = forbid(deps, actor, { permission: 'secrets.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  return withTransaction(deps.pool, async (db) => {
    if (!isId(id) || !(await deleteSignOnSecret(db, site.id, id))) return refuse('sign_on_secret_not_found');
    await recordChange(deps, db, {
      actor,
      change: { action: 'sign_on_secret.revoked', siteId: site.id, target: site.key, from: { id }, to: null },
    });
    return { id };
  });
}
