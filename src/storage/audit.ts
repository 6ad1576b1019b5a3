import type { SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export type AuditBy = 'account' | 'server' | 'operator' | 'system';

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly byKind: AuditBy;
  readonly byId: string | null;
  readonly action: string;
  readonly siteId: SiteId | null;
  readonly target: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Adds an entry; only ever in the transaction of the change that it tells of. */
export async function insertAuditEntry(db: Db, entry: AuditEntry): Promise<void> {
  await db.query({
    text: `insert into audit_log (id, at, by_kind, by_id, action, site_id, target, from_value, to_value)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      entry.id,
      entry.at,
      entry.byKind,
      entry.byId,
      entry.action,
      entry.siteId,
      entry.target,
      entry.from === undefined ? null : JSON.stringify(entry.from),
      entry.to === undefined ? null : JSON.stringify(entry.to),
    ],
  });
}

/** An entry with the names that its ids have now; they are kept nowhere in the log. */
export interface NamedAuditEntry extends AuditEntry {
  readonly byName: string | null;
  readonly siteKey: string | null;
  /** The name of the account that was changed, where one was. */
  readonly targetName: string | null;
}

export interface AuditFilter {
  readonly siteId: SiteId | null;
  /** An account or a token by id, or one of the kinds that have none. */
  readonly by: string | null;
  /** `site.changed`, or `site` for all that is done to sites. */
  readonly action: string | null;
  readonly since: Date | null;
  readonly until: Date | null;
}

export interface ListAudit extends AuditFilter {
  /** The last entry before those wanted. */
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
}

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** Entries of the log, newest first. */
export async function listAuditEntries(db: Db, wanted: ListAudit): Promise<NamedAuditEntry[]> {
  const { siteId, by, action, since, until, after } = wanted;
  const isKind = by === 'operator' || by === 'system';
  const values: unknown[] = [wanted.limit];
  const conditions: string[] = [];
  const add = (condition: string, ...more: unknown[]) => {
    conditions.push(condition.replaceAll(/\?(\d)/g, (_, n: string) => `$${values.length + Number(n)}`));
    values.push(...more);
  };
  if (siteId !== null) add('e.site_id = ?1', siteId);
  if (by !== null) add(isKind ? 'e.by_kind = ?1' : 'e.by_id = ?1', by);
  if (action !== null) add(`(e.action = ?1 or starts_with(e.action, ?1 || '.'))`, action);
  if (since !== null) add('e.at >= ?1', since);
  if (until !== null) add('e.at < ?1', until);
  if (after !== null) add('(e.at, e.id) < (?1, ?2)', after.at, after.id);
  const { rows } = await db.query<NamedAuditEntry>({
    text: `select e.id, e.at, e.by_kind as "byKind", e.by_id as "byId", coalesce(a.name, k.name) as "byName", e.action,
        e.site_id as "siteId", s.key as "siteKey", e.target, t.name as "targetName", e.from_value as "from", e.to_value as "to"
      from audit_log e
        left join accounts a on e.by_kind = 'account' and a.id = e.by_id
        left join api_tokens k on e.by_kind = 'server' and k.id = e.by_id
        left join sites s on s.id = e.site_id
        left join accounts t on t.id = case when e.target ~ '${UUID}' then e.target::uuid end
      ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
      order by e.at desc, e.id desc limit $1`,
    values,
  });
  return rows;
}
