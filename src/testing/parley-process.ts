import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The command, as it was built. */
export const PARLEY = fileURLToPath(new URL('../cli/main.js', import.meta.url));

/** Names below localhost are this machine in every browser, and to one another they are other sites. */
export const PARLEY_HOST = 'talk.localhost';

/** The settings of one `parley`, for the server and for the commands beside it. */
export interface ParleySettings {
  readonly PORT: string;
  readonly PARLEY_URL: string;
  readonly [name: string]: string | undefined;
}

/** Settings as in development, on a free port, with limits that a test does not reach. */
export async function chooseSettings(given: Record<string, string>): Promise<ParleySettings> {
  const PORT = String(await findFreePort());
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'development',
    PORT,
    PARLEY_URL: `http://${PARLEY_HOST}:${PORT}`,
    RATE_LIMIT_SCALE: '1000',
    ...given,
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const execute = promisify(execFile);

/** How a command ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of `parley` to its end, however it ends. */
export async function tryParley(settings: ParleySettings, args: readonly string[]): Promise<Outcome> {
  try {
    return { code: 0, ...(await execute(process.execPath, [PARLEY, ...args], { env: { ...settings } })) };
  } catch (error) {
    return error as Outcome;
  }
}

/** Runs a command of `parley` that must succeed, and gives what it printed. */
export async function runParley(settings: ParleySettings, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await tryParley(settings, args);
  if (code !== 0) throw new Error(`parley ${args.join(' ')} ended with ${code}: ${stderr}`);
  return stdout.trim();
}

/** A `parley serve` in a process of its own, as an operator runs it. */
export interface ParleyProcess {
  /** Its public address, without a slash at the end. */
  readonly origin: string;
  readonly pid: number | undefined;
  /** All that it has printed until now, line by line. */
  log(): readonly string[];
  /** Waits for the first line of its log that matches and that was not taken before; gives the groups of the match. */
  takeLine(pattern: RegExp): Promise<string[]>;
  /** Stops it as an operator does, and waits until it is gone; gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the server and waits until it is ready; rejects with its output where it does not get there. */
export async function startParley(settings: ParleySettings): Promise<ParleyProcess> {
  const child = spawn(process.execPath, [PARLEY, 'serve'], {
    env: { ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { takeLine, log } = readLog(child);
  const parley = {
    origin: settings.PARLEY_URL,
    takeLine,
    log,
    pid: child.pid,
    stop: async () => {
      if (hasEnded(child)) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
  await takeLine(/Parley is ready/);
  return parley;
}

function readLog(child: ChildProcess): Pick<ParleyProcess, 'takeLine' | 'log'> {
  const everything: string[] = [];
  const untaken: string[] = [];
  const changes = new EventEmitter().setMaxListeners(0);
  const add = (line: string) => {
    everything.push(line);
    untaken.push(line);
    changes.emit('change');
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', add);
  child.once('close', () => changes.emit('change'));
  const takeLine: ParleyProcess['takeLine'] = async (pattern) => {
    for (;;) {
      const at = untaken.findIndex((line) => pattern.test(line));
      const [line] = at < 0 ? [] : untaken.splice(at, 1);
      if (line !== undefined) return pattern.exec(line)?.slice(1) ?? [];
      if (hasEnded(child)) throw new Error(`parley serve ended:\n${everything.join('\n')}`);
      await once(changes, 'change');
    }
  };
  return { takeLine, log: () => everything };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** The server's address for this process: only browsers resolve names below localhost everywhere. */
export function toLocal({ origin }: Pick<ParleyProcess, 'origin'>): string {
  return origin.replace(PARLEY_HOST, '127.0.0.1');
}
