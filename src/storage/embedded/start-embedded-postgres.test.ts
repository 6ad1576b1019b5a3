import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { makeDataFolder, query } from '../../testing/embedded-host.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { findRunningPostgres } from './find-running-postgres.ts';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './start-embedded-postgres.ts';

async function start(
  test: TestContext,
  dataDir: string,
  more: Partial<EmbeddedPostgresOptions> = {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    owner: 'parley test',
    ...more,
  });
  test.after(async () => server.stop());
  return server;
}

test('a first start makes a durable, checksummed database for an ordinary role', async (t) => {
  const { connection } = await start(t, join(await makeDataFolder(), 'not', 'there', 'yet'));
  const [settings] = await query(
    connection,
    `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit,
            current_setting('full_page_writes') pages, current_setting('data_checksums') checksums,
            current_setting('listen_addresses') addresses, current_setting('jit') jit, usesuper, usecreatedb,
            datlocprovider::text || ' ' || datlocale locale, pg_encoding_to_char(encoding) as encoding
     from pg_database, pg_user where datname = 'parley' and usename = current_user`,
  );
  assert.deepEqual(settings, {
    fsync: 'on',
    commit: 'on',
    pages: 'on',
    checksums: 'on',
    addresses: '',
    jit: 'off',
    usesuper: false,
    usecreatedb: true,
    locale: 'b C.UTF-8',
    encoding: 'UTF8',
  });
  await query(connection, 'create extension pg_trgm; create extension unaccent; create table kept (id int)');
});

test('a second start finds what the first wrote, and the log names no person', async (t) => {
  const dataDir = await makeDataFolder();
  const first = await start(t, dataDir);
  await query(first.connection, 'create table readers (email text primary key)');
  await query(first.connection, `insert into readers values ('ada@example.org')`);
  await first.stop();
  const lines: string[] = [];
  const second = await start(t, dataDir, { log: (message) => lines.push(message) });
  assert.deepEqual(second.connection, first.connection);
  await assert.rejects(
    query(second.connection, `insert into readers values ('ada@example.org')`),
    /duplicate/,
  );
  assert.deepEqual(await query(second.connection, 'select count(*)::int from readers'), [{ count: 1 }]);
  assert.match(lines.join('\n'), /duplicate key/);
  assert.doesNotMatch(lines.join('\n'), /ada/);
});

test('the socket lies in a private folder and wants the password', async (t) => {
  const dataDir = await makeDataFolder();
  const { connection } = await start(t, dataDir);
  assert.equal((await stat(connection.host)).mode & 0o777, 0o700);
  assert.equal((await stat(join(dataDir, 'postgres-password'))).mode & 0o777, 0o600);
  await assert.rejects(query({ ...connection, password: 'guess' }, 'select 1'), { code: '28P01' });
  await assert.rejects(query({ ...connection, user: 'postgres', password: 'guess' }, 'select 1'), {
    code: '28P01',
  });
});

test('without sockets it listens on the loopback address and wants the password', async (t) => {
  const dataDir = await makeDataFolder();
  const { connection } = await start(t, dataDir, { transport: 'tcp' });
  assert.equal(connection.host, '127.0.0.1');
  await assert.rejects(stat(join(dataDir, 'postgres', 'sockets')), { code: 'ENOENT' });
  await assert.rejects(query({ ...connection, password: 'guess' }, 'select 1'), { code: '28P01' });
  assert.deepEqual(await findRunningPostgres(dataDir), connection);
});

test('a data folder with a long path has its socket in a private temporary folder, removed at the end', async (t) => {
  const dataDir = join(await makeDataFolder(), 'a-long-name-that-nobody-would-choose'.repeat(3));
  const server = await start(t, dataDir);
  const { host } = server.connection;
  assert.ok(host.startsWith(join(tmpdir(), 'parley-')));
  assert.equal((await stat(host)).mode & 0o777, 0o700);
  assert.deepEqual(await findRunningPostgres(dataDir), server.connection);
  await server.stop();
  await assert.rejects(stat(join(host, '..')), { code: 'ENOENT' });
});

test('a data folder may have commas, quotes and spaces in its name', async (t) => {
  const { connection } = await start(t, join(await makeDataFolder(), `a, "b" 'c' é`));
  assert.deepEqual(await query(connection, 'select 1 as one'), [{ one: 1 }]);
});

test('a command finds the server of a running Parley, and none before and after', async (t) => {
  const dataDir = await makeDataFolder();
  assert.equal(await findRunningPostgres(dataDir), null);
  const server = await start(t, dataDir);
  const found = await findRunningPostgres(dataDir);
  assert.deepEqual(found, server.connection);
  await server.stop();
  assert.equal(await findRunningPostgres(dataDir), null);
});

test('a second Parley on the same folder is refused with the name of the first, until that ends', async (t) => {
  const dataDir = await makeDataFolder();
  const first = await start(t, dataDir, { owner: 'parley serve' });
  const refusal = new RegExp(`in use by parley serve \\(process ${process.pid}, since .*PARLEY_DATA`);
  await assert.rejects(
    start(t, dataDir),
    (error) => error instanceof EmbeddedPostgresError && refusal.test(error.message),
  );
  assert.deepEqual(await query(first.connection, 'select 1 as one'), [{ one: 1 }]);
  await first.stop();
  await start(t, dataDir);
});

test('a database of another major version is refused with both versions and left alone', async (t) => {
  const dataDir = await makeDataFolder();
  const cluster = join(dataDir, 'postgres', 'cluster');
  await mkdir(cluster, { recursive: true });
  await writeFile(join(cluster, 'PG_VERSION'), '19\n');
  await assert.rejects(start(t, dataDir), /made by PostgreSQL 19; this Parley brings PostgreSQL 18/);
  assert.deepEqual(await readdir(cluster), ['PG_VERSION']);
});

test('a lost or changed password is named as the reason', async (t) => {
  const dataDir = await makeDataFolder();
  const path = join(dataDir, 'postgres-password');
  await (await start(t, dataDir)).stop();
  const password = await readFile(path, 'utf8');
  await writeFile(path, 'something else\n');
  await assert.rejects(start(t, dataDir), /postgres-password is not the database's/);
  await writeFile(path, '');
  await assert.rejects(start(t, dataDir), /postgres-password is missing/);
  await writeFile(path, password);
  await start(t, dataDir);
});

test('stop may be called twice and ends sessions that hang', async (t) => {
  const server = await start(t, await makeDataFolder());
  const sleeping = assert.rejects(query(server.connection, 'select pg_sleep(600)'), /terminat/);
  const seen = async () =>
    (await query(server.connection, `select 1 from pg_stat_activity where query ~ 'pg_sleep.600'`)).length;
  while ((await seen()) < 2);
  await Promise.all([server.stop(), server.stop()]);
  await sleeping;
});
