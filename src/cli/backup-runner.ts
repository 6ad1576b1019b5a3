import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Deps } from '../service/deps.ts';
import type { BackupOutcome } from '../service/backups/make-backup.ts';
import { readBackups } from '../service/backups/read-backups.ts';
import type { Config } from './config.ts';

const PARLEY = fileURLToPath(new URL('./main.js', import.meta.url));

/** It reads and writes streams, and needs no more; a larger heap would only be collected later. */
const MEMORY = ['--max-old-space-size=192', '--max-semi-space-size=4'];

/** How long a backup may take to leave nothing behind. */
const STOP_MS = 8_000;

/** Makes backups on a schedule. */
export interface BackupRunner {
  /** Begins one when it is due and none runs; does not wait for it. */
  startIfDue(): Promise<void>;
  /** Ends the one that runs, if any. */
  stop(): Promise<void>;
}

/**
 * Runs `parley backup` in a process of its own: rendering and comparing everything would hold up readers here, and there the
 * system puts it after everything else. Null where no backup is made on a schedule.
 */
export function createBackupRunner(
  { backups: { time } }: Pick<Config, 'backups'>,
  deps: Deps,
  log: Pick<Logger, 'info' | 'warn' | 'error'>,
): BackupRunner | null {
  if (time === null) return null;
  let running: ChildProcess | null = null;
  return {
    async startIfDue() {
      if (running !== null) return;
      const { nextDue } = await readBackups(deps, time);
      if (nextDue === null || nextDue > deps.clock() || running !== null) return;
      const child = spawn(process.execPath, [...MEMORY, PARLEY, 'backup', '--if-due', '--json'], {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // In a session of its own, whose share of the processor it can give up. Whatever ends the server ends it too.
        detached: process.platform === 'linux',
      });
      running = child;
      tell(child, log)
        .catch((err: unknown) => log.error({ err }, 'A backup could not be started.'))
        .finally(() => {
          running = null;
        });
    },
    async stop() {
      const child = running;
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await gone;
      clearTimeout(deadline);
    },
  };
}

async function tell(child: ChildProcess, log: Pick<Logger, 'info' | 'warn' | 'error'>): Promise<void> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) return;
  const [output, errors] = await Promise.all([text(stdout), text(stderr), once(child, 'exit')]);
  const outcome = parse(output);
  if (outcome === null) return log.error(`A backup ended without a word: ${errors.trim()}`);
  if (outcome.state === 'busy' || outcome.state === 'not_due') return;
  const { state, path, size, seconds, problem, removed } = outcome;
  const about = { backup: { state, path, size, seconds, removed: removed.length } };
  if (state === 'verified') log.info(about, 'A backup was made, restored elsewhere and found equal.');
  else if (state === 'unverified')
    log.warn(about, `A backup was made, and could not be checked: ${problem ?? ''}.`);
  else log.error(about, `No backup was made: ${problem ?? ''}.`);
}

function parse(output: string): BackupOutcome | null {
  try {
    return JSON.parse(output) as BackupOutcome;
  } catch {
    return null;
  }
}
