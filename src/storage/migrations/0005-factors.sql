-- How people prove who they are beside their mailbox: passkeys, codes of an app, and codes on paper.

create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts,
  -- As the authenticator named it; no two accounts share one.
  credential_id bytea not null unique,
  -- COSE.
  public_key bytea not null,
  -- How often the authenticator says it has signed; 0 for ever where it does not count.
  counter bigint not null,
  transports text[] not null default '{}',
  -- What authenticators know the account by: random, and one for all passkeys of an account.
  user_handle bytea not null,
  -- The make of the authenticator, as it says itself.
  aaguid uuid not null,
  -- Whether it can be, and whether it is, copied to the other devices of its owner by whoever keeps it.
  is_syncable boolean not null,
  is_backed_up boolean not null,
  -- What its owner calls it.
  name text not null,
  created_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index passkeys_by_account on passkeys (account_id);

-- What a passkey is asked to sign: good once, for some minutes, in the browser that asked.
create table passkey_challenges (
  challenge_hash bytea primary key,
  purpose text not null check (purpose in ('sign-in', 'add', 'confirm')),
  -- The session, or where nobody is signed in the cookie, of the browser that asked; hashed.
  asker_hash bytea not null,
  expires_at timestamptz(3) not null
);

-- Codes of an app (RFC 6238): one key an account.
create table totp (
  account_id uuid primary key references accounts,
  sealed_key bytea not null,
  created_at timestamptz(3) not null,
  -- Null until a first code has shown that the app has the key.
  confirmed_at timestamptz(3),
  -- The time step of the newest code that was taken: each works once, and none before it.
  last_step bigint not null default 0
);

create table recovery_codes (
  account_id uuid not null references accounts,
  code_hash bytea not null,
  used_at timestamptz(3),
  primary key (account_id, code_hash)
);
