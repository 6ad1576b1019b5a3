import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

/** What to hand to `spawn`. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: SpawnOptions;
}

/** How a program ended; `output` is its stdout and stderr as they came. */
export interface Finished {
  readonly succeeded: boolean;
  readonly output: string;
}

/** Runs a program to its end, giving it `input` on stdin. Never throws: a program that cannot start has not succeeded. */
export async function runProgram(command: Command, input = ''): Promise<Finished> {
  return run(command, input).catch((error: unknown) => ({ succeeded: false, output: String(error) }));
}

async function run({ file, args, options }: Command, input: string): Promise<Finished> {
  const child = spawn(file, args, { ...options, stdio: 'pipe' });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  // It may end before it has read everything.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { succeeded: code === 0, output };
}
