import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { promisify } from 'node:util';
import { createApiClient } from '../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { readExported } from '../../testing/exported.ts';
import { restoreData } from '../exports/restore-data.ts';
import type { Restore } from './check-backup.ts';
import { makeBackup, type BackupOutcome, type BackupRequest } from './make-backup.ts';
import { readBackups } from './read-backups.ts';

const run = promisify(execFile);

let parley: TestApplication;
let folder: string;
let now = Date.parse('2026-11-20T12:00:00Z');

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  const api = createApiClient(parley, 'daily');
  const ann = await parley.signIn('Ann');
  const { json } = await api.write(ann, 'one', { body: 'The *first*.' });
  await api.write(await parley.signIn('Ben'), 'one', { body: 'To @Ann.', parentId: json.comment.id });
});
after(() => parley.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-backups-'));
  await parley.pool.query({ text: 'delete from backups' });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Each backup a second after the one before, since their names have no more than seconds. */
function backUp(change: Partial<BackupRequest> = {}): Promise<BackupOutcome> {
  now += 1_000;
  const at = new Date(now);
  return makeBackup(
    { ...parley.deps, clock: () => at },
    {
      folder,
      keep: null,
      ifDue: null,
      publicUrl: parley.publicUrl,
      version: '1.0.0',
      host: 'here',
      databaseFolder: null,
      restore: restoreData,
      signal: new AbortController().signal,
      ...change,
    },
  );
}

async function listScratch(): Promise<number> {
  const { rows } = await parley.pool.query<{ count: number }>({
    text: `select count(*)::int as count from pg_database
      where starts_with(datname, 'parley_backup_check_' || (select oid from pg_database where datname = current_database()) || '_')`,
  });
  return rows[0]?.count ?? -1;
}

function made(
  outcome: BackupOutcome,
): Extract<BackupOutcome, { state: 'verified' | 'unverified' | 'failed' }> {
  if (outcome.state === 'busy' || outcome.state === 'not_due') assert.fail(outcome.state);
  return outcome;
}

/** Restores what was written after somebody changed it. */
const tampered = (change: (path: string) => Promise<void>): Restore => {
  return async (deps, request) => {
    await change(request.path);
    return restoreData(deps, request);
  };
};

test('a backup has everything with its secrets, for its owner alone, and leaves nothing else behind', async () => {
  const { state, path, size, problem } = made(await backUp());
  assert.deepEqual([state, problem], ['verified', null]);
  assert.deepEqual(await readdir(folder), ['parley-backup-20261120T120001Z.zip']);
  assert.equal(path, join(folder, 'parley-backup-20261120T120001Z.zip'));
  const file = await stat(path);
  assert.equal(file.size, size);
  if (process.platform !== 'win32') assert.equal(file.mode & 0o777, 0o600);
  const exported = readExported(await readFile(path));
  assert.equal(exported.manifest.withSecrets, true);
  assert.equal(exported.rows('comments').length, 2);
  assert.ok(exported.rows('organisation')[0]?.['lasting_key']);
  assert.equal(exported.lines('backups'), undefined);
  assert.equal(await listScratch(), 0);
  const status = await readBackups(parley.deps, null);
  assert.equal(status.trouble, null);
  assert.deepEqual(
    [status.last?.path, status.last?.state, status.last?.host, status.lastVerified?.size],
    [path, 'verified', 'here', size],
  );
});

test('a folder that is not there is made for its owner alone', async () => {
  const below = join(folder, 'deep', 'backups');
  assert.equal(made(await backUp({ folder: below })).state, 'verified');
  if (process.platform !== 'win32') assert.equal((await stat(below)).mode & 0o777, 0o700);
});

function breakByte(at: (size: number) => number): Restore {
  return tampered(async (path) => {
    const handle = await open(path, 'r+');
    const place = at((await handle.stat()).size);
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, place);
    await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 0x55]), 0, 1, place);
    await handle.close();
  });
}

test('a byte that breaks never counts, wherever it is, and those before stay', async () => {
  for (let count = 0; count < 2; count += 1) await backUp();
  const before = await readdir(folder);
  // In the rows of a table; in the date of the first entry, which no checksum of a table covers; in the index of the archive.
  for (const at of [(size: number) => Math.floor(size / 2), () => 10, (size: number) => size - 5]) {
    const { state, path, problem, removed } = made(await backUp({ keep: 1, restore: breakByte(at) }));
    assert.deepEqual([state, path, removed], ['failed', null, []]);
    assert.match(problem ?? '', /expected|not what was written/);
    assert.deepEqual(await readdir(folder), before);
  }
  assert.equal(await listScratch(), 0);
  const { trouble, failures } = await readBackups(parley.deps, null);
  assert.deepEqual([trouble, failures], ['failed', 3]);
});

test('a restore that loses one row is found out', async () => {
  const forgetful: Restore = async (deps, request) => {
    const manifest = await restoreData(deps, request);
    await deps.pool.query({ text: 'delete from revisions where number = 1' });
    return manifest;
  };
  const { state, problem } = made(await backUp({ restore: forgetful }));
  assert.equal(state, 'failed');
  assert.match(problem ?? '', /the restored database differs .*: revisions \(2 rows, found 0\)/);
  assert.deepEqual(await readdir(folder), []);
});

test('a backup that cannot be checked is kept by another name, and takes the place of no other', async () => {
  const full: Restore = () =>
    Promise.reject(Object.assign(new Error('could not extend file'), { code: '53100' }));
  await backUp();
  const [checked] = await readdir(folder);
  const outcomes = [];
  for (let count = 0; count < 3; count += 1) outcomes.push(made(await backUp({ keep: 2, restore: full })));
  assert.ok(outcomes.every(({ state }) => state === 'unverified'));
  assert.equal(outcomes[0]?.problem, 'could not extend file');
  const files = await readdir(folder);
  assert.equal(files.length, 3);
  assert.ok(files.includes(checked ?? ''), 'the one that was checked is still there');
  assert.equal(files.filter((name) => name.endsWith('-unverified.zip')).length, 2);
  assert.equal((await readBackups(parley.deps, null)).trouble, 'unverified');
  const tight = made(await backUp({ databaseFolder: '/proc' }));
  assert.equal(tight.state, process.platform === 'linux' ? 'unverified' : tight.state);
});

test('the oldest make room, and nothing that somebody else put there', async () => {
  const strangers = ['parley-backup-20200101T000000Z.zip', 'notes.txt'];
  for (const name of strangers) await writeFile(join(folder, name), 'mine');
  const first = made(await backUp({ keep: 2 }));
  await backUp({ keep: 2 });
  // One that was changed since is somebody else's by now.
  await writeFile(first.path ?? '', 'changed');
  const third = made(await backUp({ keep: 2 }));
  assert.deepEqual(third.removed, []);
  const fourth = made(await backUp({ keep: 2 }));
  assert.equal(fourth.removed.length, 1);
  const files = await readdir(folder);
  assert.equal(files.length, 5);
  for (const name of strangers) assert.ok(files.includes(name), name);
});

test('of two at once one is made', async () => {
  const outcomes = await Promise.all([backUp(), backUp()]);
  assert.deepEqual(outcomes.map(({ state }) => state).toSorted(), ['busy', 'verified']);
});

test('one that is stopped leaves nothing behind', async () => {
  const stop = new AbortController();
  const { state, problem } = made(
    await backUp({
      signal: stop.signal,
      onStep: (step) => {
        if (step === 'checking') setTimeout(() => stop.abort(), 50);
      },
    }),
  );
  assert.deepEqual([state, problem], ['failed', 'it was stopped']);
  assert.deepEqual(await readdir(folder), []);
  assert.equal(await listScratch(), 0);
});

test('a disk that fills up leaves no half file, and says so', async (t) => {
  const first = made(await backUp());
  const disk = join(folder, 'disk');
  await mkdir(disk);
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${Math.ceil((first.size ?? 0) * 1.5)}`, 'tmpfs', disk]);
  } catch {
    return t.skip('needs the right to mount');
  }
  try {
    await parley.pool.query({
      text: `insert into stories (site_id, id, key, title)
        select w.id, gen_random_uuid(), 'filler-' || n, md5(random()::text) from sites w, generate_series(1, 20000) n`,
    });
    const { state, problem, path } = made(await backUp({ folder: disk }));
    assert.deepEqual([state, problem, path], ['failed', `the disk of ${disk} is full`, null]);
    assert.deepEqual(await readdir(disk), []);
  } finally {
    await run('umount', ['--lazy', disk]);
    await parley.pool.query({ text: `delete from stories where starts_with(key, 'filler-')` });
  }
});

test('by a schedule one is made a day, and one that failed is tried again after an hour', async () => {
  const ifDue = { hour: 3, minute: 40 };
  await parley.pool.query({ text: `update migrations set applied_at = '2026-01-01'` });
  now = Date.parse('2026-11-21T03:39:00Z');
  await backUp({ ifDue });
  now = Date.parse('2026-11-21T03:39:10Z');
  assert.equal((await backUp({ ifDue })).state, 'not_due');
  now = Date.parse('2026-11-21T03:41:00Z');
  const lost: Restore = () => Promise.reject(new Error('lost'));
  assert.equal((await backUp({ ifDue, restore: lost })).state, 'failed');
  now = Date.parse('2026-11-21T04:40:00Z');
  assert.equal((await backUp({ ifDue })).state, 'not_due');
  now = Date.parse('2026-11-21T04:42:00Z');
  assert.equal((await backUp({ ifDue })).state, 'verified');
  now = Date.parse('2026-11-22T03:39:00Z');
  assert.equal((await backUp({ ifDue })).state, 'not_due');
  now = Date.parse('2026-11-22T03:40:30Z');
  assert.equal((await backUp({ ifDue })).state, 'verified');
});

test('nothing is due before a day has passed since Parley was installed, and then it is told', async () => {
  await parley.pool.query({ text: `update migrations set applied_at = '2026-11-20T03:41:00Z'` });
  const at = (time: string) =>
    readBackups({ ...parley.deps, clock: () => new Date(time) }, { hour: 3, minute: 40 });
  const young = await at('2026-11-20T12:00:00Z');
  assert.deepEqual(
    [young.nextDue?.toISOString(), young.trouble, young.isOverdue],
    ['2026-11-21T03:40:00.000Z', null, false],
  );
  const old = await at('2026-11-21T10:00:00Z');
  assert.deepEqual([old.trouble, old.isOverdue], ['overdue', true]);
  assert.equal((await readBackups(parley.deps, null)).nextDue, null);
});
