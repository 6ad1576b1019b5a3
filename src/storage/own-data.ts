import type { OwnRow, OwnSection } from '../domain/own-data.ts';
import type { AccountId } from '../domain/ids.ts';
import type { PersonalTable } from './personal-columns.ts';
import { PERSONAL_TABLES } from './personal-data.ts';
import type { Db } from './pool.ts';

/** The statement that reads a part of somebody's data; $1 is their account. */
export function toStatement(section: OwnSection): string {
  for (const [name, table] of Object.entries(PERSONAL_TABLES)) {
    const { download } = table;
    if (!('section' in download) || download.section !== section) continue;
    return 'statement' in download
      ? download.statement
      : `select ${toColumns(table)} from ${name} where ${download.where} order by ${download.order}`;
  }
  throw new Error(`No table is read for ${section}.`);
}

function toColumns({ columns }: PersonalTable): string {
  return Object.entries(columns)
    .flatMap(([column, field]) => (typeof field === 'string' ? [`${column} as "${field}"`] : []))
    .join(', ');
}

/** Rows fetched at a time: a hundred of the longest comments are 10 MB. */
const AT_A_TIME = 100;

let opened = 0;

/**
 * A part of what is stored about somebody, some rows at a time however many there are. Only inside a transaction, whose
 * snapshot it reads, and one part after the other.
 */
export async function* readOwnData(
  db: Db,
  accountId: AccountId,
  section: OwnSection,
): AsyncGenerator<readonly OwnRow[]> {
  opened += 1;
  const cursor = `own_data_${opened}`;
  await db.query({
    text: `declare ${cursor} no scroll cursor for ${toStatement(section)}`,
    values: [accountId],
  });
  for (;;) {
    const { rows } = await db.query<OwnRow>({ text: `fetch ${AT_A_TIME} from ${cursor}` });
    if (rows.length === 0) break;
    yield rows;
  }
  await db.query({ text: `close ${cursor}` });
}

/** How many entries a part has. */
export async function countOwnData(db: Db, accountId: AccountId, section: OwnSection): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    text: `select count(*)::int as count from (${toStatement(section)}) part`,
    values: [accountId],
  });
  return rows[0]?.count ?? 0;
}
