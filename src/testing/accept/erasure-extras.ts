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
    [
      `with r as (
          insert into reports (site_id, id, comment_id, account_id, reason, body, weight, is_notice, created_at)
          select site_id, gen_random_uuid(), id, $1, 'illegal', $2, 1, true, now() from comments limit 1 returning site_id, id, comment_id)
        insert into notices (site_id, id, number, report_id, comment_id, account_id, law, explanation, is_child_abuse, name, email, language, created_at)
        select site_id, gen_random_uuid(), 1, id, comment_id, null, $2, $2, false, $3, (select email from accounts where id = $1), 'en', now() from r`,
      has.bio,
      has.name,
    ],
    [
      `insert into sanctions (id, account_id, kind, reason, to_person, given_at) values (gen_random_uuid(), $1, 'warn', 'other', $2, now())`,
      has.bio,
    ],
    [
      `insert into moderator_notes (id, account_id, body, created_at) values (gen_random_uuid(), $1, $2, now())`,
      has.bio,
    ],
    [`insert into recovery_codes (account_id, code_hash) values ($1, $2)`, Buffer.from(has.name)],
  ];
  for (const [text, ...values] of statements) await pool.query({ text, values: [accountId, ...values] });
}
