import { randomBytes } from 'node:crypto';
import { ensureLastingKey, findLastingKey } from '../storage/organisation.ts';
import type { Db } from '../storage/pool.ts';
import { createKeys, type Keys } from './keys.ts';

/** What the key of lasting hashes is sealed for. */
export const LASTING_KEY = 'lasting-key';

/**
 * Hashes that have to outlive PARLEY_SECRET, because what they were made from is known to nobody any more: bans of people
 * who erased their account, codes that stand on paper. Their key is random, kept in the database under that secret.
 */
export type LastingKeys = Pick<Keys, 'mac' | 'verify'>;

/**
 * The lasting keys of an installation, made the first time. Where no configured secret opens them, each use throws: a
 * hash made with another key would quietly lift bans.
 */
export async function loadLastingKeys(db: Db, keys: Pick<Keys, 'seal' | 'open'>): Promise<LastingKeys> {
  const known = await findLastingKey(db);
  const fresh = () => keys.seal(LASTING_KEY, randomBytes(32).toString('base64url'));
  const sealed = known ?? (await ensureLastingKey(db, fresh()));
  try {
    return createKeys([keys.open(LASTING_KEY, sealed)]);
  } catch (error) {
    const fail = (): never => {
      throw new Error(
        `${(error as Error).message} If it is lost, \`parley secret reseal --forget\` takes away what only it opens.`,
        { cause: error },
      );
    };
    return { mac: fail, verify: fail };
  }
}
