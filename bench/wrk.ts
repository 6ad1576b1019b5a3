import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  /** Whole seconds: wrk knows no others. */
  readonly seconds: number;
  readonly core: number;
}

export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
}

const UNITS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000, m: 60_000 };

/** Makes sure that wrk is there. As root on Debian it is installed; elsewhere that is left to whoever runs this. */
export function requireWrk(): void {
  if (isInstalled('wrk')) return;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error(
      'The load is made by wrk, which is not installed: install it, for example with "apt-get install wrk".',
    );
  }
  process.stderr.write('wrk is missing: installing it with apt-get.\n');
  for (const args of [['update'], ['install', '--yes', 'wrk']]) {
    execFileSync('apt-get', ['--quiet', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));
}

/** Loads an address with as many requests as it answers, from one core. Any answer but 200 is an error. */
export async function runWrk({ url, headers, connections, seconds, core }: Load): Promise<LoadResult> {
  const pinned = ['-c', String(core), 'wrk', '--latency', '-t1', `-c${connections}`, `-d${seconds}s`];
  const sent = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await promisify(execFile)('taskset', [...pinned, ...sent, url]);
  const failure = /Non-2xx.*|Socket errors.*/.exec(stdout);
  if (failure) throw new Error(`${url} under load: ${failure[0]}`);
  const requestsPerSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const [, p99 = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s|m)\b/.exec(stdout) ?? [];
  const p99Ms = Number(p99) * (UNITS[unit] ?? Number.NaN);
  if (Number.isNaN(requestsPerSecond + p99Ms))
    throw new Error(`wrk printed something unexpected:\n${stdout}`);
  return { requestsPerSecond, p99Ms };
}
