import { join } from 'node:path';

/** Where the embedded PostgreSQL keeps its files below Parley's data folder. */
export interface DataLayout {
  readonly dataDir: string;
  /** Everything that the server's account must reach; belongs to Parley's account. */
  readonly home: string;
  /** PostgreSQL's own data directory; belongs to the server's account. */
  readonly cluster: string;
  readonly sockets: string;
  readonly password: string;
}

/** Names the parts of `dataDir`, an absolute path. */
export function toDataLayout(dataDir: string): DataLayout {
  const home = join(dataDir, 'postgres');
  return {
    dataDir,
    home,
    cluster: join(home, 'cluster'),
    sockets: join(home, 'sockets'),
    password: join(dataDir, 'postgres-password'),
  };
}
