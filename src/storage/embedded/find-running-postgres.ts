import { access } from 'node:fs/promises';
import { toSocketPath } from './choose-endpoint.ts';
import { tryConnection, type EmbeddedConnection } from './connection.ts';
import { toDataLayout } from './folder-layout.ts';
import { toEmbeddedPostgresError } from './embedded-postgres-error.ts';
import { findPassword } from './password.ts';
import { findPostmasterFile, type PostmasterFile } from './postmaster-file.ts';
import { isServerRunning } from './server-process.ts';
import { DATABASE, ROLE } from './settings.ts';
import { resolve } from 'node:path';

/**
 * Finds the server of a Parley that runs on the data folder, so that a command can work beside it; null where none
 * runs. Throws an EmbeddedPostgresError where one may run but its files may not be read.
 */
export async function findRunningPostgres(dataDir: string): Promise<EmbeddedConnection | null> {
  const layout = toDataLayout(resolve(dataDir));
  try {
    const file = await findPostmasterFile(layout.cluster);
    if (file === null || !(await isServerRunning(file))) return null;
    const password = await findPassword(layout.password);
    if (password === null) return null;
    const host = await findHost(layout.sockets, file);
    const connection = { host, port: file.port, user: ROLE, password, database: DATABASE };
    return await tryConnection(connection).then(
      () => connection,
      () => null,
    );
  } catch (error) {
    throw toEmbeddedPostgresError(error, dataDir);
  }
}

/** The pid file names the folder of sockets as the server sees it, which may be mounted elsewhere for us. */
async function findHost(sockets: string, file: PostmasterFile): Promise<string> {
  if (file.socketFolder === '') return '127.0.0.1';
  return access(toSocketPath(sockets, file.port)).then(
    () => sockets,
    () => file.socketFolder,
  );
}
