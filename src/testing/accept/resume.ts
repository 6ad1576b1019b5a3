import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { findRunningPostgres } from '../../storage/embedded/find-running-postgres.ts';
import { makeDataFolder } from '../embedded-host.ts';
import { readExported } from '../exported.ts';
import { writeDisqusExport } from '../large-disqus-export.ts';
import { chooseSettings, PARLEY, runParley, type ParleySettings } from '../parley-process.ts';
import type { Check, Scenario } from './scenario.ts';

const POSTS = 60_000;
const THREADS = 3_000;

/** How far an import is: what it has read, whether all of it, and how many batches are in. */
interface Standing {
  readonly staged: number;
  readonly isRead: boolean;
  readonly merged: number;
}

/** Where it is killed, and whether PostgreSQL is killed with it: all over reading and merging. */
const KILLS: readonly {
  readonly name: string;
  readonly at: (now: Standing) => boolean;
  readonly withDatabase?: true;
}[] = [
  { name: 'at the first comments read', at: ({ staged }) => staged > 0 },
  { name: 'after 15,000 were read', at: ({ staged }) => staged > 15_000 },
  { name: 'after 30,000, with PostgreSQL', at: ({ staged }) => staged > 30_000, withDatabase: true },
  { name: 'after 50,000', at: ({ staged }) => staged > 50_000 },
  { name: 'when all is read', at: ({ isRead }) => isRead },
  { name: 'after the first batch', at: ({ merged }) => merged > 0 },
  { name: 'after two batches', at: ({ merged }) => merged > 2 },
  { name: 'after four, with PostgreSQL', at: ({ merged }) => merged > 4, withDatabase: true },
  { name: 'after six batches, read once more', at: ({ merged }) => merged > 6 },
  { name: 'after nine', at: ({ merged }) => merged > 9 },
];

/** An import that is killed again and again comes to the same end as one that is not. */
export const resume: Scenario = {
  description: 'an import killed ten times, twice with its database: the same as one that was never stopped',
  async run(check) {
    const folder = await mkdtemp(join(tmpdir(), 'parley-resume-'));
    const whole = await makeSettings();
    try {
      const file = join(folder, 'export.xml');
      await writeDisqusExport(file, { posts: POSTS, threads: THREADS });
      await runParley(whole, ['site', 'add', 'courier', '--origin', 'https://courier.example']);
      // The same site, with the same id.
      const broken = await makeSettings();
      await cp(String(whole['PARLEY_DATA']), String(broken['PARLEY_DATA']), {
        recursive: true,
        preserveTimestamps: true,
        force: true,
      });
      await chownLike(whole, broken);
      await checkResume(check, { folder, file, whole, broken });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function makeSettings(): Promise<ParleySettings> {
  return chooseSettings({
    PARLEY_SECRET: 'a secret that lasts for this scenario',
    PARLEY_DATA: await makeDataFolder(),
  });
}

/** A copy belongs to whoever made it; PostgreSQL wants its files to be its own. */
async function chownLike(from: ParleySettings, to: ParleySettings): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const child = spawn('chown', [
    '-R',
    `--reference=${from['PARLEY_DATA']}/postgres/cluster`,
    `${to['PARLEY_DATA']}/postgres/cluster`,
  ]);
  await once(child, 'exit');
}

interface World {
  readonly folder: string;
  readonly file: string;
  readonly whole: ParleySettings;
  readonly broken: ParleySettings;
}

async function checkResume(check: Check, { folder, file, whole, broken }: World): Promise<void> {
  const command = ['import', 'disqus', file, '--site', 'courier'];
  await check(`an export of ${POSTS.toLocaleString('en')} comments goes in without a stop`, async () => {
    assert.match(await runParley(whole, command), /60,000/);
  });
  for (const { name, at, withDatabase } of KILLS)
    await check(`killed ${name}`, () => killAt(broken, command, { at, withDatabase: withDatabase === true }));
  await check('started once more, it comes to its end', async () => {
    assert.match(await runParley(broken, command), /60,000/);
  });
  await check('everything is counted right', async () => {
    assert.match(await runParley(broken, ['verify']), /Nothing is wrong/);
  });
  await check('both installations export the same', async () => {
    const [expected, found] = [
      await exportOf(whole, folder, 'whole'),
      await exportOf(broken, folder, 'broken'),
    ];
    assert.deepEqual([...found.keys()], [...expected.keys()]);
    for (const [table, lines] of expected) assert.ok(found.get(table) === lines, `${table} is not the same`);
  });
}

/** Runs an import until it stands where it is to be killed, and kills it. */
async function killAt(
  settings: ParleySettings,
  command: readonly string[],
  kill: { readonly at: (now: Standing) => boolean; readonly withDatabase: boolean },
): Promise<void> {
  const child = spawn(process.execPath, [PARLEY, ...command], { env: { ...settings }, stdio: 'ignore' });
  const exited = once(child, 'exit');
  try {
    for (;;) {
      assert.ok(child.exitCode === null, 'it came to its end before');
      const now = await look(String(settings['PARLEY_DATA']));
      if (now !== null && kill.at(now)) break;
      await setTimeout(5);
    }
    if (kill.withDatabase) process.kill(await postmasterOf(settings), 'SIGKILL');
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
}

async function postmasterOf(settings: ParleySettings): Promise<number> {
  const file = await readFile(
    join(String(settings['PARLEY_DATA']), 'postgres/cluster/postmaster.pid'),
    'utf8',
  );
  return Number(file.split('\n')[0]);
}

/** How far the import is; null while its database is on its way up or down. */
async function look(dataDir: string): Promise<Standing | null> {
  const connection = await findRunningPostgres(dataDir).catch(() => null);
  if (connection === null) return null;
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Standing>(
      `select (select count(*)::int from import_staged_comments) as staged, coalesce((select bool_or(is_read) from import_stages), false) as "isRead",
        (select count(distinct batch)::int from import_batches where is_merged) as merged`,
    );
    return rows[0] ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The lines of each table of an export, without what tells when something was done. */
async function exportOf(
  settings: ParleySettings,
  folder: string,
  name: string,
): Promise<Map<string, string>> {
  const path = join(folder, `${name}.zip`);
  await runParley(settings, ['export', '--all', '--out', path]);
  const exported = readExported(await readFile(path));
  return new Map(
    exported.manifest.tables
      .map(({ table }) => table)
      .filter((table) => table !== 'audit_log')
      .map((table) => {
        const rows = exported
          .rows(table)
          .map((row) =>
            table === 'import_runs' ? { ...row, started_at: 0, ended_at: 0, progress: 0 } : row,
          );
        return [table, rows.map((row) => JSON.stringify(row)).join('\n')];
      }),
  );
}
