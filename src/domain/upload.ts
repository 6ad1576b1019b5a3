/** What an admin may hand over at once. More than one export of one source is a run of its own. */
export const MOST_FILES = 8;
/** Ten years of a large paper, unpacked. Larger ones go by the command line, from the disk they lie on. */
export const MOST_FILE_BYTES = 4_000_000_000;
/** How long files are kept for their import. */
export const UPLOAD_DAYS = 7;

/** Folders take 255 bytes, which are 85 letters of some scripts; a number stands before it where two names are the same. */
const LONGEST_NAME = 80;

/**
 * The name of a file as it is shown and stored: nobody's path, nothing that a folder or a terminal would make something
 * of. A name says which of several files is which, and nothing else is taken from it.
 */
export function toFileName(given: string | undefined): string {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_')
    .replace(/^[. ]+/, '')
    .trim();
  return plain.slice(-LONGEST_NAME).toWellFormed() || 'file';
}

/** An upload to which nothing has come for this long is broken: its connection would have ended it, so its process is gone. */
export const UPLOAD_STALE_MS = 120_000;
