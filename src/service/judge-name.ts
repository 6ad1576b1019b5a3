import type { AccountId } from '../domain/ids.ts';
import { parseName } from '../domain/name.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { isNameTaken } from '../storage/accounts.ts';
import { isUniqueViolation, type Db } from '../storage/pool.ts';

/** A name as an account may have it, or why it may not. */
export async function judgeName(db: Db, text: string, accountId: AccountId): Promise<string | Refusal> {
  if (text.trim() === '') return refuse('name_missing', { field: 'name' });
  const name = parseName(text);
  if (name === null) return refuse('name_invalid', { field: 'name' });
  return (await isNameTaken(db, name, accountId)) ? nameTaken() : name;
}

/** Does what sets a name; a refusal where somebody else took it at the same moment. */
export async function unlessNameTaken<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error, 'accounts_name_key_key')) return nameTaken();
    throw error;
  }
}

function nameTaken(): Refusal {
  return refuse('name_taken', { field: 'name' });
}
