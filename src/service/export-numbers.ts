import { toCsvLine } from '../domain/csv.ts';
import type { Numbers } from './read-numbers.ts';

/** The tables of the figures, each a file of its own. */
export const NUMBER_TABLES = ['days', 'moderators', 'rules'] as const;
export type NumberTable = (typeof NUMBER_TABLES)[number];

/** One of the tables as CSV, with the names of its columns as the API has them. */
export function exportNumbers(numbers: Numbers, table: NumberTable): string {
  const rows: readonly object[] = numbers[table];
  const columns = COLUMNS[table];
  const lines = rows.map((row) => columns.map((column) => toCell((row as Record<string, unknown>)[column])));
  return [columns, ...lines].map((cells) => toCsvLine(cells)).join('');
}

const DECIDED = ['approved', 'rejected', 'medianSeconds', 'p90Seconds'] as const;
const COLUMNS: Readonly<Record<NumberTable, readonly string[]>> = {
  days: ['day', 'published', 'pending', 'withheld', 'rejectedByRules', ...DECIDED, 'reports'],
  moderators: ['id', 'name', ...DECIDED, 'appealed', 'reversed'],
  rules: ['rule', 'held', 'rejectedByRule', 'approved', 'rejected', 'appealed', 'reversed'],
};

function toCell(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * 10) / 10);
  return typeof value === 'string' ? value : '';
}
