/**
 * Starting and memory, on a data folder that holds 20,000 comments. `readyMs` runs from the start of the process to
 * the first 200 of a story's page, PostgreSQL's start included: median of 5. Memory is the proportional set size of
 * Parley and of all processes under it, PostgreSQL's too, so that a page which several of them share counts once.
 * Parley runs from a copy of Node of its own: with this process it would share, and so halve, the pages of the
 * program. `idlePssMiB` is taken 10 seconds after a start, `afterReadsPssMiB` after 10,000 reads.
 */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { report, type Benchmark, type Figures } from './benchmark.ts';
import { createClient, sendWell } from './http-client.ts';
import { sumPss } from './memory.ts';
import { createInstallation, seedStories, startParley, withParley, type Installation } from './parley.ts';
import { end } from './processes.ts';
import { median, repeat, round } from './statistics.ts';
import { toPagePath } from './story.ts';

const COMMENTS = 20_000;
const STARTS = 5;
const SETTLE_MS = 10_000;
const READS = 10_000;
const READERS = 32;

export const start: Benchmark = {
  summary: 'time to the first answer, and the memory of all processes together',
  options: {},
  async run() {
    const installation = await createInstallation();
    try {
      const executable = join(installation.dataDir, 'node');
      await copyFile(process.execPath, executable);
      return await measure(installation, executable);
    } finally {
      await installation.remove();
    }
  },
};

async function measure(installation: Installation, executable: string): Promise<Figures> {
  report(`Seeding ${COMMENTS} comments.`);
  const [story = ''] = await seedStories(installation, { comments: COMMENTS, stories: 1 });
  const path = toPagePath(story);
  const starts = await repeat(STARTS, async (number) => {
    const startedAt = performance.now();
    const server = await startParley(installation, { executable, readyPath: path });
    const readyMs = performance.now() - startedAt;
    await end(server);
    report(`Start ${number + 1}: ready after ${Math.round(readyMs)} ms.`);
    return readyMs;
  });
  const memory = await withParley(installation, { executable }, async ({ pid = 0 }) => {
    await delay(SETTLE_MS);
    const idlePssMiB = round(await sumPss(pid), 1);
    await readOften(installation, path);
    return { idlePssMiB, afterReadsPssMiB: round(await sumPss(pid), 1) };
  });
  return { readyMs: round(median(starts)), ...memory };
}

async function readOften({ url }: Installation, path: string): Promise<void> {
  const send = createClient(url, READERS);
  const reader = () =>
    repeat(Math.ceil(READS / READERS), () => sendWell(send, { path, headers: { 'accept-encoding': 'br' } }));
  await Promise.all(Array.from({ length: READERS }, reader));
  send.close();
}
