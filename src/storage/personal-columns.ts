import type { OwnField, OwnSection } from '../domain/own-data.ts';

/** A field of the download, or why what a column holds is not in it. */
type Column = OwnField | { readonly excused: string };

/** How a part of the download is read: by its columns, by a statement of its own, or inside another part. */
type PersonalSource =
  | { readonly section: OwnSection; readonly where: string; readonly order: string }
  | { readonly section: OwnSection; readonly statement: string }
  | { readonly within: OwnSection }
  | { readonly excused: string };

/** A table with something about people in it. */
export interface PersonalTable {
  /** Statements that forget an account, whose id is $1. Empty where another step of erasing does it: then say which. */
  readonly erase: readonly string[] | { readonly by: string };
  readonly download: PersonalSource;
  /** Every column. */
  readonly columns: Readonly<Record<string, Column>>;
}

/** Excuses a hash. */
export const SECRET = { excused: 'only a hash of it is stored, which tells nobody anything' };
/** Excuses a key. */
export const INNER = { excused: 'how Parley finds rows; tells nothing that is not said elsewhere' };
/** Excuses whom a row is about. */
export const OWNER = { excused: 'the account itself' };
/** Excuses what a passkey is checked by. */
export const DEVICE = { excused: 'what checks the signatures of the device; tells nothing about its owner' };
/** Excuses what follows from others. */
export const DERIVED = { excused: 'follows from another column' };
