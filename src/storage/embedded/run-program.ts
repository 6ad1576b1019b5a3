import { spawn, type SpawnOptions } from 'node:child_process';

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
  return new Promise((resolve) => {
    const child = spawn(command.file, command.args, { ...command.options, stdio: 'pipe' });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    child.on('error', (error) => resolve({ succeeded: false, output: error.message }));
    child.on('close', (code) => resolve({ succeeded: code === 0, output }));
  });
}
