-- What people may have of what is stored about them, and how it goes: downloads, erasure, bans that outlive an account,
-- and network addresses, of which only hashes are ever kept.

alter table accounts
  -- Until when they may not write; far in the future for good. Null for nearly everybody.
  add column banned_until timestamptz(3),
  -- When the account is erased, while its owner may still change their mind, and what becomes of the comments then.
  add column erasure_at timestamptz(3),
  add column erasure_comments text check (erasure_comments in ('remove', 'keep')),
  -- When they were last here, as far as no session tells any more: sessions are deleted some time after their end.
  add column seen_at timestamptz(3),
  -- When a mail said that the account goes because nobody uses it; null once somebody did.
  add column inactivity_warned_at timestamptz(3),
  add check ((erasure_at is null) = (erasure_comments is null));
create index accounts_by_erasure on accounts (erasure_at) where erasure_at is not null;

-- Names that an account had before: mentions were made with them, so erasing has to know them.
create table former_names (
  account_id uuid not null references accounts on delete cascade,
  name text not null,
  given_up_at timestamptz(3) not null,
  primary key (account_id, name)
);

-- Bans by keyed hash of a mailbox or an identity: whoever erases their account and comes back is still banned.
create table ban_hashes (
  hash bytea primary key,
  -- The same for all hashes of one person: lifting the ban of one lifts it of all.
  ban_id uuid not null,
  until timestamptz(3) not null
);

-- What people have asked to download: one zip, packed by a job.
create table downloads (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  state text not null check (state in ('asked', 'ready', 'failed')),
  language text not null,
  asked_at timestamptz(3) not null,
  ready_at timestamptz(3),
  expires_at timestamptz(3) not null,
  -- Size of the zip in bytes.
  size bigint,
  check ((state = 'ready') = (ready_at is not null and size is not null))
);
create index downloads_by_account on downloads (account_id, asked_at desc);

create table download_chunks (
  download_id uuid not null references downloads on delete cascade,
  -- From 0, each but the last of the same size.
  number integer not null,
  bytes bytea not null,
  primary key (download_id, number)
);
-- Compressed already.
alter table download_chunks alter column bytes set storage external;

-- One random key a day, sealed under the installation's secret: addresses are stored only as keyed hashes. Once a key is
-- deleted nobody can tell any more which address a hash was made from.
create table address_keys (
  day date primary key,
  sealed bytea not null
);
alter table sessions add column address_hash bytea;
alter table comments
  add column address_hash bytea,
  -- Votes of people who have been erased: counted in `up` and `down`, and no longer anybody's.
  add column erased_up integer not null default 0,
  add column erased_down integer not null default 0;

-- The account of a decision is null once whoever decided has been erased.
alter table decisions
  drop constraint decisions_check,
  add check (decided_by = 'account' or account_id is null);
create index decisions_by_account on decisions (account_id) where account_id is not null;
