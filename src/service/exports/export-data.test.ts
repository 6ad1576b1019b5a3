import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Site } from '../../domain/thread.ts';
import { createApiClient } from '../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { EVERYTHING, exportInMemory } from '../../testing/exported.ts';
import { exportData, type ExportProgress } from './export-data.ts';

let parley: TestApplication;
let site: Site;
let other: Site;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  other = await parley.addSite('weekly');
  const [ann, ben] = await Promise.all([parley.signIn('Ann & Co'), parley.signIn('Ben')]);
  const daily = createApiClient(parley, 'daily');
  const { json } = await daily.write(ann, 'one', {
    body: 'A \\ slash, a\ttab,\na line and “quotes” \u{1f44b}.',
  });
  await daily.write(ben, 'one', { body: 'Hello @Ann & Co, and @Ben.', parentId: json.comment.id });
  await createApiClient(parley, 'weekly').write(await parley.signIn('Cy'), 'two', { body: 'Elsewhere.' });
});
after(() => parley.close());

test('the manifest tells of each table how many lines, bytes and which checksum it has', async () => {
  const exported = await exportInMemory(parley);
  assert.equal(exported.names.at(-1), 'manifest.json');
  assert.equal(exported.manifest.site, null);
  assert.ok(exported.manifest.tables.length > 20);
  for (const { table, rows, bytes, sha256 } of exported.manifest.tables) {
    const lines = exported.lines(table) ?? assert.fail(table);
    assert.equal(Buffer.byteLength(lines), bytes, table);
    assert.equal(createHash('sha256').update(lines).digest('hex'), sha256, table);
    assert.equal(exported.rows(table).length, rows, table);
  }
});

test('texts come out as they were written, and HTML not at all', async () => {
  const comments = (await exportInMemory(parley))
    .rows('comments')
    .filter(({ site_id }) => site_id === site.id);
  assert.deepEqual(
    comments.map(({ body }) => body),
    ['A \\ slash, a\ttab,\na line and “quotes” \u{1f44b}.', 'Hello @Ann & Co, and @Ben.'],
  );
  assert.deepEqual(
    comments.map(({ mentions }) => mentions),
    [[], ['Ann & Co']],
  );
  assert.ok(comments.every((comment) => !('html' in comment)));
});

test('every row is as the schema says', async () => {
  const exported = await exportInMemory(parley, { withSecrets: true });
  const typeOf = (value: unknown) => {
    if (value === null) return 'null';
    if (Array.isArray(value)) return 'array';
    return Number.isInteger(value) ? 'integer' : typeof value;
  };
  for (const { table } of exported.manifest.tables) {
    const { properties, required } = exported.schema.$defs[table] ?? assert.fail(table);
    for (const row of exported.rows(table)) {
      assert.deepEqual(Object.keys(row), required, table);
      for (const [name, value] of Object.entries(row)) {
        const allowed = new Set([properties[name]?.type ?? typeOf(value)].flat());
        const isNumber = allowed.has('number') && typeof value === 'number';
        assert.ok(isNumber || allowed.has(typeOf(value)), `${table}.${name}: ${String(value)}`);
      }
    }
  }
});

test('the same rows make the same file', async () => {
  const clock = () => new Date('2030-01-02T03:04:05.678Z');
  const deps = { ...parley.deps, clock };
  const [first, second] = [await exportInMemory({ deps }), await exportInMemory({ deps })];
  assert.ok(first.bytes.equals(second.bytes));
  assert.equal(first.manifest.exportedAt, '2030-01-02T03:04:05.678Z');
});

test('nothing that is secret leaves unless it is asked for', async () => {
  const [plain, secret] = [await exportInMemory(parley), await exportInMemory(parley, { withSecrets: true })];
  const secretTables = [
    'api_tokens',
    'sign_on_secrets',
    'passkeys',
    'totp',
    'recovery_codes',
    'address_keys',
  ];
  for (const table of secretTables) {
    assert.equal(plain.lines(table), undefined, table);
    assert.notEqual(secret.lines(table), undefined, table);
  }
  assert.deepEqual(Object.keys(plain.rows('organisation')[0] ?? {}), ['id', 'settings']);
  assert.equal(typeof secret.rows('organisation')[0]?.['lasting_key'], 'string');
  assert.ok(!('has_totp' in (plain.rows('accounts')[0] ?? assert.fail())));
  assert.ok('has_totp' in (secret.rows('accounts')[0] ?? assert.fail()));
});

test('a site’s export has its rows and its people, and nothing of another site', async () => {
  const exported = await exportInMemory(parley, { site });
  assert.equal(exported.manifest.site, 'daily');
  assert.equal(exported.lines('organisation'), undefined);
  for (const { table } of exported.manifest.tables)
    for (const row of exported.rows(table)) assert.ok(!JSON.stringify(row).includes(other.id), table);
  assert.deepEqual(
    exported.rows('accounts').map(({ name }) => name),
    ['Ann & Co', 'Ben'],
  );
});

test('a partial export has what came since', async () => {
  const late = await exportInMemory(parley, { since: new Date(Date.now() + 1_000) });
  assert.equal(late.rows('comments').length, 0);
  assert.equal(late.rows('sites').length, 2);
  assert.ok(late.manifest.since);
  const early = await exportInMemory(parley, { since: new Date(Date.now() - 3_600_000) });
  assert.equal(early.rows('comments').length, 3);
});

/** Runs a statement before anything else of this process goes on. */
function runAtOnce(text: string): void {
  const script = `const { Client } = require('pg');
    const client = new Client(${JSON.stringify(parley.database.connection)});
    client.connect().then(() => client.query(${JSON.stringify(text)})).then(() => client.end());`;
  execFileSync(process.execPath, ['--input-type=commonjs', '-e', script]);
}

test('what is written while it is exported is not in it: it shows one moment', async () => {
  let isWritten = false;
  const onProgress = ({ table, isDone }: ExportProgress) => {
    if (table !== 'stories' || !isDone) return;
    runAtOnce(`update comments set body = 'Written later: ' || body`);
    isWritten = true;
  };
  const exported = await exportInMemory(parley, { onProgress });
  await parley.pool.query({ text: `update comments set body = replace(body, 'Written later: ', '')` });
  assert.ok(isWritten);
  assert.ok(!exported.lines('comments')?.includes('Written later'));
  assert.equal(exported.lines('comments'), (await exportInMemory(parley)).lines('comments'));
});

test('a disk that is full ends the export, and leaves the database as usable as before', async () => {
  let written = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      done(written > 20_000 ? new Error('ENOSPC: no space left') : null);
    },
  });
  await assert.rejects(exportData(parley.deps, EVERYTHING, sink), /no space left/);
  assert.equal((await exportInMemory(parley)).rows('comments').length, 3);
});
