/** What a benchmark prints, by name; a group of figures is printed with its name before each. */
export interface Figures {
  readonly [name: string]: number | boolean | Figures;
}

/** A whole number that has a value when it is left out, or a text that has none. */
export type BenchmarkOption =
  | { readonly fallback: number; readonly summary: string }
  | { readonly placeholder: string; readonly summary: string };

/** One benchmark: what it says about itself and how it is run. */
export interface Benchmark {
  readonly summary: string;
  readonly options: Readonly<Record<string, BenchmarkOption>>;
  /** With the whole numbers by name, and the texts that were given. */
  run(numbers: Readonly<Record<string, number>>, texts: Readonly<Record<string, string>>): Promise<Figures>;
}

/** Says how far a benchmark is; figures alone go to standard output. */
export function report(progress: string): void {
  process.stderr.write(`${progress}\n`);
}
