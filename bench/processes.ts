import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export interface StartNode {
  readonly script: URL;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The one core to run on; left out, the system chooses. Everything that the process starts stays there too. */
  readonly core?: number | undefined;
  /** Options of Node itself. */
  readonly flags?: readonly string[] | undefined;
  /** A module to load first. */
  readonly preload?: URL | undefined;
  /** The Node to run; left out, the one that runs this. */
  readonly executable?: string | undefined;
}

/**
 * Starts a script in a Node process of its own, with a channel for messages; only its errors are shown. It does not
 * outlive this process.
 */
export function startNode(start: StartNode): ChildProcess {
  const { script, args = [], environment = {}, core, preload, executable = process.execPath } = start;
  const flags = [...(start.flags ?? []), ...(preload ? ['--import', preload.href] : [])];
  const child = fork(script, args, {
    execPath: core === undefined ? executable : 'taskset',
    execArgv: core === undefined ? flags : ['-c', String(core), executable, ...flags],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Makes this process leave in an orderly way when it is told to stop, so that those it has started end too. */
export function exitWhenTold(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
}

/** The next message of a process; throws when it ends instead. */
export async function receive<T>(child: ChildProcess): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const fail = (code: number | null) => reject(new Error(`A process ended with ${code} before it answered.`));
  child.once('message', resolve).once('exit', fail);
  return promise.finally(() => child.off('message', resolve).off('exit', fail));
}

/** Sends a message to a process and waits for its answer. */
export async function ask<T>(child: ChildProcess, message: object): Promise<T> {
  const answer = receive<T>(child);
  child.send(message);
  return answer;
}

/** In a process started here: answers each message of its parent. A failure ends the process, which the parent sees. */
export function answerMessages<Message>(answer: (message: Message) => Promise<object>): void {
  process.on(
    'message',
    (message: Message) => void answer(message).then((answered) => process.send?.(answered)),
  );
}

/** Ends a process and waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
