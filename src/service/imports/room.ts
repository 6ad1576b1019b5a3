import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where uploaded files are laid out while they are read, and whose disk they fill. */
export interface UploadPlace {
  /** Need not be there yet. */
  readonly folder: string;
  /** Whether the database lies on the same disk: the embedded one does. */
  readonly isDatabaseHere: boolean;
}

/** What has to stay free on the disk: a full one stops the database, and with it every discussion. */
const SPARED_BYTES = 1_073_741_824;

/**
 * How many bytes an upload may have so that the disk does not fill up: the files lie in the database, once more beside
 * it while they are read, and then what was made of them does too. Null where the disk cannot be asked.
 */
export async function findRoom(place: UploadPlace): Promise<number | null> {
  const free = await findFree(place.folder);
  if (free === null) return null;
  return Math.max(0, Math.floor((free - SPARED_BYTES) / (place.isDatabaseHere ? 3 : 1)));
}

async function findFree(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code !== 'ENOENT';
    return isThere || dirname(folder) === folder ? null : findFree(dirname(folder));
  }
}
