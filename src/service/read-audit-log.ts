import { formatCursor, type Cursor } from '../domain/cursor.ts';
import { isId, type CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { listAuditEntries, type AuditFilter, type NamedAuditEntry } from '../storage/audit.ts';
import { findSite } from '../storage/sites.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { toCsvLine } from '../domain/csv.ts';

export type { NamedAuditEntry } from '../storage/audit.ts';

export interface AuditQuery {
  /** Key of a site; null is the whole organisation, for those who administer all of it. */
  readonly site: string | null;
  /** Id of an account or a token, or `operator` or `system`. */
  readonly by: string | null;
  /** `site.changed`, or `site` for all that is done to sites. */
  readonly action: string | null;
  readonly since: Date | null;
  readonly until: Date | null;
}

export interface AuditPage {
  readonly entries: readonly NamedAuditEntry[];
  readonly nextPage: string | null;
}

const PAGE = 50;
const EXPORT_PAGE = 500;

/** A page of the log of administrative changes, newest first. */
export async function readAuditLog(
  deps: Deps,
  actor: Actor,
  { after, ...query }: AuditQuery & { readonly after: Cursor | null },
): Promise<AuditPage | Refusal> {
  const filter = await toFilter(deps, actor, query);
  if (isRefusal(filter)) return filter;
  const place = after === null ? null : { at: new Date(after.value), id: after.id };
  const rows = await listAuditEntries(deps.pool, { ...filter, after: place, limit: PAGE + 1 });
  const entries = rows.slice(0, PAGE);
  const last = entries.at(-1);
  const nextPage =
    last && rows.length > PAGE ? formatCursor({ value: last.at.getTime(), id: last.id as CommentId }) : null;
  return { entries, nextPage };
}

export const AUDIT_FORMATS = ['csv', 'jsonl'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

/** The whole log that a query finds, newest first, as text in pieces: never more than a few hundred entries in memory. */
export async function exportAuditLog(
  deps: Deps,
  actor: Actor,
  { format, ...query }: AuditQuery & { readonly format: AuditFormat },
): Promise<AsyncIterable<string> | Refusal> {
  const filter = await toFilter(deps, actor, query);
  return isRefusal(filter) ? filter : writePages(deps, filter, format);
}

async function* writePages(deps: Deps, filter: AuditFilter, format: AuditFormat): AsyncGenerator<string> {
  if (format === 'csv') yield toCsvLine(COLUMNS);
  let after: { at: Date; id: string } | null = null;
  for (;;) {
    const rows: NamedAuditEntry[] = await listAuditEntries(deps.pool, {
      ...filter,
      after,
      limit: EXPORT_PAGE,
    });
    if (rows.length > 0) yield rows.map(format === 'csv' ? toCsv : toJson).join('');
    const last = rows.at(-1);
    if (!last || rows.length < EXPORT_PAGE) return;
    after = last;
  }
}

const COLUMNS = [
  'at',
  'byKind',
  'byId',
  'byName',
  'action',
  'site',
  'target',
  'targetName',
  'from',
  'to',
  'id',
];

function toCsv(entry: NamedAuditEntry): string {
  const { id, at, byKind, byId, byName, action, siteKey, target, targetName, from, to } = entry;
  const values = [from, to].map((value) => (value === null ? '' : JSON.stringify(value)));
  const names = [action, siteKey, target, targetName].map((text) => text ?? '');
  return toCsvLine([at.toISOString(), byKind, byId ?? '', byName ?? '', ...names, ...values, id]);
}

function toJson(entry: NamedAuditEntry): string {
  const { id, at, byKind, byId, byName, action, siteKey: site, target, targetName, from, to } = entry;
  const said = { id, at, byKind, byId, byName, action, site, target, targetName, from, to };
  return `${JSON.stringify(said)}\n`;
}

async function toFilter(deps: Deps, actor: Actor, query: AuditQuery): Promise<AuditFilter | Refusal> {
  const { site: key, by, action, since, until } = query;
  const site = key === null ? null : await findSite(deps.pool, key);
  if (key !== null && !site) return refuse('site_not_found', { field: 'site' });
  const refusal = forbid(deps, actor, { permission: 'audit.read', siteId: site?.id ?? null });
  if (isRefusal(refusal)) return refusal;
  if (by !== null && !isId(by) && by !== 'operator' && by !== 'system') return wrong('by');
  if (action !== null && !/^[a-z][a-z._-]*$/.test(action)) return wrong('action');
  return { siteId: site?.id ?? null, by, action, since, until };
}

function wrong(field: string): Refusal {
  return refuse('input_invalid', { field });
}
