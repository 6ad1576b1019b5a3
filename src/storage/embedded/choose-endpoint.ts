import { chmod, chown, mkdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type ListenOptions } from 'node:net';
import { join } from 'node:path';
import type { Launcher } from './launcher.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

/** Where the server listens: in a folder of sockets, or on a port of the loopback address. */
export interface Endpoint {
  /** A folder or an address, as PostgreSQL's clients take it. */
  readonly host: string;
  readonly port: number;
  /** The same for the server's command line. */
  readonly settings: readonly string[];
}

export type Transport = 'socket' | 'tcp';

/** The socket's folder is private, so the customary port (part of the file's name) is never taken. */
const SOCKET_PORT = 5432;
const LOOPBACK = '127.0.0.1';
/** A socket's path ends with a zero byte within 108 bytes on Linux and 104 on macOS and the BSDs. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;

export interface SocketFolders {
  /** Used where its path is short enough and its file system knows sockets. */
  readonly preferred: string;
  /** Where the socket goes otherwise. */
  readonly temporary: TemporaryFolder;
}

/** Takes a free port of the loopback address. Somebody else may take it before the server does: then it fails to start. */
export async function chooseTcpEndpoint(): Promise<Endpoint> {
  const port = await listenBriefly({ host: LOOPBACK, port: 0 });
  const settings = [`listen_addresses=${LOOPBACK}`, `port=${port}`, 'unix_socket_directories='];
  return { host: LOOPBACK, port, settings };
}

/** Opens a folder for the server's socket that no other account may enter. */
export async function chooseSocketEndpoint(folders: SocketFolders, launcher: Launcher): Promise<Endpoint> {
  const host = await openSocketFolder(folders, launcher);
  // A path with a comma or a quote has to be quoted: PostgreSQL takes a list here.
  const quoted = `"${launcher.inside(host).replaceAll('"', '""')}"`;
  const settings = [
    'listen_addresses=',
    `port=${SOCKET_PORT}`,
    `unix_socket_directories=${quoted}`,
    'unix_socket_permissions=0700',
  ];
  return { host, port: SOCKET_PORT, settings };
}

/** The socket's path in its folder, as PostgreSQL names it. */
export function toSocketPath(folder: string, port: number): string {
  return join(folder, `.s.PGSQL.${port}`);
}

async function openSocketFolder(folders: SocketFolders, launcher: Launcher): Promise<string> {
  if (isShortEnough(folders.preferred, launcher) && (await canHoldSockets(folders.preferred))) {
    await giveTo(folders.preferred, launcher);
    return folders.preferred;
  }
  const folder = await folders.temporary.openChild('sockets', launcher.account);
  await giveTo(folder, launcher);
  return folder;
}

function isShortEnough(folder: string, launcher: Launcher): boolean {
  const paths = [folder, launcher.inside(folder)].map((each) => toSocketPath(each, SOCKET_PORT));
  return paths.every((path) => Buffer.byteLength(path) <= LONGEST_SOCKET_PATH);
}

async function canHoldSockets(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, '.trial');
  await rm(path, { force: true });
  return listenBriefly({ path }).then(
    () => true,
    () => false,
  );
}

async function giveTo(folder: string, { account }: Launcher): Promise<void> {
  await chmod(folder, 0o700);
  if (account !== null) await chown(folder, account.uid, account.gid);
}

/** Listens and stops; answers the port, 0 for a path. */
async function listenBriefly(options: ListenOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(options, () => {
      const { port = 0 } = server.address() as Partial<AddressInfo>;
      server.close(() => resolve(port));
    });
  });
}
