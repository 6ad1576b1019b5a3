import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Deps } from '../service/deps.ts';
import { hasOpenTasks } from '../service/imports/work-tasks.ts';

const PROCESS = fileURLToPath(new URL('./import-process.js', import.meta.url));

/** Several times what an import needs: whatever a file holds, the server goes on. */
const MEMORY_MIB = 1_024;
/** How long an import may take to end the batch it is at. */
const STOP_MS = 8_000;

/** Works on imports beside the server. */
export interface ImportRunner {
  /** Begins where something is to be done and nothing runs; does not wait for it. */
  startIfAsked(): Promise<void>;
  /** Lets what runs rest; it goes on with the next server. */
  stop(): Promise<void>;
}

/** After its end it is looked again so soon: for what went down with the process, or was held by another one. */
const AGAIN_MS = 5_000;

/** Runs imports in a process of their own, at most one at a time for each server. */
export function createImportRunner(deps: Deps, log: Pick<Logger, 'error'>): ImportRunner {
  let running: ChildProcess | null = null;
  let isStopping = false;

  const startIfAsked = async (): Promise<void> => {
    if (running !== null || isStopping || !(await hasOpenTasks(deps))) return;
    // Asked again while the database was asked.
    if (running !== null || isStopping) return;
    running = start((how) => {
      running = null;
      if (isStopping) return;
      if (how !== 0) log.error(`The process of imports ended with ${how}; it is begun again.`);
      setTimeout(() => void startIfAsked().catch(() => undefined), AGAIN_MS).unref();
    });
  };

  return {
    startIfAsked,
    async stop() {
      isStopping = true;
      const child = running;
      if (child === null || child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await gone;
      clearTimeout(deadline);
    },
  };
}

function start(onEnd: (how: string | number | null) => void): ChildProcess {
  const args = [`--max-old-space-size=${MEMORY_MIB}`, '--max-semi-space-size=4', PROCESS];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.once('error', () => onEnd('an error'));
  child.once('exit', (code, signal) => onEnd(code ?? signal));
  return child;
}
