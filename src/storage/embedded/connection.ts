import { Client } from 'pg';

/** How to reach the embedded server, as `pg` takes it. */
export interface EmbeddedConnection {
  /** A folder of sockets, or an address. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Connects once and leaves again. Rejects with pg's error where the server does not let us in. */
export async function tryConnection(connection: EmbeddedConnection): Promise<void> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
}
