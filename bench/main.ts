/** `npm run bench -- NAME`: runs one benchmark and prints its figures, as a table or as one line of JSON. */
import { parseArgs } from 'node:util';
import type { Benchmark, BenchmarkOption, Figures } from './benchmark.ts';
import { exitWhenTold } from './processes.ts';

/** Loaded when asked for, so that none has the memory of the others. */
const BENCHMARKS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  read: async () => (await import('./read.ts')).read,
  write: async () => (await import('./write.ts')).write,
  paint: async () => (await import('./paint.ts')).paint,
  start: async () => (await import('./start.ts')).start,
  desk: async () => (await import('./desk.ts')).desk,
  bridging: async () => (await import('./bridging.ts')).bridging,
  rules: async () => (await import('./rules.ts')).rules,
  polis: async () => (await import('./polis.ts')).polis,
  import: async () => (await import('./import.ts')).importing,
};

async function toHelp(): Promise<string> {
  const benchmarks = await Promise.all(
    Object.entries(BENCHMARKS).map(async ([name, load]) => [name, await load()] as const),
  );
  const lines = benchmarks.flatMap(([name, { summary, options }]) => [
    `  ${name.padEnd(10)}${summary}`,
    ...Object.entries(options).map(([name, option]) => `          --${name} ${toUsage(option)}`),
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

function toUsage(option: BenchmarkOption): string {
  return 'fallback' in option
    ? `<number>  ${option.summary} (${option.fallback})`
    : `<${option.placeholder}>  ${option.summary}`;
}

function parseOptions({ options }: Benchmark, args: readonly string[]) {
  const known = Object.keys(options).map((name) => [name, { type: 'string' }] as const);
  const { values } = parseArgs({
    args: [...args],
    options: { ...Object.fromEntries(known), json: { type: 'boolean' } },
  });
  const given: Readonly<Record<string, unknown>> = values;
  const numbers = Object.entries(options).flatMap(([name, option]) => {
    if (!('fallback' in option)) return [];
    const number = Number(given[name] ?? option.fallback);
    if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number from 1.`);
    return [[name, number] as const];
  });
  const texts = Object.entries(options).flatMap(([name, option]) =>
    'placeholder' in option && typeof given[name] === 'string' ? [[name, given[name]] as const] : [],
  );
  return {
    json: values.json === true,
    numbers: Object.fromEntries(numbers),
    texts: Object.fromEntries(texts),
  };
}

function toLines(figures: Figures, prefix = ''): string[] {
  return Object.entries(figures).flatMap(([name, figure]) =>
    typeof figure === 'object'
      ? toLines(figure, `${prefix}${name}.`)
      : [`${prefix}${name}`.padEnd(26) + ` ${String(figure)}`],
  );
}

function print(figures: Figures, json: boolean): void {
  if (json) console.log(JSON.stringify(figures));
  else for (const line of toLines(figures)) console.log(line);
}

async function main([name = '--help', ...args]: readonly string[]): Promise<void> {
  const load = BENCHMARKS[name];
  if (!load || args.includes('--help')) {
    console.log(await toHelp());
    if (name !== '--help' && !load) process.exitCode = 1;
    return;
  }
  const benchmark = await load();
  const { json, numbers, texts } = parseOptions(benchmark, args);
  print(await benchmark.run(numbers, texts), json);
}

exitWhenTold();
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
