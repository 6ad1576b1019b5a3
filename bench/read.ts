/**
 * Reading: the first page of a story as anonymous readers get it, next to a bare `node:http` server that sends the
 * same bytes and headers. Both are loaded by wrk with 32 kept connections that accept what browsers accept; wrk has
 * one core, the server (and its PostgreSQL) another. Rounds alternate: floor, Parley, Parley while a comment arrives
 * in the same thread every 100 ms. Ratios are medians of the rounds' ratios.
 *
 * A cold read is the first one after a comment was written to the story: the thread is in no cache and is loaded,
 * rendered and compressed anew, in a process that has done so before and on tables that are in memory. Reads of the
 * measured story and of one with 500 comments take turns. Its statements are counted where the driver sends them.
 */
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setInterval } from 'node:timers/promises';
import { report, type Benchmark, type Figures } from './benchmark.ts';
import type { FloorAnswer } from './floor-server.ts';
import { createClient, sendWell, type Answer, type Send } from './http-client.ts';
import { createInstallation, seedStories, signIn, withParley, type Installation } from './parley.ts';
import { ask, end, startNode } from './processes.ts';
import { median, repeat, round } from './statistics.ts';
import { toComment, toCommentsPath, toPagePath } from './story.ts';
import { requireWrk, runWrk } from './wrk.ts';

const SERVER_CORE = 0;
const LOAD_CORE = 1;
const CONNECTIONS = 32;
const ROUNDS = 9;
const ROUND_SECONDS = 2;
const COLD_READS = 20;
/** Reads before the cold ones are measured: a process that has just started is slower. */
const WARM_UP_READS = 30;
const SMALL_STORY = 500;
const WRITE_INTERVAL_MS = 100;

const BROWSER = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'en' };

interface Subject {
  readonly installation: Installation;
  readonly story: string;
  readonly smallStory: string;
  readonly token: string;
}

export const read: Benchmark = {
  summary: "a story's first page: requests a second against a bare server, and what a cold read costs",
  options: {
    comments: { fallback: 20_000, summary: 'comments of the story, such as 500, 20000 or 1000000' },
  },
  async run({ comments = 0 }) {
    requireWrk();
    const installation = await createInstallation();
    try {
      const subject = await withParley(installation, {}, () => prepare(installation, comments));
      const counting = { preload: new URL('count-statements.ts', import.meta.url), core: SERVER_CORE };
      const cold = await withParley(installation, counting, (server) => measureCold(subject, server));
      const load = await withParley(installation, { core: SERVER_CORE }, () => measureLoad(subject));
      return { ...load, ...cold };
    } finally {
      await installation.remove();
    }
  },
};

async function prepare(installation: Installation, comments: number): Promise<Subject> {
  report(`Seeding ${comments} comments.`);
  const [story = ''] = await seedStories(installation, { comments, stories: 1 });
  const [smallStory = ''] = await seedStories(installation, { comments: SMALL_STORY, stories: 1 });
  const [token = ''] = await signIn(installation, 1);
  return { installation, story, smallStory, token };
}

async function writeComment(send: Send, story: string, token: string): Promise<void> {
  const key = randomUUID();
  await sendWell(send, { method: 'POST', path: toCommentsPath(story), token, key, body: toComment(key) });
}

async function measureCold(
  { installation, story, smallStory, token }: Subject,
  server: ChildProcess,
): Promise<Figures> {
  const send = createClient(installation.url, 1);
  const readCold = async (read: string) => {
    await writeComment(send, read, token);
    const before = await ask<number>(server, {});
    const startedAt = performance.now();
    await sendWell(send, { path: toPagePath(read), headers: BROWSER });
    const ms = performance.now() - startedAt;
    return { ms, statements: (await ask<number>(server, {})) - before };
  };
  const readBoth = async () => ({ large: await readCold(story), small: await readCold(smallStory) });
  report('Cold reads.');
  await repeat(WARM_UP_READS, readBoth);
  const reads = await repeat(COLD_READS, readBoth);
  send.close();
  const coldMs = median(reads.map(({ large }) => large.ms));
  return {
    coldMs: round(coldMs, 2),
    coldRatioTo500: round(coldMs / median(reads.map(({ small }) => small.ms)), 2),
    queriesPerColdRead: median(reads.map(({ large }) => large.statements)),
  };
}

async function measureLoad(subject: Subject): Promise<Figures> {
  const { installation, story } = subject;
  const send = createClient(installation.url, 1);
  const page = await sendWell(send, { path: toPagePath(story), headers: BROWSER });
  const floor = startNode({ script: new URL('floor-server.ts', import.meta.url), core: SERVER_CORE });
  try {
    const port = await ask<number>(floor, toFloorAnswer(page));
    const measure = toMeasurement(subject, { send, floorUrl: `http://127.0.0.1:${port}/` });
    report('Warming up.');
    await measure(0);
    const rounds = await repeat(ROUNDS, measure);
    return {
      requestsPerSecond: round(median(rounds.map((figures) => figures.parley))),
      floorRequestsPerSecond: round(median(rounds.map((figures) => figures.floor))),
      ratioToFloor: round(median(rounds.map((figures) => figures.parley / figures.floor)), 3),
      ratioUnderWrites: round(median(rounds.map((figures) => figures.underWrites / figures.floor)), 3),
      p99Ms: round(median(rounds.map((figures) => figures.p99Ms)), 2),
      bytes: page.bytes.length,
    };
  } finally {
    send.close();
    await end(floor);
  }
}

/** Node adds the date and the connection's own fields to the floor's answers by itself. */
function toFloorAnswer(page: Answer): FloorAnswer {
  const own = new Set(['date', 'connection', 'keep-alive']);
  const headers = page.rawHeaders.flatMap((name, index) => {
    if (index % 2 === 1 || own.has(name.toLowerCase())) return [];
    return [name, page.rawHeaders[index + 1] ?? ''];
  });
  return { headers, body: page.bytes.toString('base64') };
}

function toMeasurement({ installation, story, token }: Subject, at: { send: Send; floorUrl: string }) {
  const load = (url: string) =>
    runWrk({ url, headers: BROWSER, connections: CONNECTIONS, seconds: ROUND_SECONDS, core: LOAD_CORE });
  const url = `${installation.url}${toPagePath(story)}`;
  return async (number: number) => {
    const floor = await load(at.floorUrl);
    const parley = await load(url);
    const writing = new AbortController();
    const [underWrites] = await Promise.all([
      load(url).finally(() => writing.abort()),
      writeUntil(writing.signal, () => writeComment(at.send, story, token)),
    ]);
    const share = (figures: { requestsPerSecond: number }) =>
      (figures.requestsPerSecond / floor.requestsPerSecond).toFixed(2);
    report(`Round ${number}: ${share(parley)} of the floor, ${share(underWrites)} under writes.`);
    return {
      floor: floor.requestsPerSecond,
      parley: parley.requestsPerSecond,
      underWrites: underWrites.requestsPerSecond,
      p99Ms: parley.p99Ms,
    };
  };
}

/** Writes in a steady rhythm; a write that takes longer than that is not caught up with. */
async function writeUntil(signal: AbortSignal, write: () => Promise<void>): Promise<void> {
  for await (const _ of setInterval(WRITE_INTERVAL_MS)) {
    if (signal.aborted) return;
    await write();
  }
}
