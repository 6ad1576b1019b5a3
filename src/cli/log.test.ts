import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestDatabase } from '../testing/postgres.ts';
import { createPool } from '../storage/pool.ts';
import { createLog } from './compose.ts';

test('an error of the database does not bring what stood in the row into the log', async () => {
  const lines: string[] = [];
  const log = createLog({ logLevel: 'error' }, { write: (line) => void lines.push(line) });
  const database = await createTestDatabase();
  const pool = createPool({ connection: database.connection, size: 1, onError: () => undefined });
  const add = () =>
    pool.query({
      text: "insert into accounts (id, email, created_at) values (gen_random_uuid(), 'kim@reader.example', now())",
    });
  try {
    await add();
    await add().catch((error: unknown) => log.error({ err: error }, 'A request failed.'));
  } finally {
    await pool.end();
    await database.drop();
  }
  assert.match(lines.join(), /accounts_email_key/);
  assert.doesNotMatch(lines.join(), /kim@/);
});
