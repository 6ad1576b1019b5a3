/**
 * Importing: a generated Disqus export goes in by the real command, in a process of its own, beside a PostgreSQL that runs
 * already. The time is that of the whole command. The floor is the same rows by plain COPY, one table after the other,
 * into tables of the same definition with the same indexes, but without references. Peak memory is Parley's alone. Then the
 * same file goes in once more, and must change nothing.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { startEmbeddedPostgres } from '../dist/storage/embedded/start-embedded-postgres.js';
import { writeDisqusExport } from '../dist/testing/large-disqus-export.js';
import { report, type Benchmark, type Figures } from './benchmark.ts';
import { createInstallation, runCommand, type Installation } from './parley.ts';
import { startNode } from './processes.ts';
import { round } from './statistics.ts';

const MAIN = new URL('../dist/cli/main.js', import.meta.url);
const SITE = 'courier';
/** Comments of a thread in the middle. */
const POSTS_PER_THREAD = 20;
const SAMPLE_MS = 100;

export const importing: Benchmark = {
  summary: 'comments a second into an empty installation, against the bare rows',
  options: { posts: { fallback: 1_000_000, summary: 'posts in the generated export' } },
  async run({ posts = 0 }) {
    const installation = await createInstallation();
    const { dataDir } = installation;
    const server = await startEmbeddedPostgres({ dataDir, owner: 'bench', log: () => undefined });
    try {
      const file = join(dataDir, 'export.xml');
      report(`Writing ${posts} posts.`);
      await writeDisqusExport(file, { posts, threads: Math.max(1, Math.ceil(posts / POSTS_PER_THREAD)) });
      await runCommand(installation, ['site', 'add', SITE, '--origin', 'https://courier.example']);
      return await measure(installation, { file, posts, connection: server.connection });
    } finally {
      await server.stop();
      await installation.remove();
    }
  },
};

interface Measure {
  readonly file: string;
  readonly posts: number;
  readonly connection: pg.ClientConfig;
}

async function measure(installation: Installation, { file, posts, connection }: Measure): Promise<Figures> {
  const first = await importFile(installation, file);
  const commentsPerSecond = posts / first.seconds;
  report(`${Math.round(commentsPerSecond)} comments a second, at most ${Math.round(first.peakMiB)} MiB.`);
  const floorPerSecond = posts / (await copyRows(installation, connection));
  report(`By COPY alone ${Math.round(floorPerSecond)} comments a second.`);
  const second = await importFile(installation, file);
  report(`The same file again took ${Math.round(second.seconds)} s.`);
  return {
    commentsPerSecond: round(commentsPerSecond),
    floorPerSecond: round(floorPerSecond),
    ratio: round(commentsPerSecond / floorPerSecond, 2),
    peakMiB: round(Math.max(first.peakMiB, second.peakMiB), 1),
    secondRunChanged: await countChanged(connection),
  };
}

/** Imports the file as an operator would: seconds from the start of the command to its end, and its largest memory. */
async function importFile(
  { environment }: Installation,
  file: string,
): Promise<{ readonly seconds: number; readonly peakMiB: number }> {
  const startedAt = performance.now();
  const command = startNode({
    script: MAIN,
    args: ['import', 'disqus', file, '--site', SITE],
    flags: ['--max-semi-space-size=4'],
    environment,
  });
  let peakMiB = 0;
  const watch = setInterval(
    () => void readPeak(command).then((peak) => void (peakMiB = Math.max(peakMiB, peak))),
    SAMPLE_MS,
  );
  const [code] = (await once(command, 'exit')) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`parley import ended with ${String(code)}.`);
  return { seconds: (performance.now() - startedAt) / 1_000, peakMiB };
}

/** The most that a process has had in memory, as the system counts it; 0 once it is gone. Linux only. */
async function readPeak({ pid = 0 }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024;
}

/** The tables that an import fills. */
const TABLES = ['accounts', 'stories', 'comments', 'revisions', 'imported_authors', 'imported_rows'];

/** Copies the imported rows into empty tables like those they stand in; the seconds that took. */
async function copyRows({ dataDir }: Installation, connection: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  let seconds = 0;
  try {
    await client.query('create schema floor');
    for (const table of TABLES) {
      const path = join(dataDir, `${table}.copy`);
      const { rows } = await client.query<{ columns: string }>(
        `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [`public.${table}`],
      );
      const columns = rows[0]?.columns ?? '';
      await pipeline(client.query(copyTo(`copy ${table} (${columns}) to stdout`)), createWriteStream(path));
      await client.query(`create table floor.${table} (like public.${table} including all)`);
      const startedAt = performance.now();
      await pipeline(
        createReadStream(path, { highWaterMark: 1_048_576 }),
        client.query(copyFrom(`copy floor.${table} (${columns}) from stdin`)),
      );
      seconds += (performance.now() - startedAt) / 1_000;
      await rm(path);
    }
    await client.query('drop schema floor cascade');
  } finally {
    await client.end();
  }
  return seconds;
}

/** How many records the last run added or changed. */
async function countChanged(connection: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ changed: number }>(
      `select sum((kind.value ->> 'created')::int + (kind.value ->> 'updated')::int)::int as changed
       from import_runs r, jsonb_each(r.report) kind where r.number = (select max(number) from import_runs)`,
    );
    return rows[0]?.changed ?? -1;
  } finally {
    await client.end();
  }
}
