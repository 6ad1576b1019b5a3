import type { RuleSettings } from '../domain/rules/settings.ts';

interface Comparable {
  readonly settings: Omit<RuleSettings, 'length'>;
  readonly bannedWords: string;
  readonly suspectWords: string;
}

export interface ListChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What one version of the rules has changed. */
export interface RuleChanges {
  /** By path, such as `links.others`, as JSON has the values. */
  readonly settings: readonly { readonly name: string; readonly from: unknown; readonly to: unknown }[];
  readonly bannedWords: ListChanges;
  readonly suspectWords: ListChanges;
}

/** What differs between two versions of the rules. */
export function compareRules(before: Comparable, after: Comparable): RuleChanges {
  const [from, to] = [flatten(before.settings), flatten(after.settings)];
  return {
    settings: Object.keys(to)
      .filter((name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]))
      .map((name) => ({ name, from: from[name], to: to[name] })),
    bannedWords: compareLists(before.bannedWords, after.bannedWords),
    suspectWords: compareLists(before.suspectWords, after.suspectWords),
  };
}

function flatten(settings: object): Record<string, unknown> {
  const entries = Object.entries(settings).flatMap(([name, value]): [string, unknown][] =>
    name === 'length'
      ? []
      : typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value as object).map(([part, inner]): [string, unknown] => [
            `${name}.${part}`,
            inner,
          ])
        : [[name, value]],
  );
  return Object.fromEntries(entries);
}

function compareLists(before: string, after: string): ListChanges {
  const [from, to] = [toLines(before), toLines(after)];
  return {
    added: [...to].filter((line) => !from.has(line)),
    removed: [...from].filter((line) => !to.has(line)),
  };
}

function toLines(text: string): Set<string> {
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter((line) => line !== ''));
}
