/**
 * Writing: comments of 200 signed-in accounts through the real API over kept connections, every rule on and the limits
 * raised, one at a time and 32 at a time. The readers are a process of their own; they, Parley and PostgreSQL share the
 * machine's cores as the system divides them. The floor is a process that writes the rows of a comment, its revision
 * and its decision into the same tables, one transaction each, 32 at a time on as many connections, next to an idle
 * Parley. Rounds alternate; the ratio is the median of the rounds' ratios. At the end the comments in the database are
 * counted: each that was acknowledged must be there.
 */
import type { ChildProcess } from 'node:child_process';
import { report, type Benchmark, type Figures } from './benchmark.ts';
import {
  createInstallation,
  openDatabase,
  seedStories,
  signIn,
  withParley,
  type Installation,
} from './parley.ts';
import { ask, end, startNode } from './processes.ts';
import { median, repeat, round } from './statistics.ts';
import type { WriteFloor } from './write-floor.ts';
import type { Written } from './write-for.ts';
import type { WriteLoad } from './write-load.ts';

const ACCOUNTS = 200;
const CONCURRENCY = 32;
const ROUNDS = 9;
const ROUND_SECONDS = 2;
/** What each story holds at the beginning: nobody writes under empty stories alone. */
const COMMENTS_PER_STORY = 100;

type Load = Omit<WriteLoad, 'concurrency'>;
type Floor = Omit<WriteFloor, 'concurrency'>;

export const write: Benchmark = {
  summary: 'comments a second through the API, against the bare rows',
  options: { stories: { fallback: 200, summary: 'stories to spread them over, such as 1 or 200' } },
  async run({ stories = 0 }) {
    const installation = await createInstallation();
    try {
      return await withParley(installation, {}, () => measure(installation, stories));
    } finally {
      await installation.remove();
    }
  },
};

async function measure(installation: Installation, stories: number): Promise<Figures> {
  const { load, floor } = await prepare(installation, stories);
  const before = await countComments(installation);
  const readers = startNode({ script: new URL('write-load.ts', import.meta.url) });
  const rows = startNode({ script: new URL('write-floor.ts', import.meta.url) });
  try {
    const measureRound = toRound({ readers, rows }, { load, floor });
    report('Warming up.');
    const rounds = [await measureRound(0), ...(await repeat(ROUNDS, (number) => measureRound(number + 1)))];
    const acknowledged = rounds.reduce((sum, { written }) => sum + written, 0);
    const found = (await countComments(installation)) - before;
    if (found !== acknowledged)
      throw new Error(`${acknowledged} comments were acknowledged, ${found} are there.`);
    return summarise(rounds.slice(1));
  } finally {
    await Promise.all([end(readers), end(rows)]);
  }
}

async function prepare(installation: Installation, stories: number): Promise<{ load: Load; floor: Floor }> {
  report(`Seeding ${stories} stories.`);
  const keys = await seedStories(installation, { comments: stories * COMMENTS_PER_STORY, stories });
  const tokens = await signIn(installation, ACCOUNTS);
  const pool = await openDatabase(installation);
  const { rows } = await pool.query<{ siteId: string; id: string }>({
    text: 'select site_id as "siteId", id from stories',
  });
  const accounts = await pool.query<{ id: string }>({ text: 'select id from accounts limit 200' });
  await pool.end();
  const seconds = ROUND_SECONDS;
  return {
    load: { url: installation.url, stories: keys, tokens, seconds },
    floor: {
      dataDir: installation.dataDir,
      siteId: rows[0]?.siteId ?? '',
      storyIds: rows.map(({ id }) => id),
      authorIds: accounts.rows.map(({ id }) => id),
      seconds,
    },
  };
}

async function countComments(installation: Installation): Promise<number> {
  const pool = await openDatabase(installation);
  const { rows } = await pool.query<{ count: number }>({ text: 'select count(*) as count from comments' });
  await pool.end();
  return rows[0]?.count ?? 0;
}

interface Round {
  readonly sequential: number;
  readonly concurrent: number;
  readonly floor: number;
  /** All comments of the round. */
  readonly written: number;
}

function toRound(
  processes: { readers: ChildProcess; rows: ChildProcess },
  loads: { load: Load; floor: Floor },
) {
  return async (number: number): Promise<Round> => {
    const floor = await ask<Written>(processes.rows, { ...loads.floor, concurrency: CONCURRENCY });
    const concurrent = await ask<Written>(processes.readers, { ...loads.load, concurrency: CONCURRENCY });
    const sequential = await ask<Written>(processes.readers, { ...loads.load, concurrency: 1 });
    const [a, b, c] = [sequential, concurrent, floor].map(({ written, seconds }) =>
      Math.round(written / seconds),
    );
    report(`Round ${number}: ${a} one at a time, ${b} together, floor ${c}.`);
    return {
      sequential: sequential.written / sequential.seconds,
      concurrent: concurrent.written / concurrent.seconds,
      floor: floor.written / floor.seconds,
      written: floor.written + concurrent.written + sequential.written,
    };
  };
}

function summarise(rounds: readonly Round[]): Figures {
  return {
    sequentialPerSecond: round(median(rounds.map(({ sequential }) => sequential))),
    concurrentPerSecond: round(median(rounds.map(({ concurrent }) => concurrent))),
    floorPerSecond: round(median(rounds.map(({ floor }) => floor))),
    ratioToFloor: round(median(rounds.map(({ concurrent, floor }) => concurrent / floor)), 3),
  };
}
