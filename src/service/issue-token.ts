import { parseName } from '../domain/name.ts';
import { ensureAccount, setAccountName } from '../storage/accounts.ts';
import { withTransaction } from '../storage/pool.ts';
import type { Deps } from './deps.ts';
import { newToken, openSession } from './sessions.ts';

/** Opens a full session for whoever runs the installation, without a code. The account is made where it is missing. */
export async function issueToken(deps: Deps, input: { email: string; name: string | null }): Promise<string> {
  const token = newToken();
  await withTransaction(deps.pool, async (db) => {
    const account = await ensureAccount(db, {
      id: deps.newId(),
      email: input.email,
      createdAt: deps.clock(),
    });
    const name = input.name === null ? null : parseName(input.name);
    if (input.name !== null && name === null)
      throw new Error(`${JSON.stringify(input.name)} cannot be a display name.`);
    if (account.name === null && name !== null) await setAccountName(db, account.id, name);
    await openSession(deps, db, {
      accountId: account.id,
      token,
      scope: 'full',
      origin: null,
      lifetime: 'full',
      via: 'operator',
    });
  });
  return token;
}
