import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  killHard,
  makeDataFolder,
  query,
  spawnEmbeddedHost,
  startEmbeddedHost,
  until,
} from '../../testing/embedded-host.ts';
import type { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { findRunningPostgres } from './find-running-postgres.ts';
import { toPostmasterPath } from './postmaster-file.ts';
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './start-embedded-postgres.ts';

async function start(test: TestContext, dataDir: string, more: Partial<EmbeddedPostgresOptions> = {}) {
  const log: string[] = [];
  const options = {
    dataDir,
    owner: 'parley test',
    log: (message: string) => void log.push(message),
    ...more,
  };
  const server = await startEmbeddedPostgres(options);
  test.after(async () => server.stop());
  return { server, connection: server.connection, log };
}

/** A cluster that a killed Parley left, with one acknowledged row; its server may still be ending. */
async function makeAbandoned(t: TestContext) {
  const dataDir = await makeDataFolder();
  const host = await startEmbeddedHost(t, { dataDir });
  await query(host.connection, 'create table kept as select 1 as one');
  await killHard(host.process);
  return { dataDir, host };
}

const keptRows = [{ one: 1 }];

test('a killed Parley whose server is still ending does not hinder the next start', async (t) => {
  const { dataDir, host } = await makeAbandoned(t);
  const { server, connection } = await start(t, dataDir);
  assert.notEqual(server.pid, host.serverPid);
  assert.deepEqual(await query(connection, 'select * from kept'), keptRows);
});

test('the server of a killed Parley ends by itself', { skip: process.platform !== 'linux' }, async (t) => {
  const { dataDir } = await makeAbandoned(t);
  await until(async () => !(await readdir(join(dataDir, 'postgres', 'cluster'))).includes('postmaster.pid'));
});

test('a server that a killed Parley left running is stopped and replaced', async (t) => {
  const dataDir = await makeDataFolder();
  // Without setpriv in its PATH the host's server does not end with it.
  const programs = await makeDataFolder();
  for (const name of ['sh', 'true']) await symlink(`/bin/${name}`, join(programs, name));
  const host = await startEmbeddedHost(t, { dataDir, by: ['env', `PATH=${programs}`] });
  await query(host.connection, 'create table kept as select 1 as one');
  await killHard(host.process);
  assert.deepEqual(await query(host.connection, 'select * from kept'), keptRows);
  assert.notEqual(await findRunningPostgres(dataDir), null);
  const { server, connection, log } = await start(t, dataDir);
  assert.notEqual(server.pid, host.serverPid);
  assert.match(log.join('\n'), /Stopping the PostgreSQL that an earlier Parley left running/);
  assert.deepEqual(await query(connection, 'select * from kept'), keptRows);
});

test('a Parley and a server killed at once leave nothing that hinders the next start', async (t) => {
  const dataDir = await makeDataFolder();
  const host = await startEmbeddedHost(t, { dataDir });
  await query(host.connection, 'create table kept as select 1 as one');
  // A session that does not notice for a while that its server is gone keeps the cluster's memory in use.
  const busy = query(host.connection, 'select count(*) from generate_series(1, 5000000)').catch(
    () => undefined,
  );
  const sessions = `select 1 from pg_stat_activity where query like '%generate_series%' and state = 'active'`;
  await until(async () => (await query(host.connection, sessions)).length > 1);
  process.kill(host.serverPid, 'SIGKILL');
  await killHard(host.process);
  const { connection } = await start(t, dataDir);
  await busy;
  assert.deepEqual(await query(connection, 'select * from kept'), keptRows);
});

test('a pid file whose pid belongs to another process now does not hinder a start', async (t) => {
  const dataDir = await makeDataFolder();
  await (await start(t, dataDir)).server.stop();
  const path = toPostmasterPath(join(dataDir, 'postgres', 'cluster'));
  const identity = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const stranger = spawn('sleep', ['600'], identity);
  t.after(() => stranger.kill());
  await writeFile(
    path,
    `${stranger.pid}\n${join(dataDir, 'postgres', 'cluster')}\n1\n5432\n\n\n  1  1\nready\n`,
  );
  if (identity.uid !== undefined) await chown(path, identity.uid, identity.gid);
  assert.equal(await findRunningPostgres(dataDir), null);
  await start(t, dataDir);
  assert.equal(stranger.exitCode, null);
});

test('a pid file whose process is dead but not buried does not hinder a start', async (t) => {
  const dataDir = await makeDataFolder();
  await (await start(t, dataDir)).server.stop();
  const path = toPostmasterPath(join(dataDir, 'postgres', 'cluster'));
  // The shell becomes a program that never waits for the child it had.
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => parent.kill());
  const pid = Number(String((await once(parent.stdout, 'data'))[0]));
  await writeFile(path, `${pid}\n${join(dataDir, 'postgres', 'cluster')}\n1\n5432\n\n\n  1  1\nready\n`);
  await start(t, dataDir);
});

test('a killed server is started again at the same place', async (t) => {
  const dataDir = await makeDataFolder();
  const { server, connection, log } = await start(t, dataDir);
  await query(connection, 'create table kept as select 1 as one');
  const killed = server.pid;
  process.kill(killed, 'SIGKILL');
  await until(() => server.pid !== killed);
  assert.deepEqual(await query(server.connection, 'select * from kept'), keptRows);
  assert.deepEqual(server.connection, connection);
  assert.match(log.join('\n'), /starting it again/);
});

test('a killed server with busy sessions is started again when these have ended', async (t) => {
  const { server, connection } = await start(t, await makeDataFolder());
  const killed = server.pid;
  const busy = query(connection, 'select count(*) from generate_series(1, 3000000) a').catch(() => undefined);
  process.kill(killed, 'SIGKILL');
  await until(() => server.pid !== killed);
  await busy;
  assert.deepEqual(await query(connection, 'select 1 as one'), [{ one: 1 }]);
});

test('a server on a port of its own comes back on that port', async (t) => {
  const { server, connection } = await start(t, await makeDataFolder(), { transport: 'tcp' });
  const killed = server.pid;
  process.kill(killed, 'SIGKILL');
  await until(() => server.pid !== killed);
  assert.deepEqual(await query(connection, 'select 1 as one'), [{ one: 1 }]);
});

test('a server that cannot come back is given up with the reason, and stop still lets go', async (t) => {
  const dataDir = await makeDataFolder();
  const { promise, resolve } = Promise.withResolvers<EmbeddedPostgresError>();
  const { server } = await start(t, dataDir, { onLost: resolve });
  const configuration = join(dataDir, 'postgres', 'cluster', 'postgresql.conf');
  const before = await readFile(configuration, 'utf8');
  await writeFile(configuration, 'shared_buffers = plenty\n');
  process.kill(server.pid, 'SIGKILL');
  assert.match((await promise).message, /shared_buffers/);
  await server.stop();
  await writeFile(configuration, before);
  await start(t, dataDir);
});

test('a stop while the server is being brought back ends it', async (t) => {
  const dataDir = await makeDataFolder();
  const { server } = await start(t, dataDir);
  process.kill(server.pid, 'SIGKILL');
  await server.stop();
  await start(t, dataDir);
});

test('a server that does not shut down in time is ended by force', { timeout: 60_000 }, async (t) => {
  const dataDir = await makeDataFolder();
  const { server, log } = await start(t, dataDir, { patienceMs: 100 });
  process.kill(server.pid, 'SIGSTOP');
  await server.stop();
  assert.match(log.join('\n'), /sending SIGQUIT(.|\n)*sending SIGKILL/);
  await start(t, dataDir);
});

test('a cluster whose making was interrupted is made anew', async (t) => {
  const dataDir = await makeDataFolder();
  const home = join(dataDir, 'postgres');
  const names = async () => readdir(home).catch((): string[] => []);
  const host = spawnEmbeddedHost(t, { dataDir });
  await until(async () => (await names()).some((name) => name.startsWith('cluster.new-')));
  await killHard(host);
  assert.equal((await names()).includes('cluster'), false);
  const { connection } = await start(t, dataDir);
  assert.deepEqual(await query(connection, 'select 1 as one'), [{ one: 1 }]);
  assert.deepEqual((await names()).toSorted(), ['cluster', 'sockets']);
});
