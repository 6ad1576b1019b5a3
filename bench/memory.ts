import { readFile } from 'node:fs/promises';

/**
 * The memory of a process and of all processes under it, in MiB: their proportional set sizes together. Linux only.
 */
export async function sumPss(pid: number): Promise<number> {
  const sizes = await Promise.all((await listFamily(pid)).map((member) => readPss(member)));
  return sizes.reduce((sum, size) => sum + size, 0) / 1_024;
}

/** A process with its children, their children and so on. */
export async function listFamily(pid: number): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = listed.split(' ').filter(Boolean).map(Number);
  return [pid, ...(await Promise.all(children.map((child) => listFamily(child)))).flat()];
}

/** In KiB. */
async function readPss(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const size = /^Pss:\s+(\d+) kB/m.exec(rollup)?.[1];
  if (size === undefined) throw new Error(`/proc/${pid}/smaps_rollup tells no proportional set size.`);
  return Number(size);
}
