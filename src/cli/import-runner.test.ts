import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { OPERATOR } from '../domain/viewer.ts';
import { grantRole } from '../service/grant-role.ts';
import { issueToken } from '../service/issue-token.ts';
import { findRunningPostgres } from '../storage/embedded/find-running-postgres.ts';
import { createPool, type Pool } from '../storage/pool.ts';
import { makeSmallExport } from '../testing/small-export.ts';
import { makeDataFolder } from '../testing/embedded-host.ts';
import { eventually } from '../testing/eventually.ts';
import { makeSite } from '../testing/make-site.ts';
import {
  chooseSettings,
  startParley,
  toLocal,
  type ParleyProcess,
  type ParleySettings,
} from '../testing/parley-process.ts';
import { createDeps } from './compose.ts';
import { parseConfig } from './config.ts';

/** Large enough that it is under way for some seconds. */
const POSTS = 20_000;

let settings: ParleySettings;
let parley: ParleyProcess;
let pool: Pool;
let token = '';

before(async () => {
  settings = await chooseSettings({ PARLEY_DATA: await makeDataFolder() });
  parley = await startParley(settings);
  pool = await connect();
  const deps = await createDeps(parseConfig(settings), pool);
  await makeSite(deps, { key: 'harbour', origins: ['https://news.example'] });
  const email = 'ada@reader.example';
  await issueToken(deps, { email, name: 'Ada' });
  await grantRole(deps, OPERATOR, { to: { email }, role: 'admin', siteIds: null });
  token = await issueToken(deps, { email, name: 'Ada' });
});
after(async () => {
  await pool.end();
  await parley.stop();
});

async function connect(): Promise<Pool> {
  const connection = await findRunningPostgres(parseConfig(settings).dataDir);
  assert.ok(connection);
  return createPool({ connection, size: 2, onError: () => undefined });
}

async function post(path: string, body: FormData | URLSearchParams): Promise<string> {
  const response = await fetch(toLocal(parley) + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `parley_session=${token}`, 'sec-fetch-site': 'same-origin', origin: parley.origin },
    body,
  });
  assert.equal(response.status, 303);
  return response.headers.get('location') ?? '';
}

async function count(text: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>({ text });
  return rows[0]?.n ?? -1;
}

const IMPORTED = `select count(*)::int as n from comments where import_run is not null`;
const UNDER_WAY = `select count(*)::int as n from import_tasks where state = 'working' and progress is not null`;
const DONE = `select count(*)::int as n from import_tasks where state = 'done'`;

test(
  'killed hard with its server and alone, an import is taken up again and ends whole',
  { skip: process.platform !== 'linux' && 'child processes are found by /proc' },
  async () => {
    const form = new FormData();
    form.set(
      'files',
      new Blob([new Uint8Array(makeSmallExport({ posts: POSTS, threads: 200 }))]),
      'harbour.xml',
    );
    const files = await post('/desk/settings/sites/harbour/imports/files', form);
    await post(files, new URLSearchParams({ do: 'import' }));
    await eventually(async () => assert.equal(await count(UNDER_WAY), 1), 60_000);
    process.kill(await findImportProcess(), 'SIGKILL');
    await eventually(async () => assert.ok(await findImportProcess()), 30_000);
    process.kill(parley.pid ?? 0, 'SIGKILL');
    await pool.end();
    parley = await startParley(settings);
    pool = await connect();
    await eventually(async () => assert.equal(await count(DONE), 1), 120_000);
    assert.equal(await count(IMPORTED), POSTS);
    await eventually(async () =>
      assert.equal(await count('select count(*)::int as n from import_chunks'), 0),
    );
  },
);

/** The process that the server has begun for imports. */
async function findImportProcess(): Promise<number> {
  const children = await readFile(`/proc/${parley.pid}/task/${parley.pid}/children`, 'utf8');
  for (const pid of children.trim().split(' ').map(Number)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('import-process.js')) return pid;
  }
  throw new Error('There is no process for imports.');
}
