/** `npm run bench -- NAME`: runs one benchmark and prints its figures, as a table or as one line of JSON. */
import { parseArgs } from 'node:util';
import type { Benchmark, Figures } from './benchmark.ts';
import { paint } from './paint.ts';
import { exitWhenTold } from './processes.ts';
import { read } from './read.ts';
import { start } from './start.ts';
import { write } from './write.ts';

const BENCHMARKS: Readonly<Record<string, Benchmark>> = { read, write, paint, start };

function toHelp(): string {
  const lines = Object.entries(BENCHMARKS).flatMap(([name, { summary, options }]) => [
    `  ${name.padEnd(8)}${summary}`,
    ...Object.entries(options).map(
      ([option, { fallback, summary }]) => `          --${option} <number>  ${summary} (${fallback})`,
    ),
  ]);
  return [
    'Usage: npm run bench -- NAME [--json]',
    '',
    ...lines,
    '',
    '  --json  print the figures as JSON, on the last line',
    'What each measures, and how, stands in docs/benchmarks.md.',
  ].join('\n');
}

function parseOptions({ options }: Benchmark, args: readonly string[]) {
  const known = Object.keys(options).map((name) => [name, { type: 'string' }] as const);
  const { values } = parseArgs({
    args: [...args],
    options: { ...Object.fromEntries(known), json: { type: 'boolean' } },
  });
  const given: Readonly<Record<string, unknown>> = values;
  const numbers = Object.entries(options).map(([name, { fallback }]) => {
    const number = Number(given[name] ?? fallback);
    if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number from 1.`);
    return [name, number] as const;
  });
  return { json: values.json === true, numbers: Object.fromEntries(numbers) };
}

function print(figures: Figures, json: boolean): void {
  if (json) console.log(JSON.stringify(figures));
  else for (const [name, figure] of Object.entries(figures)) console.log(`${name.padEnd(26)}${figure}`);
}

async function main([name = '--help', ...args]: readonly string[]): Promise<void> {
  const benchmark = BENCHMARKS[name];
  if (!benchmark || args.includes('--help')) {
    console.log(toHelp());
    if (name !== '--help' && !benchmark) process.exitCode = 1;
    return;
  }
  const { json, numbers } = parseOptions(benchmark, args);
  print(await benchmark.run(numbers), json);
}

exitWhenTold();
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
