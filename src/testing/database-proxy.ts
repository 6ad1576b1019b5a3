import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { ClientConfig } from 'pg';

/** A door to a database that a test can close and open. */
export interface DatabaseProxy {
  readonly connection: ClientConfig;
  /** Cuts every connection and takes no new ones. */
  cut(): Promise<void>;
  /** Takes connections again, at the same address. */
  restore(): Promise<void>;
}

/** Stands between a pool and its database, as a network does. */
export async function createDatabaseProxy(target: ClientConfig): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = isFolder(target.host)
      ? connect(`${target.host}/.s.PGSQL.${target.port}`)
      : connect(Number(target.port), target.host);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    connection: { ...target, host: '127.0.0.1', port },
    restore: () => listen(port),
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A server is reached by a socket in a folder, or by an address. */
function isFolder(host: string | undefined): boolean {
  return host?.startsWith('/') ?? false;
}
