import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { tryConnection, type EmbeddedConnection } from './connection.ts';
import type { Log } from './log.ts';
import type { ClusterTools } from './open-cluster.ts';
import { findPostmasterFile } from './postmaster-file.ts';
import { signalServer, type ShutdownSignal } from './server-process.ts';
import { FIXED_SETTINGS } from './settings.ts';

/** One run of the server, from its start to its end. */
export interface Postmaster {
  readonly pid: number;
  /** Settles when the process has ended, with its last lines. */
  readonly ended: Promise<string>;
}

export interface PostmasterPlan {
  readonly tools: ClusterTools;
  readonly connection: EmbeddedConnection;
  /** What the endpoint needs on the command line. */
  readonly settings: readonly string[];
  readonly log: Log;
  /** Aborted: end the server, gently at first. */
  readonly stop: AbortSignal;
  /** How long each way of ending the server is given, in milliseconds. */
  readonly patienceMs: number;
}

/**
 * Starts the server and waits until it answers, however long recovery takes. Throws, with the server's last lines,
 * when it ends instead. On Linux the server ends with the thread that calls this: call it from the main thread.
 */
export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  const { tools, stop } = plan;
  stop.throwIfAborted();
  const args = ['-D', tools.launcher.inside(tools.layout.cluster)];
  for (const setting of [...FIXED_SETTINGS, ...plan.settings]) args.push('-c', setting);
  const command = tools.launcher.toCommand(join(tools.binaries, 'bin', 'postgres'), args);
  const child = spawn(command.file, command.args, {
    ...command.options,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own, so that Ctrl-C in a terminal reaches Parley alone, which finishes its requests first.
    detached: process.platform !== 'win32',
  });
  const ended = watch(child, plan);
  const pid = child.pid;
  if (pid === undefined) throw new Error(await ended);
  try {
    await waitUntilReady(plan, child, ended);
    return { pid, ended };
  } catch (error) {
    await endGently(child, plan);
    throw error;
  }
}

/** Follows the process to its end and passes on the wish to stop; answers its last lines. */
async function watch(child: ChildProcess, plan: PostmasterPlan): Promise<string> {
  const lines = collectLines(child, plan.log);
  const closed = once(child, 'close').catch((error: unknown) => lines.push(String(error)));
  const end = () => void endGently(child, plan);
  const endNow = () => signal(child, 'SIGINT', plan);
  plan.stop.addEventListener('abort', end);
  process.on('exit', endNow);
  await closed;
  process.off('exit', endNow);
  plan.stop.removeEventListener('abort', end);
  return lines.join('\n');
}

const KEPT_LINES = 20;

function collectLines(child: ChildProcess, log: Log): string[] {
  const kept: string[] = [];
  if (child.stderr === null) return kept;
  createInterface({ input: child.stderr }).on('line', (line) => {
    kept.push(line);
    if (kept.length > KEPT_LINES) kept.shift();
    const [, severity = 'LOG', text = line] = /^([A-Z]+\d?): {2}(.*)$/.exec(line) ?? [];
    log(`PostgreSQL: ${text}`, { severity });
  });
  return kept;
}

async function endGently(child: ChildProcess, plan: PostmasterPlan): Promise<void> {
  for (const step of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (hasEnded(child)) return;
    if (step !== 'SIGINT') plan.log(`PostgreSQL does not end; sending ${step}`, { pid: child.pid });
    signal(child, step, plan);
    await Promise.race([once(child, 'exit'), delay(plan.patienceMs, undefined, { ref: false })]);
  }
}

function signal(child: ChildProcess, which: ShutdownSignal, { tools }: PostmasterPlan): void {
  if (child.pid !== undefined && !hasEnded(child)) signalServer(child.pid, which, tools.binaries);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

const REMINDER_MS = 10_000;

async function waitUntilReady(
  plan: PostmasterPlan,
  child: ChildProcess,
  ended: Promise<string>,
): Promise<void> {
  let lastLines: string | undefined;
  void ended.then((lines) => (lastLines = lines));
  let reminder = Date.now() + REMINDER_MS;
  while (!(await saysReady(plan, child))) {
    if (lastLines !== undefined) throw new Error(`PostgreSQL did not start: ${lastLines}`);
    if (Date.now() > reminder) {
      plan.log(
        'Waiting for PostgreSQL, which goes through what was written before it was last ended by force',
      );
      reminder = Date.now() + REMINDER_MS;
    }
    await delay(10);
  }
  await tryConnection(plan.connection);
}

/** Asking the server itself would fill its log with refusals for as long as it recovers. */
async function saysReady({ tools }: PostmasterPlan, child: ChildProcess): Promise<boolean> {
  const file = await findPostmasterFile(tools.layout.cluster);
  return file?.pid === child.pid && file?.isReady === true;
}
