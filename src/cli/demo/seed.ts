/** Somebody of the demonstration town. `camp` only decides who gives whom the votes; nobody sees it. */
export interface SeedPerson {
  readonly handle: string;
  readonly name: string;
  readonly guest?: boolean;
  readonly camp?: 'a' | 'b';
}

export interface SeedComment {
  /** The author's handle. */
  readonly by: string;
  /** Minutes after the story's publication. */
  readonly minutes: number;
  readonly body: string;
  /** Totals, given by as many different accounts other than the author's. */
  readonly votes?: { readonly up: number; readonly down: number };
  /** Earlier texts, oldest first. */
  readonly edits?: readonly string[];
  readonly deleted?: true;
  readonly replies?: readonly SeedComment[];
}

export interface SeedStory {
  readonly key: string;
  readonly title: string;
  /** Of the newspaper's page, below Parley's public address. */
  readonly path: string;
  readonly comments: readonly SeedComment[];
}

/**
 * Markdown written across indented source lines: the indentation goes, the lines of a paragraph are
 * joined; quotes, list entries and blank lines stay where they are.
 */
export function prose(strings: TemplateStringsArray): string {
  return strings
    .join('')
    .replaceAll(/^ +/gm, '')
    .trim()
    .replaceAll(/(?<!\n)\n(?![\n>-]|\d+\. )/g, ' ');
}

/** Nests comments so that each answers the one before it. */
export function chain(first: SeedComment, ...rest: readonly SeedComment[]): SeedComment {
  const [next, ...others] = rest;
  return next === undefined ? first : { ...first, replies: [chain(next, ...others)] };
}
