import type { Pool } from '../storage/pool.ts';

const TABLES = ['decisions', 'decision_details', 'decision_seals'];

/** Does to the log what only the owner of its tables can: with the triggers switched off. All of it, or nothing. */
export async function tamper(pool: Pool, text: string): Promise<void> {
  const triggers = (state: string) =>
    TABLES.map((table) => `alter table ${table} ${state} trigger user;`).join(' ');
  const client = await pool.connect();
  try {
    await client.query(`begin; ${triggers('disable')} ${text}; ${triggers('enable')} commit`);
  } finally {
    await client.query('rollback');
    client.release();
  }
}
