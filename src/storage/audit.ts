import type { SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly byKind: 'account' | 'server' | 'operator' | 'system';
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
