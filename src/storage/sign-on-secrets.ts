import type { SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface SignOnSecretRow {
  readonly id: string;
  readonly sealed: Buffer;
  readonly createdAt: Date;
  readonly diesAt: Date | null;
}

/** The secrets of a site that still open something, the newest first. */
export async function listSignOnSecretRows(db: Db, siteId: SiteId, now: Date): Promise<SignOnSecretRow[]> {
  const { rows } = await db.query<SignOnSecretRow>({
    name: 'list-sign-on-secrets',
    text: `select id, sealed, created_at as "createdAt", dies_at as "diesAt" from sign_on_secrets
      where site_id = $1 and (dies_at is null or dies_at > $2) order by created_at desc, id desc`,
    values: [siteId, now],
  });
  return rows;
}

/** Adds the newest secret of a site. */
export async function insertSignOnSecret(
  db: Db,
  secret: { siteId: SiteId; id: string; sealed: Buffer; createdAt: Date },
): Promise<void> {
  await db.query({
    text: 'insert into sign_on_secrets (site_id, id, sealed, created_at) values ($1, $2, $3, $4)',
    values: [secret.siteId, secret.id, secret.sealed, secret.createdAt],
  });
}

/** Says when a secret dies; one that dies sooner anyway keeps its time. */
export async function endSignOnSecret(
  db: Db,
  ended: { siteId: SiteId; id: string; diesAt: Date },
): Promise<void> {
  await db.query({
    text: 'update sign_on_secrets set dies_at = least(dies_at, $3) where site_id = $1 and id = $2',
    values: [ended.siteId, ended.id, ended.diesAt],
  });
}

/** Forgets a secret; false when it is not there. */
export async function deleteSignOnSecret(db: Db, siteId: SiteId, id: string): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'delete from sign_on_secrets where site_id = $1 and id = $2',
    values: [siteId, id],
  });
  return rowCount === 1;
}

/** Lets nobody else change the secrets of a site until the transaction ends. */
export async function lockSignOnSecrets(db: Db, siteId: SiteId): Promise<void> {
  await db.query({ text: 'select from sites where id = $1 for update', values: [siteId] });
}
