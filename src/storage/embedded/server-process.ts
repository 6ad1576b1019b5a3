import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostmasterFile } from './postmaster-file.ts';
import { runProgram } from './run-program.ts';

/** Fast shutdown, immediate shutdown (recovery at the next start), and the last resort. */
export type ShutdownSignal = 'SIGINT' | 'SIGQUIT' | 'SIGKILL';

/**
 * Whether the process named in a pid file is the server that wrote it. False for a process that got the pid later,
 * and for a server that is dead but not yet waited for (its command line is empty).
 */
export async function isServerRunning({ pid, cluster }: PostmasterFile): Promise<boolean> {
  const line = await readCommandLine(pid);
  return cluster !== '' && line.includes(`-D ${cluster}`);
}

async function readCommandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return line.replaceAll('\0', ' ');
  }
  return (await runProgram(toListing(pid))).output;
}

function toListing(pid: number): Parameters<typeof runProgram>[0] {
  if (process.platform !== 'win32')
    return { file: 'ps', args: ['-ww', '-o', 'args=', '-p', `${pid}`], options: {} };
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
  return { file: 'powershell', args: ['-NoProfile', '-Command', query], options: { windowsHide: true } };
}

/**
 * Asks a server to end; nothing happens where it has ended already. Windows knows no signals, PostgreSQL brings its
 * own there, sent by `pg_ctl` out of `binaries`.
 */
export function signalServer(pid: number, signal: ShutdownSignal, binaries: string): void {
  if (process.platform === 'win32' && signal !== 'SIGKILL') {
    const pgCtl = join(binaries, 'bin', 'pg_ctl');
    void runProgram({
      file: pgCtl,
      args: ['kill', signal.slice(3), `${pid}`],
      options: { windowsHide: true },
    });
    return;
  }
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
