import type { AccountId } from '../../domain/ids.ts';
import type { Deps } from '../../service/deps.ts';

/** What a person has whom no form of this scenario gives it: rows that other parts of Parley would write. */
export interface Extras {
  readonly bio: string;
  readonly pictureUrl: string;
  readonly passkey: string;
  readonly email: string;
  readonly name: string;
}

/** Gives an account a row in every other table that may hold something about a person. */
export async function addEverything({ pool }: Deps, accountId: AccountId, has: Extras): Promise<void> {
  const statements: readonly [string, ...unknown[]][] = [
    ['update accounts set badges = array[$2], profile_url = $3 where id = $1', has.bio, has.pictureUrl],
    [
      `insert into passkeys (id, account_id, credential_id, public_key, counter, user_handle, aaguid, is_syncable, is_backed_up,
        name, created_at) values (gen_random_uuid(), $1, '\\x01', '\\x02', 0, '\\x03', gen_random_uuid(), true, true, $2, now())`,
      has.passkey,
    ],
    [`insert into totp (account_id, sealed_key, created_at) values ($1, $2, now())`, Buffer.from(has.email)],
    [`insert into recovery_codes (account_id, code_hash) values ($1, $2)`, Buffer.from(has.name)],
  ];
  for (const [text, ...values] of statements) await pool.query({ text, values: [accountId, ...values] });
}
