import assert from 'node:assert/strict';
import { chmod, chown, cp, lstat, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { makeDataFolder, query, startEmbeddedHost } from '../../testing/embedded-host.ts';
import { createLauncher } from './launcher.ts';
import { locateBinaries } from './locate-binaries.ts';
import { placeBinaries } from './place-binaries.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';
import { TemporaryFolder } from './temporary-folder.ts';

const options = { skip: process.getuid?.() !== 0 && 'needs root' };
const NOBODY = { uid: 65534, gid: 65534 };

test('under root the server runs as nobody, and nobody owns its files alone', options, async (t) => {
  const dataDir = await makeDataFolder();
  const server = await startEmbeddedPostgres({ dataDir, owner: 'parley test', log: () => undefined });
  t.after(async () => server.stop());
  assert.equal((await stat(`/proc/${server.pid}`)).uid, NOBODY.uid);
  assert.equal((await stat(join(dataDir, 'postgres', 'cluster'))).uid, NOBODY.uid);
  for (const path of ['', 'postgres', 'postgres-password'])
    assert.equal((await stat(join(dataDir, path))).uid, 0);
});

test('under root the data folder may lie where nobody may go', options, async (t) => {
  const locked = await makeDataFolder();
  await chmod(locked, 0o700);
  for (const dataDir of [join(locked, 'data'), join(locked, 'long'.repeat(25))]) {
    const server = await startEmbeddedPostgres({ dataDir, owner: 'parley test', log: () => undefined });
    t.after(async () => server.stop());
    assert.equal((await stat(`/proc/${server.pid}`)).uid, NOBODY.uid);
    await query(server.connection, 'create table kept as select 1 as one');
    const killed = server.pid;
    process.kill(killed, 'SIGKILL');
    while (server.pid === killed) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(await query(server.connection, 'select * from kept'), [{ one: 1 }]);
    assert.ok((await readdir(join(dataDir, 'postgres', 'cluster'))).includes('PG_VERSION'));
    await server.stop();
  }
});

test(
  'where nothing may be mounted either, the refusal says which folder and what to do',
  options,
  async (t) => {
    const locked = await makeDataFolder();
    await chmod(locked, 0o700);
    const by = ['setpriv', '--bounding-set=-sys_admin', '--inh-caps=-sys_admin', '--'];
    await assert.rejects(
      startEmbeddedHost(t, { dataDir: join(locked, 'data'), by }),
      (error: Error) =>
        error.message.includes(join(locked, 'data')) && /Set PARLEY_DATA to/.test(error.message),
    );
  },
);

test('a root that may not change users is told to start Parley as another user', options, async (t) => {
  const by = ['setpriv', '--bounding-set=-setuid', '--inh-caps=-setuid', '--'];
  await assert.rejects(startEmbeddedHost(t, { dataDir: await makeDataFolder(), by }), /as an ordinary user/);
});

test('binaries that nobody can reach are copied into the data folder once a version', options, async () => {
  const locked = await makeDataFolder();
  await chmod(locked, 0o700);
  const located = await locateBinaries();
  const folder = join(locked, 'native');
  await cp(located.folder, folder, {
    recursive: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  });
  const home = await makeDataFolder();
  const launcher = await createLauncher(NOBODY, { home, temporary: new TemporaryFolder(home) });
  await mkdir(join(home, 'binaries-17.1'));
  const placed = await placeBinaries({ ...located, folder }, launcher, home);
  assert.equal(placed, join(home, `binaries-${located.version}`));
  const copied = await stat(placed);
  assert.equal(await placeBinaries({ ...located, folder }, launcher, home), placed);
  assert.equal((await stat(placed)).ctimeMs, copied.ctimeMs);
  assert.deepEqual(await readdir(home), [`binaries-${located.version}`]);
});

test('a cluster that was copied as root is refused with the command that mends it', options, async () => {
  const dataDir = await makeDataFolder();
  const cluster = join(dataDir, 'postgres', 'cluster');
  await mkdir(cluster, { recursive: true });
  await writeFile(join(cluster, 'PG_VERSION'), '18\n');
  const start = startEmbeddedPostgres({ dataDir, owner: 'parley test', log: () => undefined });
  await assert.rejects(start, /belongs to root.*chown -R 65534:65534/);
});

test("somebody else's folder at the predictable place in the temp folder is not used", options, async (t) => {
  const dataDir = await makeDataFolder();
  const open = async () => dirname(await new TemporaryFolder(dataDir).openChild('home', null));
  const remove = async (path: string) => rm(path, { force: true, recursive: true });
  const folder = await open();
  t.after(async () => remove(folder));
  assert.equal(await open(), folder);
  const expectFresh = async () => {
    const fresh = await open();
    t.after(async () => remove(fresh));
    assert.notEqual(fresh, folder);
    assert.equal((await lstat(fresh)).mode & 0o777, 0o700);
  };
  await chown(folder, NOBODY.uid, NOBODY.gid);
  await expectFresh();
  await remove(folder);
  await symlink(dataDir, folder);
  await expectFresh();
});

test('an ordinary user runs the server as itself', options, async (t) => {
  const dataDir = await makeDataFolder();
  await chown(dataDir, 1, 1);
  const by = ['setpriv', '--reuid=1', '--regid=1', '--clear-groups', '--'];
  const host = await startEmbeddedHost(t, { dataDir, by });
  assert.equal((await stat(`/proc/${host.serverPid}`)).uid, 1);
  await query(host.connection, 'create table kept as select 1 as one');
  host.process.stdin?.end();
  await new Promise((resolve) => host.process.once('exit', resolve));
  // Root goes on with that user's database as that user.
  const server = await startEmbeddedPostgres({ dataDir, owner: 'parley test', log: () => undefined });
  t.after(async () => server.stop());
  assert.equal((await stat(`/proc/${server.pid}`)).uid, 1);
  assert.deepEqual(await query(server.connection, 'select * from kept'), [{ one: 1 }]);
  await server.stop();
  await startEmbeddedHost(t, { dataDir, by });
});

test("another user's data folder is refused with what to do", options, async (t) => {
  const dataDir = await makeDataFolder();
  const by = ['setpriv', '--reuid=1', '--regid=1', '--clear-groups', '--'];
  await assert.rejects(
    startEmbeddedHost(t, { dataDir, by }),
    /Start Parley as the user that owns the data folder/,
  );
});
