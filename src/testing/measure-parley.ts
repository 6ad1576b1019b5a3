import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { PARLEY, type Outcome, type ParleySettings } from './parley-process.ts';

/** How a command ended, and the most memory that its process held. */
export interface Measured extends Outcome {
  /** In MiB; null where the kernel does not say. */
  readonly peakMiB: number | null;
  readonly seconds: number;
}

/** As the command itself has Node started where operators call it. */
const FLAGS = ['--max-semi-space-size=4'];

/** Short enough to miss little of what a process takes in its last moments. */
const LOOK_MS = 10;

/** Runs a command of `parley` to its end, however it ends, and watches its memory. */
export async function measureParley(settings: ParleySettings, args: readonly string[]): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, [...FLAGS, PARLEY, ...args], {
    env: { ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let peak: number | null = null;
  const look = setInterval(() => (peak = readPeak(child.pid) ?? peak), LOOK_MS);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  clearInterval(look);
  // A signal has no code: what was killed did not end by itself.
  const code = child.exitCode ?? -1;
  return { code, stdout, stderr, peakMiB: peak, seconds: (performance.now() - started) / 1000 };
}

/** The most that a process has held so far, which only rises. */
function readPeak(pid: number | undefined): number | null {
  try {
    const kiB = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kiB === undefined ? null : Math.round(Number(kiB) / 1024);
  } catch {
    return null;
  }
}
