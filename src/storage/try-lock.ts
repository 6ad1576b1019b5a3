import type { Pool } from './pool.ts';

/**
 * Runs `work` while no other process on this database runs under the same name; null where one does. The lock is that of a
 * connection: a process that dies lets go.
 */
export async function withTryLock<T>(pool: Pool, name: string, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const lock = (verb: string) => ({
    text: `select ${verb}(hashtextextended($1, 0)) as held`,
    values: [name],
  });
  try {
    const { rows } = await client.query<{ held: boolean }>(lock('pg_try_advisory_lock'));
    if (rows[0]?.held !== true) return null;
    try {
      return await work();
    } finally {
      await client.query(lock('pg_advisory_unlock')).catch((error: Error) => {
        broken = error;
      });
    }
  } finally {
    client.release(broken);
  }
}
