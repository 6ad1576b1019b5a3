import type { Db } from './pool.ts';

/** A row of the log, as text: what it is hashed from, and what stands beside it. */
export interface LogRow {
  readonly sequence: number;
  /** Every column of `decisions` in the order of LOG_COLUMNS. */
  readonly values: readonly (string | null)[];
  /** Null where there is no row beside it. */
  readonly details: LogDetails | null;
}

export interface LogDetails {
  /** Empty once erased. */
  readonly salt: Buffer;
  readonly accountId: string | null;
  readonly toAuthor: string;
  readonly internal: string;
}

/** What a seal binds: every column of a decision, written so that no setting of a session or server changes it. */
const LOG_COLUMNS = {
  sequence: 'd.sequence::text',
  site_id: 'd.site_id::text',
  id: 'd.id::text',
  comment_id: 'd.comment_id::text',
  from_status: 'd.from_status',
  to_status: 'd.to_status',
  decided_by: 'd.decided_by',
  reason: 'd.reason',
  decided_at: '(extract(epoch from d.decided_at) * 1000)::int8::text',
  rule: 'd.rule',
  rules_version: 'd.rules_version::text',
  revision: 'd.revision::text',
  undoes_id: 'd.undoes_id::text',
  appeal_id: 'd.appeal_id::text',
  bulk_id: 'd.bulk_id::text',
  details_hash: `encode(d.details_hash, 'hex')`,
} as const;

/** The columns that seals bind; a test holds them against the table. */
export const SEALED_DECISION_COLUMNS = Object.keys(LOG_COLUMNS);

/** Place of the commitment among the values of a row. */
export const DETAILS_HASH_AT = SEALED_DECISION_COLUMNS.indexOf('details_hash');

// A column for each: the driver takes three times as long to read an array.
const ROWS = `select ${Object.entries(LOG_COLUMNS)
  .map(([name, value]) => `${value} as ${name}`)
  .join(', ')},
    case when t.decision_id is not null then t.salt end as salt, t.account_id as "accountId", t.to_author as "toAuthor", t.internal
  from decisions d left join decision_details t on t.site_id = d.site_id and t.decision_id = d.id
  where d.sequence > $1 and d.sequence <= $2 order by d.sequence limit $3`;

type RawRow = Readonly<Record<string, unknown>> & { readonly salt: Buffer | null } & Omit<LogDetails, 'salt'>;

/** Decisions after one sequence up to another, in their order. */
export async function listLogRows(
  db: Db,
  range: { after: number; upTo: number; limit: number },
): Promise<LogRow[]> {
  const { rows } = await db.query<RawRow>({
    name: 'log-rows',
    text: ROWS,
    values: [range.after, range.upTo, range.limit],
  });
  return rows.map((row) => {
    const { salt, accountId, toAuthor, internal } = row;
    return {
      sequence: Number(row['sequence']),
      values: SEALED_DECISION_COLUMNS.map((name) => (row[name] ?? null) as string | null),
      details: salt && { salt, accountId, toAuthor, internal },
    };
  });
}

/** How many decisions no seal covers yet, and since when the oldest of them waits. */
export async function countUnsealed(db: Db, after: number): Promise<{ count: number; since: Date | null }> {
  const { rows } = await db.query<{ count: number; since: Date | null }>({
    text: 'select count(*)::int as count, min(decided_at) as since from decisions where sequence > $1',
    values: [after],
  });
  return rows[0] ?? { count: 0, since: null };
}

/** The highest sequence that is there for all to see. */
export async function findLastSequence(db: Db): Promise<number> {
  const { rows } = await db.query<{ last: number }>({
    text: 'select coalesce(max(sequence), 0) as last from decisions',
  });
  return rows[0]?.last ?? 0;
}

/**
 * Transactions that may be adding decisions now: each takes this lock before it takes a number, and keeps it until its
 * end. Whoever begins later gets a higher number than any that is there.
 */
export async function listWriters(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ writer: string }>({
    text: `select distinct virtualtransaction as writer from pg_locks
      where locktype = 'relation' and relation = 'decisions'::regclass and mode = 'RowExclusiveLock'
        and database = (select oid from pg_database where datname = current_database())`,
  });
  return rows.map(({ writer }) => writer);
}

/** A seal as it is stored. */
export interface SealRow {
  readonly number: number;
  readonly lastSequence: number;
  readonly count: number;
  readonly leaves: Buffer;
  readonly chainHash: Buffer;
  readonly sealedAt: Date;
}

const SEAL = `number, last_sequence as "lastSequence", count, leaves, chain_hash as "chainHash", sealed_at as "sealedAt"`;

/** Seals after a number, in their order. */
export async function listSeals(db: Db, after: number, limit: number): Promise<SealRow[]> {
  const { rows } = await db.query<SealRow>({
    name: 'seals',
    text: `select ${SEAL} from decision_seals where number > $1 order by number limit $2`,
    values: [after, limit],
  });
  return rows;
}

/** The newest seal; null where nothing is sealed yet. */
export async function findLastSeal(db: Db): Promise<SealRow | null> {
  const { rows } = await db.query<SealRow>({
    name: 'last-seal',
    text: `select ${SEAL} from decision_seals order by number desc limit 1`,
  });
  return rows[0] ?? null;
}

/** One seal by its number; null when there is none. */
export async function findSeal(db: Db, number: number): Promise<SealRow | null> {
  const [seal] = await listSeals(db, number - 1, 1);
  return seal?.number === number ? seal : null;
}

/** Adds a seal. */
export async function insertSeal(db: Db, seal: SealRow): Promise<void> {
  await db.query({
    text: `insert into decision_seals (number, last_sequence, count, leaves, chain_hash, sealed_at) values ($1, $2, $3, $4, $5, $6)`,
    values: [seal.number, seal.lastSequence, seal.count, seal.leaves, seal.chainHash, seal.sealedAt],
  });
}

/** Makes sure that one transaction at a time seals; false when another one does. */
export async function lockSealing(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ isLocked: boolean }>({
    text: `select pg_try_advisory_xact_lock(hashtext('parley.decision_seals')) as "isLocked"`,
  });
  return rows[0]?.isLocked ?? false;
}
