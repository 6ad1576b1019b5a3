/**
 * What becomes of a column in an export: it is in (`data`), it is in only where secrets were asked for, it is made anew
 * from others when the export is restored, or it is not in, for a reason.
 */
export type ExportColumn =
  | 'data'
  | { readonly secret: string }
  | { readonly derived: string }
  | { readonly excused: string };

/** A table of an export. */
export interface ExportTable {
  /** What it holds, in a few words for docs/leave.md. */
  readonly holds: string;
  /** Every column of the table. */
  readonly columns: Readonly<Record<string, ExportColumn>>;
  /** What rows are ordered by, which is unique. */
  readonly order: readonly string[];
  /**
   * Which rows `t` belong to the site that is exported: those with its `site_id`, those of an account that occurs in it
   * (by the column that names the account), those a condition on `$site` finds, or none.
   */
  readonly site: 'site_id' | { readonly account: string } | { readonly where: string } | 'none';
  /** Columns with the times at which a row was made or changed. A table without any is whole in a partial export. */
  readonly times: readonly string[];
  /** Columns that name accounts, which a site's export has with the rows that carry its `site_id`. */
  readonly accounts?: readonly string[];
  /** Rows that a partial export has for another reason: a condition on `$since`. */
  readonly alsoSince?: string;
  /** Rows that are never exported: a condition, and why. */
  readonly except?: { readonly where: string; readonly reason: string };
  /** The whole table is in only where secrets were asked for: why. */
  readonly secret?: string;
  /** What the export has beside the columns of the table: an expression on `t`, and its type. */
  readonly added?: Readonly<Record<string, { readonly sql: string; readonly type: string }>>;
  /** Whether an empty installation has rows of its own, which the restored ones take the place of. */
  readonly isReplaced?: true;
}

/** Columns that are exported as they are. */
export function data(names: string): Readonly<Record<string, ExportColumn>> {
  return mark(names, 'data');
}

/** Columns that are exported only where secrets were asked for. */
export function secret(names: string, reason: string): Readonly<Record<string, ExportColumn>> {
  return mark(names, { secret: reason });
}

/** Columns that follow from others and are made anew. */
export function derived(names: string, how: string): Readonly<Record<string, ExportColumn>> {
  return mark(names, { derived: how });
}

/** Columns that are not exported. */
export function excused(names: string, reason: string): Readonly<Record<string, ExportColumn>> {
  return mark(names, { excused: reason });
}

function mark(names: string, column: ExportColumn): Readonly<Record<string, ExportColumn>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, column]));
}
