import { access, chmod, constants, mkdir, realpath } from 'node:fs/promises';
import { chooseSocketEndpoint, chooseTcpEndpoint, type Endpoint, type Transport } from './choose-endpoint.ts';
import type { EmbeddedConnection } from './connection.ts';
import { toDataLayout, type DataLayout } from './folder-layout.ts';
import { toEmbeddedPostgresError, type EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { chooseAccount, createLauncher } from './launcher.ts';
import { locateBinaries } from './locate-binaries.ts';
import { lockFolder } from './lock-folder.ts';
import type { Log } from './log.ts';
import { checkClusterVersion, openCluster, type ClusterTools } from './open-cluster.ts';
import { placeBinaries } from './place-binaries.ts';
import { DATABASE, ROLE } from './settings.ts';
import { supervise, type Supervised } from './supervise.ts';
import { TemporaryFolder } from './temporary-folder.ts';

export interface EmbeddedPostgresOptions {
  /** Parley's data folder; made where it is missing. */
  readonly dataDir: string;
  readonly log: Log;
  /** What runs, such as "parley serve": named to a second process that wants the folder. */
  readonly owner: string;
  /** Called once when the server ended and cannot be brought back. What is left to do is `stop()`, then to exit. */
  readonly onLost?: (error: EmbeddedPostgresError) => void;
  /** Default: a socket, except on Windows. */
  readonly transport?: Transport;
  /** How long a shutdown may take before it is forced, in milliseconds. */
  readonly patienceMs?: number;
}

/** A PostgreSQL of Parley's own. */
export interface EmbeddedPostgres {
  /** Stays the same when the server is restarted. */
  readonly connection: EmbeddedConnection;
  /** Of the server that runs at the moment. */
  readonly pid: number;
  /** Ends the server and lets go of the data folder. May be called again. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/**
 * Starts PostgreSQL on the data folder, making the database the first time; resolves when it answers. The server is
 * restarted when it dies, and ends with this process (at the latest: the next start ends it).
 * Throws an EmbeddedPostgresError, the folder untouched and free, where that is impossible.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    await mkdir(options.dataDir, { recursive: true });
    const dataDir = await realpath(options.dataDir);
    await access(dataDir, constants.W_OK);
    const lock = await lockFolder(dataDir, options.owner);
    const temporary = new TemporaryFolder(dataDir);
    const letGo = async () => {
      await temporary.remove();
      lock.release();
    };
    return await startLocked(options, { layout: toDataLayout(dataDir), temporary, letGo }).catch(
      async (error) => {
        await letGo();
        throw error;
      },
    );
  } catch (error) {
    throw toEmbeddedPostgresError(error, options.dataDir);
  }
}

interface Locked {
  readonly layout: DataLayout;
  readonly temporary: TemporaryFolder;
  /** Gives back the data folder. */
  readonly letGo: () => Promise<void>;
}

async function startLocked(options: EmbeddedPostgresOptions, locked: Locked): Promise<EmbeddedPostgres> {
  const tools = await prepareTools(locked);
  const password = await openCluster(tools);
  const { host, port, settings } = await chooseEndpoint(options, tools, locked.temporary);
  const connection: EmbeddedConnection = { host, port, user: ROLE, password, database: DATABASE };
  const stopping = new AbortController();
  const { log, patienceMs = PATIENCE_MS } = options;
  const server = await supervise({ tools, connection, settings, log, patienceMs, stop: stopping.signal });
  void reportLoss(server, options);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    stopping.abort();
    await server.over;
    await locked.letGo();
  };
  return {
    connection,
    get pid() {
      return server.pid;
    },
    stop: async () => (stopped ??= stop()),
  };
}

async function prepareTools({ layout, temporary }: Locked): Promise<ClusterTools> {
  const located = await locateBinaries();
  await checkClusterVersion(layout, located.version);
  const account = await chooseAccount(layout.cluster);
  await mkdir(layout.home, { recursive: true });
  // Another account passes through to its own folders; it neither lists nor writes this one.
  await chmod(layout.home, account === null ? 0o700 : 0o711);
  const launcher = await createLauncher(account, { home: layout.home, temporary });
  const binaries = await placeBinaries(located, launcher, layout.home);
  return { layout, launcher, binaries };
}

async function chooseEndpoint(
  { transport = process.platform === 'win32' ? 'tcp' : 'socket' }: EmbeddedPostgresOptions,
  { layout, launcher }: ClusterTools,
  temporary: TemporaryFolder,
): Promise<Endpoint> {
  if (transport === 'tcp') return chooseTcpEndpoint();
  return chooseSocketEndpoint({ preferred: layout.sockets, temporary }, launcher);
}

async function reportLoss(server: Supervised, { log, onLost }: EmbeddedPostgresOptions): Promise<void> {
  const error = await server.over;
  if (error === null) return;
  log(error.message);
  onLost?.(error);
}
