import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { makeDataFolder, query } from '../../testing/embedded-host.ts';
import type { EmbeddedConnection } from './connection.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

const run = promisify(execFile);

/** Makes a data folder on a disk of its own; null where this user may not. */
async function makeDisk(t: TestContext, megabytes: number): Promise<string | null> {
  const disk = join(await makeDataFolder(), 'disk');
  await mkdir(disk);
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]);
  } catch {
    t.skip('needs the right to mount');
    return null;
  }
  await chmod(disk, 0o755);
  t.after(async () => run('umount', ['--lazy', disk]));
  return disk;
}

async function start(t: TestContext, dataDir: string) {
  const server = await startEmbeddedPostgres({ dataDir, owner: 'parley test', log: () => undefined });
  t.after(async () => server.stop());
  return server;
}

/** Writes rows, one transaction each, until the server refuses one; answers how many it acknowledged. */
async function fill(connection: EmbeddedConnection): Promise<number> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table rows (id int primary key, filler text)');
  let acknowledged = 0;
  try {
    for (; ; acknowledged++) {
      const filler = `(select string_agg(md5(random()::text), '') from generate_series(1, 10000))`;
      await client.query(`insert into rows select ${acknowledged}, ${filler}`);
    }
  } catch {
    await client.end().catch(() => undefined);
    return acknowledged;
  }
}

test('a disk too small for a new database is named as the reason, and nothing half-made stays', async (t) => {
  const disk = await makeDisk(t, 20);
  if (disk === null) return;
  await assert.rejects(start(t, disk), /There is no space left.*make room/);
  await run('mount', ['-o', 'remount,size=400m', disk]);
  await (await start(t, disk)).stop();
});

test('a disk that fills up loses nothing that was acknowledged', async (t) => {
  const disk = await makeDisk(t, 110);
  if (disk === null) return;
  const server = await start(t, disk);
  const acknowledged = await fill(server.connection);
  assert.ok(acknowledged > 10);
  await server.stop();
  await run('dd', ['if=/dev/zero', `of=${join(disk, 'ballast')}`, 'bs=64k']).catch(() => undefined);
  await assert.rejects(start(t, disk), /There is no space left/);
  await run('mount', ['-o', 'remount,size=400m', disk]);
  const again = await start(t, disk);
  const [found] = await query<{ count: number; last: number }>(
    again.connection,
    'select count(*)::int, max(id) as last from rows',
  );
  assert.deepEqual(found, { count: acknowledged, last: acknowledged - 1 });
  await again.stop();
});
