import type { RunRef } from './import-runs.ts';
import type { Db, Session } from './pool.ts';

const PLACE = 'file, line, column_, record';

/** What is copied where, without the site and the run that stand before it. */
const STAGED = {
  story: {
    table: 'import_staged_stories',
    columns: `seq, source_id, key, url, title, is_closed, created_at, ${PLACE}`,
  },
  author: {
    table: 'import_staged_authors',
    columns: `seq, account_id, source_id, is_stated, name, email, is_email_verified, publisher_id, is_banned, created_at, ${PLACE}`,
  },
  comment: {
    table: 'import_staged_comments',
    columns: `seq, id, source_id, story, parent, author_id, format, body, html, status, is_deleted, is_pinned, is_featured, up, down,
      created_at, edited_at, earlier, ${PLACE}`,
  },
  vote: {
    table: 'import_staged_votes',
    columns: `seq, comment, voter_id, value, cast_at, ${PLACE}`,
  },
  problem: {
    table: 'import_problems',
    columns: `number, code, kind, source_id, detail, ${PLACE}`,
  },
} as const;

export type StagedKind = keyof typeof STAGED;
export const STAGED_KINDS = Object.keys(STAGED) as readonly StagedKind[];

/** Every table that is empty while no import runs. */
const UNLOGGED = [
  'import_stages',
  'import_batches',
  'import_staged_people',
  'import_staged_votes',
  'import_staged_comments',
  'import_staged_authors',
  'import_staged_stories',
];

/** How far a run's files are read; null where nothing of them is there, as after a crash of PostgreSQL. */
export interface ImportStage {
  readonly isRead: boolean;
  readonly isSorted: boolean;
  /** Whether anything of this source was here before. */
  readonly hasEarlier: boolean;
  readonly hasVotes: boolean;
  readonly peopleUpTo: string | null;
}

/** Where a run's files stand between reading and merging. */
export async function findStage(db: Db, run: RunRef): Promise<ImportStage | null> {
  const { rows } = await db.query<ImportStage>({
    text: `select is_read as "isRead", is_sorted as "isSorted", has_earlier as "hasEarlier", has_votes as "hasVotes",
        people_up_to as "peopleUpTo"
      from import_stages where site_id = $1 and run = $2`,
    values: [run.siteId, run.number],
  });
  return rows[0] ?? null;
}

/** Begins to read from the start of the files: whatever was read of them before goes. */
export async function beginStage(session: Session, run: RunRef): Promise<void> {
  await clearStage(session, run);
  await session.transact(async (db) => {
    const values = [run.siteId, run.number];
    await db.query({ text: 'delete from import_problems where site_id = $1 and run = $2', values });
    await db.query({
      text: 'insert into import_stages (site_id, run, is_read) values ($1, $2, false)',
      values,
    });
  });
}

/** Copies rows, each as `toCopyLine` makes them with the site and the run first. */
export async function copyStaged(session: Session, kind: StagedKind, rows: Uint8Array): Promise<void> {
  const { table, columns } = STAGED[kind];
  await session.copyIn(`copy ${table} (site_id, run, ${columns}) from stdin`, rows);
}

/** All of the files is there. */
export async function markRead(db: Db, run: RunRef): Promise<void> {
  await db.query({
    text: 'update import_stages set is_read = true where site_id = $1 and run = $2',
    values: [run.siteId, run.number],
  });
}

/** Forgets what was read. Where nothing else is being imported the tables are emptied at once, with their room on the disk. */
export async function clearStage(session: Session, run: RunRef): Promise<void> {
  const isAlone = await session.transact(async (db) => {
    // Nobody begins meanwhile.
    await db.query({ text: 'lock table import_stages in share row exclusive mode' });
    const { rows } = await db.query<{ others: number }>({
      text: 'select count(*)::int as others from import_stages where (site_id, run) <> ($1, $2)',
      values: [run.siteId, run.number],
    });
    if ((rows[0]?.others ?? 0) > 0) return false;
    await db.query({ text: `truncate ${UNLOGGED.join(', ')}` });
    return true;
  });
  if (isAlone) return;
  for (const table of UNLOGGED.toReversed())
    await session.query({
      text: `delete from ${table} where site_id = $1 and run = $2`,
      values: [run.siteId, run.number],
    });
}
