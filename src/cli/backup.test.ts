import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { eventually } from '../testing/eventually.ts';
import { tryParley, type ParleySettings } from '../testing/parley-process.ts';
import { createBackupRunner } from './backup-runner.ts';
import { parseConfig } from './config.ts';

const PARLEY = fileURLToPath(new URL('./main.js', import.meta.url));

let parley: TestApplication;
let home: string;
let settings: ParleySettings;
const lines: string[] = [];

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
});
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'parley-backup-'));
  await parley.pool.query({ text: 'delete from backups' });
  await parley.pool.query({ text: `update migrations set applied_at = '2026-01-01'` });
  settings = {
    PATH: process.env['PATH'],
    PORT: '3000',
    PARLEY_URL: parley.publicUrl,
    PARLEY_DATA: home,
    PARLEY_SECRET: 'a secret for tests that is long enough',
    DATABASE_URL: parley.database.url,
    BACKUP_DIR: join(home, 'backups'),
    BACKUP_AT: '00:00',
  };
});
afterEach(() => rm(home, { recursive: true, force: true }));
after(() => parley.close());

async function listScratch(): Promise<string[]> {
  const { rows } = await parley.pool.query<{ name: string }>({
    text: `select datname as name from pg_database
      where starts_with(datname, 'parley_backup_check_' || (select oid from pg_database where datname = current_database()) || '_')`,
  });
  return rows.map(({ name }) => name);
}

async function listStates(): Promise<string[]> {
  const { rows } = await parley.pool.query<{ state: string }>({
    text: 'select state from backups order by started_at, id',
  });
  return rows.map(({ state }) => state);
}

const listFiles = (): Promise<string[]> => readdir(join(home, 'backups')).catch(() => []);

test('one that is killed in the middle leaves nothing behind once the next has run', async () => {
  assert.equal((await tryParley(settings, ['backup'])).code, 0);
  const [first] = await listFiles();
  const killed = spawn(process.execPath, [PARLEY, 'backup'], { env: { ...settings }, stdio: 'ignore' });
  const gone = once(killed, 'exit');
  await eventually(async () => assert.equal((await listScratch()).length, 1));
  killed.kill('SIGKILL');
  await gone;
  assert.equal((await listScratch()).length, 1);
  assert.equal((await listFiles()).filter((name) => name.endsWith('.part')).length, 1);
  assert.deepEqual(await listStates(), ['verified', 'running']);
  const { code, stdout } = await tryParley(settings, ['backup', '--json']);
  assert.equal(code, 0);
  assert.equal((JSON.parse(stdout) as { state: string }).state, 'verified');
  assert.deepEqual(await listScratch(), []);
  const files = await listFiles();
  assert.equal(files.length, 2);
  assert.ok(files.includes(first ?? '') && files.every((name) => /^parley-backup-\w+\.zip$/.test(name)));
  assert.deepEqual(await listStates(), ['verified', 'failed', 'verified']);
});

test('one that is told to stop ends at once and leaves nothing behind', async () => {
  const stopped = spawn(process.execPath, [PARLEY, 'backup'], { env: { ...settings }, stdio: 'ignore' });
  const gone = once(stopped, 'exit');
  await eventually(async () => assert.equal((await listScratch()).length, 1));
  stopped.kill('SIGTERM');
  assert.deepEqual(await gone, [1, null]);
  assert.deepEqual([await listScratch(), await listFiles(), await listStates()], [[], [], ['failed']]);
});

test('of two processes on a schedule one makes the backup of the day', async () => {
  const both = await Promise.all([1, 2].map(() => tryParley(settings, ['backup', '--if-due', '--json'])));
  assert.deepEqual(
    both.map(({ code }) => code),
    [0, 0],
  );
  const states = both.map(({ stdout }) => (JSON.parse(stdout) as { state: string }).state);
  assert.equal(states.filter((state) => state === 'verified').length, 1);
  const again = await tryParley(settings, ['backup', '--if-due', '--json']);
  assert.deepEqual(JSON.parse(again.stdout), { state: 'not_due' });
  assert.deepEqual(await listStates(), ['verified']);
});

/** What `parley serve` has of it, with the settings of this process. */
function createRunner() {
  Object.assign(process.env, settings);
  const log = (...words: unknown[]) => void lines.push(JSON.stringify(words));
  const runner = createBackupRunner(parseConfig({ ...settings }), parley.deps, {
    info: log,
    warn: log,
    error: log,
  });
  assert.ok(runner);
  return runner;
}

test('two servers make one backup a day between them, and tell of it', async () => {
  const runners = [createRunner(), createRunner()];
  await Promise.all(runners.map((runner) => runner.startIfDue()));
  await eventually(async () => assert.deepEqual(await listStates(), ['verified']), 30_000);
  await eventually(async () => assert.match(lines.join('\n'), /found equal/), 10_000);
  await Promise.all(runners.map((runner) => runner.startIfDue()));
  await Promise.all(runners.map((runner) => runner.stop()));
  assert.deepEqual(await listStates(), ['verified']);
  assert.equal((await listFiles()).length, 1);
});

test('a server that stops takes its backup with it', async () => {
  const runner = createRunner();
  await runner.startIfDue();
  await eventually(async () => assert.equal((await listScratch()).length, 1), 30_000);
  await runner.stop();
  assert.deepEqual([await listScratch(), await listFiles(), await listStates()], [[], [], ['failed']]);
});

test('a database elsewhere has no backups before somebody says where they go', async () => {
  const { BACKUP_DIR: _, ...without } = settings;
  assert.equal(
    createBackupRunner(parseConfig(without), parley.deps, { info() {}, warn() {}, error() {} }),
    null,
  );
  const { code, stderr } = await tryParley(without, ['backup']);
  assert.equal(code, 1);
  assert.match(stderr, /--to FOLDER, or BACKUP_DIR/);
});
