-- A publisher's own sign-on: its secrets, what its tokens may not do twice, and what it says of its readers.

-- Secrets that a publisher signs tokens with (HS256). At most two of a site live at a time.
create table sign_on_secrets (
  site_id uuid not null references sites,
  -- The `kid` that tokens may name it by.
  id uuid not null,
  -- Sealed for the purpose 'sign-on-secret'.
  sealed bytea not null,
  created_at timestamptz(3) not null,
  -- From when it opens nothing; null while it is the newest.
  dies_at timestamptz(3),
  primary key (site_id, id)
);

-- Tokens that open nothing any more: used up where they count once, or signed out.
create table sign_on_spent (
  site_id uuid not null references sites,
  -- SHA-256 of what is spent: a token's `jti`, or the part of it that is signed.
  mark bytea not null,
  -- When the token is over anyway; null for one that never is.
  expires_at timestamptz(3),
  primary key (site_id, mark)
);
create index sign_on_spent_by_expiry on sign_on_spent (expires_at);

alter table accounts
  -- Where the person manages their account at the publisher.
  add column profile_url text,
  -- By whose word the mailbox is theirs: the issuer that made the account. Null once they showed it themselves.
  add column email_issuer text;

-- When a session is over however much it is used: with the token that opened it.
alter table sessions add column ends_at timestamptz(3);
