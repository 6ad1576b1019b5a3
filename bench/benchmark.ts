export type Figures = Readonly<Record<string, number>>;

/** One benchmark: what it says about itself and how it is run. */
export interface Benchmark {
  readonly summary: string;
  /** Whole numbers, by name, with the values they have when left out. */
  readonly options: Readonly<Record<string, { readonly fallback: number; readonly summary: string }>>;
  run(options: Readonly<Record<string, number>>): Promise<Figures>;
}

/** Says how far a benchmark is; figures alone go to standard output. */
export function report(progress: string): void {
  process.stderr.write(`${progress}\n`);
}
