import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running server, or one that was killed, says of itself in `postmaster.pid`. Paths are as the server sees them. */
export interface PostmasterFile {
  readonly pid: number;
  readonly cluster: string;
  readonly port: number;
  /** Empty where it listens on no socket. */
  readonly socketFolder: string;
  /** Whether it takes connections; false while it recovers and while it shuts down. */
  readonly isReady: boolean;
}

/** The file's path in a cluster. */
export function toPostmasterPath(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/**
 * Reads the file; null where there is none. Throws where it may not be read. Its lines, by PostgreSQL's `pidfile.h`:
 * pid, data directory, start time, port, socket folder, address, shared memory, state.
 */
export async function findPostmasterFile(cluster: string): Promise<PostmasterFile | null> {
  const text = await readFile(toPostmasterPath(cluster), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const [pid, folder = '', , port, socketFolder = '', , , state] = text
    .split('\n')
    .map((line) => line.trim());
  // In single-user mode PostgreSQL writes its pid negated.
  return {
    pid: Math.abs(Number(pid)),
    cluster: folder,
    port: Number(port),
    socketFolder,
    isReady: state === 'ready',
  };
}
