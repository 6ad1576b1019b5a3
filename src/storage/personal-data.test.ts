import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OWN_FIELDS, OWN_SECTIONS } from '../domain/own-data.ts';
import { createTestDatabase, type TestDatabase } from '../testing/postgres.ts';
import { toStatement } from './own-data.ts';
import { OTHER_TABLES, PERSONAL_TABLES } from './personal-data.ts';
import { createPool, type Pool } from './pool.ts';

let database: TestDatabase;
let pool: Pool;

before(async () => {
  database = await createTestDatabase();
  pool = createPool({ connection: database.connection, size: 2, onError: () => undefined });
});
after(async () => {
  await pool.end();
  await database.drop();
});

const WHAT_TO_DO = `Say in src/storage/personal-data.ts what becomes of it: for a table or column about people how it is erased and
where it stands in the download (a field of src/domain/own-data.ts), or why not; for others that it holds nothing of readers.`;

interface CatalogueColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

async function listColumns(): Promise<CatalogueColumn[]> {
  const { rows } = await pool.query<CatalogueColumn>({
    text: `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1, a.attnum`,
  });
  return rows;
}

/** Types that can hold a name or an address. */
const TEXTUAL = /^(text|character|"?char|bytea|json|xml|inet|cidr|citext|name)|\[\]$/;

test('every table and every column that could hold something about a person says what becomes of it', async () => {
  const columns = await listColumns();
  assert.ok(columns.length > 100);
  const unknown = columns.filter(({ table, column, type }) => {
    const personal = PERSONAL_TABLES[table];
    if (personal) return !(column in personal.columns);
    const others = OTHER_TABLES[table];
    return !others || (TEXTUAL.test(type) && type !== 'uuid[]' && !others.includes(column));
  });
  assert.deepEqual(
    unknown.map(({ table, column }) => `${table}.${column}`),
    [],
    WHAT_TO_DO,
  );
});

test('nothing is listed that is not there', async () => {
  const there = new Set((await listColumns()).map(({ table, column }) => `${table}.${column}`));
  const listed = [
    ...Object.entries(PERSONAL_TABLES).flatMap(([table, { columns }]) =>
      Object.keys(columns).map((column) => `${table}.${column}`),
    ),
    ...Object.entries(OTHER_TABLES).flatMap(([table, columns]) =>
      columns.map((column) => `${table}.${column}`),
    ),
  ];
  assert.deepEqual(
    listed.filter((name) => !there.has(name)),
    [],
  );
});

test('every table that points to an account knows how it is erased', async () => {
  const { rows } = await pool.query<{ table: string }>({
    text: `select distinct conrelid::regclass::text as table from pg_constraint
      where contype = 'f' and confrelid = 'accounts'::regclass and confdeltype not in ('n')`,
  });
  assert.deepEqual(
    rows.map(({ table }) => table).filter((table) => !(table in PERSONAL_TABLES)),
    [],
    WHAT_TO_DO,
  );
});

test('every field that a column is said to be in the download is there', async () => {
  const missing: string[] = [];
  for (const [name, { download, columns }] of Object.entries(PERSONAL_TABLES)) {
    if ('excused' in download) continue;
    const section = 'within' in download ? download.within : download.section;
    const text = toStatement(section);
    const { fields } = await pool.query({ text, values: ['00000000-0000-7000-8000-000000000000'] });
    for (const [column, field] of Object.entries(columns)) {
      if (typeof field !== 'string') continue;
      const isThere =
        'within' in download ? text.includes(`'${field}'`) : fields.some((each) => each.name === field);
      if (!isThere) missing.push(`${name}.${column} as ${field}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('every part and field of the format is used', () => {
  const sections = Object.values(PERSONAL_TABLES).flatMap(({ download }) =>
    'section' in download ? [download.section] : [],
  );
  assert.deepEqual(sections.toSorted(), [...OWN_SECTIONS].toSorted());
  const statements = OWN_SECTIONS.map(toStatement).join('\n');
  assert.deepEqual(
    OWN_FIELDS.filter((field) => !new RegExp(`\\b${field}\\b`).test(statements)),
    [],
  );
  assert.deepEqual(OWN_FIELDS, OWN_FIELDS.toSorted());
});
