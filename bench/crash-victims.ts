import { readFile } from 'node:fs/promises';
import { randomInt } from 'node:crypto';
import { findPostmasterFile } from '../dist/storage/embedded/postmaster-file.js';
import { isServerRunning } from '../dist/storage/embedded/server-process.js';
import { toDataLayout } from '../dist/storage/embedded/folder-layout.js';
import { listFamily } from './memory.ts';
import type { Installation } from './parley.ts';

/** Who can be killed: Parley, PostgreSQL's first process, or one of those that serve its connections. */
export const VICTIMS = ['parley', 'postmaster', 'backend'] as const;
export type Victim = (typeof VICTIMS)[number];

/** The process to kill; null when there is none of the kind at the moment. */
export async function findVictim(
  victim: Victim,
  { dataDir }: Installation,
  parley: number,
): Promise<number | null> {
  if (victim === 'parley') return parley;
  const file = await findPostmasterFile(toDataLayout(dataDir).cluster);
  if (!file || !(await isServerRunning(file))) return null;
  if (victim === 'postmaster') return file.pid;
  const titles = await Promise.all(
    (await listFamily(file.pid)).map(async (pid) => ({ pid, title: await readTitle(pid) })),
  );
  const backends = titles.filter(({ title }) => title.startsWith('postgres: parley '));
  return backends[randomInt(Math.max(1, backends.length))]?.pid ?? null;
}

async function readTitle(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
}
