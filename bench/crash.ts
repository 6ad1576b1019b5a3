/**
 * `npm run crash -- --rounds 20`: eight readers comment, reply, vote, edit and delete while Parley, its PostgreSQL or
 * one of PostgreSQL's connections is killed with SIGKILL at random moments; Parley is started again as a service
 * manager would. After the last round everything is killed once more. Then each write that was acknowledged must be
 * there exactly once, and `parley verify` must find nothing. The last line is one JSON object.
 */
import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { report } from './benchmark.ts';
import { checkWrites, type Expectation } from './crash-check.ts';
import { createCrashReader, type CrashReader, type WrittenComment } from './crash-reader.ts';
import { findVictim, VICTIMS } from './crash-victims.ts';
import { createClient } from './http-client.ts';
import {
  createInstallation,
  openDatabase,
  runCommand,
  seedStories,
  signIn,
  startParley,
  withParley,
  type Installation,
} from './parley.ts';
import { end, exitWhenTold } from './processes.ts';
import { pick } from './write-for.ts';

const READERS = 8;
const STORIES = 3;
/** How long the readers may take to get on after a kill. */
const RECOVERY_MS = 60_000;
const LOOK_MS = 20;

interface Options {
  readonly rounds: number;
  /** The longest time that everything runs between two kills. */
  readonly seconds: number;
}

/** A Parley that is started again whenever it ends. */
interface Kept {
  readonly pid: number;
  /** Fails when Parley cannot be started again; settles after a stop. */
  readonly over: Promise<void>;
  /** Lets it end for good. */
  stop(): Promise<void>;
}

function keepRunning(installation: Installation, first: ChildProcess): Kept {
  const stopping = new AbortController();
  let current = first;
  const keep = async () => {
    while (!stopping.signal.aborted) {
      if (current.exitCode === null && current.signalCode === null) await once(current, 'exit');
      if (!stopping.signal.aborted) current = await startParley(installation);
    }
  };
  const over = keep();
  return {
    get pid() {
      return current.pid ?? 0;
    },
    over,
    async stop() {
      stopping.abort();
      await end(current, 'SIGKILL');
      await over;
    },
  };
}

async function run(options: Options): Promise<boolean> {
  const installation = await createInstallation();
  try {
    const expectations = await writeAndCrash(installation, options);
    const checked = await withParley(installation, {}, () => check(installation, expectations));
    const acknowledged = expectations.reduce((sum, { writes }) => sum + writes.acknowledged, 0);
    console.log(JSON.stringify({ rounds: options.rounds, acknowledged, ...checked }));
    return checked.lost + checked.doubled + checked.verifyErrors === 0;
  } finally {
    await installation.remove();
  }
}

/** All rounds; ends with nothing running, and gives what was acknowledged to whom. */
async function writeAndCrash(installation: Installation, options: Options): Promise<Expectation[]> {
  const parley = keepRunning(installation, await startParley(installation));
  const send = createClient(installation.url, READERS);
  try {
    const stories = await seedStories(installation, { comments: STORIES, stories: STORIES });
    const tokens = await signIn(installation, READERS);
    const written: WrittenComment[] = [];
    const readers = tokens.map((token) => createCrashReader({ send, token, stories, written }));
    await crash({ installation, readers, parley }, options);
    return readers.map((writes, n) => ({ token: pick(tokens, n), writes }));
  } finally {
    await parley.stop();
    send.close();
  }
}

async function check(installation: Installation, expectations: readonly Expectation[]) {
  const pool = await openDatabase(installation);
  const found = await checkWrites(pool, expectations);
  await pool.end();
  return { ...found, verifyErrors: await countVerifyErrors(installation) };
}

interface Crash {
  readonly installation: Installation;
  readonly readers: readonly CrashReader[];
  readonly parley: Kept;
}

/** Kills round after round while the readers write, and PostgreSQL when they have finished. */
async function crash(scene: Crash, { rounds, seconds }: Options): Promise<void> {
  const { installation, readers, parley } = scene;
  const ending = new AbortController();
  const writing = Promise.all(readers.map((reader) => reader.write(ending.signal)));
  const failure = Promise.all([writing, parley.over]);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await Promise.race([failure, delay(randomInt(Math.ceil(seconds * 1_000)))]);
      await killOne(scene, round);
      await Promise.race([failure, waitUntilAllWrote(readers)]);
    }
    ending.abort();
    await Promise.race([failure, writing]);
    const postmaster = await findVictim('postmaster', installation, parley.pid);
    if (postmaster !== null) process.kill(postmaster, 'SIGKILL');
  } finally {
    ending.abort();
  }
}

async function killOne({ installation, parley }: Crash, round: number): Promise<void> {
  const victim = pick(VICTIMS, randomInt(VICTIMS.length));
  const pid = await findVictim(victim, installation, parley.pid);
  report(`Round ${round}: ${pid === null ? 'there is no' : 'killing the'} ${victim}.`);
  if (pid !== null) process.kill(pid, 'SIGKILL');
}

/** Waits until every reader has had another write acknowledged. */
async function waitUntilAllWrote(readers: readonly CrashReader[]): Promise<void> {
  const before = readers.map(({ acknowledged }) => acknowledged);
  const deadline = Date.now() + RECOVERY_MS;
  while (readers.some((reader, n) => reader.acknowledged === before[n])) {
    if (Date.now() > deadline) throw new Error('Parley did not recover in time.');
    await delay(LOOK_MS);
  }
}

/** What `parley verify` finds wrong. */
async function countVerifyErrors(installation: Installation): Promise<number> {
  const output = await runCommand(installation, ['verify']).catch((error: { stdout?: string }) => {
    if (!error.stdout) throw error;
    return error.stdout;
  });
  process.stderr.write(output);
  return Number(/^(\d+) found/m.exec(output)?.[1] ?? 0);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '20' }, seconds: { type: 'string', default: '2' } },
  });
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1.');
  if (!(seconds > 0))
    throw new Error('--seconds takes a number above 0: the longest time between two kills.');
  if (!(await run({ rounds, seconds }))) process.exitCode = 1;
}

exitWhenTold();
main().catch((error: unknown) => {
  process.stderr.write(`crash: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
