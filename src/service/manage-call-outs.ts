import { randomBytes } from 'node:crypto';
import {
  AKISMET_URL,
  CALL_OUT_TIMEOUT,
  MOST_CALL_OUTS,
  type CallOutKind,
  type CallOutSettings,
} from '../domain/call-out.ts';
import { MAX_LABEL_LENGTH, parseLabel } from '../domain/label.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import {
  deleteCallOut,
  insertCallOut,
  listCallOutRows,
  listCallOutSecrets,
  orderCallOuts,
  replaceCallOutSecret,
  updateCallOut,
  type CallOutRow,
} from '../storage/call-outs.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { lockSite } from '../storage/sites.ts';
import { toDifference } from './change-settings.ts';
import type { Deps } from './deps.ts';
import { CALL_OUT_SECRET } from './outside.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

/** A service as admins see it: how many secrets count, and never which. */
export interface CallOut extends CallOutRow {
  readonly secrets: readonly {
    readonly id: string;
    readonly createdAt: Date;
    readonly diesAt: Date | null;
  }[];
}

/** A service with the secret that is shown this once; null where there is nothing to show. */
export interface ChangedCallOut {
  readonly callOut: CallOutRow;
  readonly secret: string | null;
}

export interface NewCallOut extends CallOutSettings {
  readonly site: Site;
  readonly kind: CallOutKind;
  /** The key that the service has given; it is taken by Akismet only. */
  readonly key: string;
}

export interface ChangeCallOut {
  readonly site: Site;
  readonly id: string;
  readonly change: Partial<CallOutSettings>;
  /** A new key of the service's; empty keeps the one there is. */
  readonly key?: string;
  /** The place in the order, from 1. */
  readonly position?: number;
}

const LONGEST_URL = 1_000;
const LONGEST_KEY = 200;

/** The services that a site asks about comments, in their order. */
export async function listCallOuts(deps: Deps, actor: Actor, site: Site): Promise<CallOut[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const rows = await listCallOutRows(deps.pool, site.id);
  const secrets = await listCallOutSecrets(deps.pool, site.id, deps.clock());
  return rows.map((row) => ({
    ...row,
    secrets: secrets
      .filter(({ callOutId }) => callOutId === row.id)
      .map(({ id, createdAt, diesAt }) => ({ id, createdAt, diesAt })),
  }));
}

/** Adds a service behind the others. What requests to it are signed with is shown this once. */
export async function addCallOut(
  deps: Deps,
  actor: Actor,
  { site, kind, key, ...given }: NewCallOut,
): Promise<ChangedCallOut | Refusal> {
  return rearrange(deps, { actor, site }, async (db, known) => {
    if (known.length >= MOST_CALL_OUTS)
      return refuse('call_outs_full', { figures: { limit: MOST_CALL_OUTS } });
    const settings = readSettings(kind, given);
    if (isRefusal(settings)) return settings;
    const secret = kind === 'akismet' ? readKey(key) : randomBytes(32).toString('base64url');
    if (isRefusal(secret)) return secret;
    const row = { ...settings, siteId: site.id, id: deps.newId(), kind, createdAt: deps.clock() };
    await insertCallOut(db, row);
    await giveSecret(deps, db, { callOut: row, secret, graceHours: 0 });
    await recordChange(deps, db, {
      actor,
      change: { action: 'call_out.added', siteId: site.id, target: site.key, to: toLogged(row) },
    });
    return {
      callOut: { ...row, position: known.length + 1 },
      secret: kind === 'akismet' ? null : secret,
    };
  });
}

/** Changes a service, its key or its place; what is not named stays as it is. */
export async function changeCallOut(
  deps: Deps,
  actor: Actor,
  { site, id, change, key = '', position }: ChangeCallOut,
): Promise<ChangedCallOut | Refusal> {
  return rearrange(deps, { actor, site }, async (db, known) => {
    const before = known.find((each) => each.id === id);
    if (!before) return refuse('call_out_not_found');
    const settings = readSettings(before.kind, { ...before, ...change });
    if (isRefusal(settings)) return settings;
    const secret = key.trim() === '' || before.kind !== 'akismet' ? null : readKey(key);
    if (isRefusal(secret)) return secret;
    const after = { ...before, ...settings };
    await updateCallOut(db, after);
    if (secret !== null) await giveSecret(deps, db, { callOut: after, secret, graceHours: 0 });
    if (position !== undefined) await place(db, known, { callOut: before, position });
    const difference = toDifference(
      { ...toLogged(before), position: before.position },
      { ...toLogged(after), position: position ?? before.position },
    );
    if (difference !== null || secret !== null)
      await recordChange(deps, db, {
        actor,
        change: {
          action: 'call_out.changed',
          siteId: site.id,
          target: site.key,
          from: { id, ...difference?.from },
          to: { id, ...difference?.to, ...(secret === null ? {} : { secretChanged: true }) },
        },
      });
    return { callOut: after, secret: null };
  });
}

/** Removes a service with its secrets: nothing is sent there from then on. */
export async function removeCallOut(
  deps: Deps,
  actor: Actor,
  { site, id }: { readonly site: Site; readonly id: string },
): Promise<ChangedCallOut | Refusal> {
  return rearrange(deps, { actor, site }, async (db, known) => {
    const before = known.find((each) => each.id === id);
    if (!before) return refuse('call_out_not_found');
    await deleteCallOut(db, site.id, id);
    await recordChange(deps, db, {
      actor,
      change: { action: 'call_out.removed', siteId: site.id, target: site.key, from: toLogged(before) },
    });
    return { callOut: before, secret: null };
  });
}

/** Gives a service a new secret. Requests are signed with the one before, too, for as long as is said. */
export async function rotateCallOutSecret(
  deps: Deps,
  actor: Actor,
  { site, id, graceHours }: { readonly site: Site; readonly id: string; readonly graceHours: number },
): Promise<ChangedCallOut | Refusal> {
  return rearrange(deps, { actor, site }, async (db, known) => {
    const callOut = known.find((each) => each.id === id && each.kind === 'coral');
    if (!callOut) return refuse('call_out_not_found');
    if (!(graceHours >= 0 && graceHours <= 24 * 30)) return refuse('input_invalid', { field: 'graceHours' });
    const secret = randomBytes(32).toString('base64url');
    await giveSecret(deps, db, { callOut, secret, graceHours });
    await recordChange(deps, db, {
      actor,
      change: {
        action: 'call_out.changed',
        siteId: site.id,
        target: site.key,
        from: { id },
        to: { id, secretChanged: true },
      },
    });
    return { callOut, secret };
  });
}

type Rearrange = (db: Db, known: readonly CallOutRow[]) => Promise<ChangedCallOut | Refusal>;

/** One change to a site's services at a time. It says where readers' comments go, so it is guarded like a secret. */
async function rearrange(
  deps: Deps,
  { actor, site }: { readonly actor: Actor; readonly site: Site },
  work: Rearrange,
): Promise<ChangedCallOut | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'secrets.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const changed = await withTransaction(deps.pool, async (db) => {
    await lockSite(db, site.id);
    return work(db, await listCallOutRows(db, site.id));
  });
  deps.outside.forget(site.id);
  return changed;
}

async function giveSecret(
  deps: Deps,
  db: Db,
  given: {
    readonly callOut: Pick<CallOutRow, 'siteId' | 'id'>;
    readonly secret: string;
    readonly graceHours: number;
  },
): Promise<void> {
  const now = deps.clock();
  await replaceCallOutSecret(db, given.callOut.siteId, {
    callOutId: given.callOut.id,
    id: deps.newId(),
    sealed: deps.keys.seal(CALL_OUT_SECRET, given.secret),
    createdAt: now,
    endsAt: new Date(now.getTime() + given.graceHours * 3_600_000),
  });
}

async function place(
  db: Db,
  known: readonly CallOutRow[],
  { callOut, position }: { readonly callOut: CallOutRow; readonly position: number },
): Promise<void> {
  const order = known.filter((each) => each !== callOut);
  order.splice(position - 1, 0, callOut);
  await orderCallOuts(
    db,
    callOut.siteId,
    order.map(({ id }) => id),
  );
}

function readSettings(kind: CallOutKind, given: CallOutSettings): CallOutSettings | Refusal {
  const { isEnabled, timeoutMs, silence, onSpam, format } = given;
  const name = parseLabel(given.name);
  if (name === null) return refuse('label_invalid', { field: 'name', figures: { limit: MAX_LABEL_LENGTH } });
  const url = readUrl(kind === 'akismet' && given.url.trim() === '' ? AKISMET_URL : given.url);
  if (url === null) return refuse('call_out_address_invalid', { field: 'url' });
  const { least, most } = CALL_OUT_TIMEOUT;
  if (!(Number.isInteger(timeoutMs) && timeoutMs >= least && timeoutMs <= most))
    return refuse('setting_invalid', { field: 'timeoutMs', figures: { kind: 'number', least, most } });
  return {
    name,
    url,
    isEnabled,
    timeoutMs,
    silence,
    onSpam,
    format,
    sendsPerson: kind === 'akismet' && given.sendsPerson,
  };
}

/** Whether an address may be asked at all is seen when it is asked: what it leads to can change. */
function readUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  const isUsable =
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username + url.password === '';
  if (!isUsable || url.href.length > LONGEST_URL) return null;
  url.hash = '';
  return url.href;
}

function readKey(key: string): string | Refusal {
  const trimmed = key.trim();
  return /^[\x21-\x7e]+$/.test(trimmed) && trimmed.length <= LONGEST_KEY
    ? trimmed
    : refuse('call_out_key_invalid', { field: 'key' });
}

function toLogged(row: Omit<CallOutRow, 'position' | 'createdAt'>) {
  const { siteId: _, id, kind, name, url, ...settings } = row;
  const { isEnabled, timeoutMs, silence, onSpam, format, sendsPerson } = settings;
  return { id, kind, name, address: url, isEnabled, timeoutMs, silence, onSpam, format, sendsPerson };
}
