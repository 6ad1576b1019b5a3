import type { Db } from './pool.ts';

/** The state of a database in a few numbers. */
export interface DatabaseStatus {
  readonly postgres: string;
  readonly schema: string;
  readonly sites: number;
  readonly stories: number;
  readonly comments: number;
  readonly accounts: number;
  readonly bytes: number;
  readonly jobs: number;
  readonly failedJobs: number;
}

/** Reads it. */
export async function readStatus(db: Db): Promise<DatabaseStatus> {
  const { rows } = await db.query<DatabaseStatus>({
    text: `select current_setting('server_version') as postgres,
        (select max(name) from migrations) as schema,
        (select count(*) from sites)::int as sites,
        (select count(*) from stories)::int as stories,
        (select coalesce(sum(comment_count), 0) from stories)::int as comments,
        (select count(*) from accounts)::int as accounts,
        pg_database_size(current_database()) as bytes,
        (select count(*) from graphile_worker.jobs)::int as jobs,
        (select count(*) from graphile_worker.jobs where last_error is not null)::int as "failedJobs"`,
  });
  const [status] = rows;
  if (!status) throw new Error('The database told nothing about itself.');
  return status;
}
