import type { CallOutKind, CallOutSettings } from '../domain/call-out.ts';
import type { SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface CallOutRow extends CallOutSettings {
  readonly siteId: SiteId;
  readonly id: string;
  readonly position: number;
  readonly kind: CallOutKind;
  readonly createdAt: Date;
}

export interface CallOutSecretRow {
  readonly callOutId: string;
  readonly id: string;
  readonly sealed: Buffer;
  readonly createdAt: Date;
  readonly diesAt: Date | null;
}

const COLUMNS = `site_id as "siteId", id, position, kind, name, url, is_enabled as "isEnabled", timeout_ms as "timeoutMs",
  silence, on_spam as "onSpam", format, sends_person as "sendsPerson", created_at as "createdAt"`;

/** The services that a site asks, in their order. */
export async function listCallOutRows(db: Db, siteId: SiteId): Promise<CallOutRow[]> {
  const { rows } = await db.query<CallOutRow>({
    name: 'list-call-outs',
    text: `select ${COLUMNS} from call_outs where site_id = $1 order by position, id`,
    values: [siteId],
  });
  return rows;
}

/** The secrets of a site's services that still count, the newest first. */
export async function listCallOutSecrets(db: Db, siteId: SiteId, now: Date): Promise<CallOutSecretRow[]> {
  const { rows } = await db.query<CallOutSecretRow>({
    name: 'list-call-out-secrets',
    text: `select call_out_id as "callOutId", id, sealed, created_at as "createdAt", dies_at as "diesAt" from call_out_secrets
      where site_id = $1 and (dies_at is null or dies_at > $2) order by created_at desc, id desc`,
    values: [siteId, now],
  });
  return rows;
}

/** Adds a service behind the others. */
export async function insertCallOut(db: Db, row: Omit<CallOutRow, 'position'>): Promise<void> {
  await db.query({
    text: `insert into call_outs (site_id, id, kind, name, url, is_enabled, timeout_ms, silence, on_spam, format, sends_person, created_at, position)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce(max(position), 0) + 1 from call_outs where site_id = $1`,
    values: [...toValues(row), row.createdAt],
  });
}

/** Writes what a newsroom says of a service. */
export async function updateCallOut(db: Db, row: Omit<CallOutRow, 'position' | 'createdAt'>): Promise<void> {
  await db.query({
    text: `update call_outs set kind = $3, name = $4, url = $5, is_enabled = $6, timeout_ms = $7, silence = $8, on_spam = $9,
        format = $10, sends_person = $11
      where site_id = $1 and id = $2`,
    values: toValues(row),
  });
}

function toValues(row: Omit<CallOutRow, 'position' | 'createdAt'>): unknown[] {
  return [
    row.siteId,
    row.id,
    row.kind,
    row.name,
    row.url,
    row.isEnabled,
    row.timeoutMs,
    row.silence,
    row.onSpam,
    row.format,
    row.sendsPerson,
  ];
}

/** Puts the services of a site into an order. */
export async function orderCallOuts(db: Db, siteId: SiteId, ids: readonly string[]): Promise<void> {
  await db.query({
    text: `update call_outs c set position = o.position
      from unnest($2::uuid[]) with ordinality as o (id, position) where c.site_id = $1 and c.id = o.id`,
    values: [siteId, ids],
  });
}

/** Removes a service with its secrets. */
export async function deleteCallOut(db: Db, siteId: SiteId, id: string): Promise<void> {
  await db.query({ text: 'delete from call_outs where site_id = $1 and id = $2', values: [siteId, id] });
}

/** Gives a service its newest secret. The one before ends at `endsAt`, those before that at once. */
export async function replaceCallOutSecret(
  db: Db,
  siteId: SiteId,
  { endsAt, ...secret }: Omit<CallOutSecretRow, 'diesAt'> & { readonly endsAt: Date },
): Promise<void> {
  const values = [siteId, secret.callOutId];
  await db.query({
    text: `delete from call_out_secrets where site_id = $1 and call_out_id = $2 and dies_at is not null`,
    values,
  });
  await db.query({
    text: 'update call_out_secrets set dies_at = $3 where site_id = $1 and call_out_id = $2',
    values: [...values, endsAt],
  });
  await db.query({
    text: 'insert into call_out_secrets (site_id, call_out_id, id, sealed, created_at) values ($1, $2, $3, $4, $5)',
    values: [...values, secret.id, secret.sealed, secret.createdAt],
  });
}
