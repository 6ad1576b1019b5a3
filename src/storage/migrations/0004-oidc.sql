-- Sign-in with other services: OpenID Connect, and OAuth where a service speaks nothing better.

create table oidc_providers (
  id uuid primary key,
  -- Stands in the address that a provider sends people back to, so no two have the same.
  key text not null unique,
  -- The site whose readers may use it; null is all sites.
  site_id uuid references sites,
  -- A key of PROVIDER_PRESETS in src/domain/provider-presets.ts, which says how to talk to it.
  preset text not null,
  name text not null,
  -- The issuer, or the origin of a service that has none. Who somebody is there is kept under it.
  address text not null,
  client_id text not null,
  -- Sealed: a text, or the private key that client secrets are signed with. Null for a public client.
  client_secret bytea,
  -- What is said of that key in each signed secret: {"teamId", "keyId"}.
  signing jsonb,
  scopes text not null,
  is_enabled boolean not null,
  -- The order of the buttons.
  position integer not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index oidc_providers_by_site on oidc_providers (site_id);

-- A sign-in that is away at a provider. Kept a day, so that a late answer can be told from a forged one.
create table oidc_flows (
  state_hash bytea primary key,
  provider_id uuid not null references oidc_providers on delete cascade,
  -- The browser that began it: nobody else can end it.
  browser_hash bytea not null,
  -- Sealed: nonce and PKCE verifier.
  secrets bytea not null,
  -- What it is for: to sign in, to add an identity to `account_id`, or to prove that one still is that account.
  purpose text not null check (purpose in ('sign-in', 'link', 'confirm')),
  account_id uuid references accounts on delete cascade,
  -- What the sign-in pages hand to each other.
  carried jsonb not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  check ((purpose = 'sign-in') = (account_id is null))
);
create index oidc_flows_by_expiry on oidc_flows (expires_at);
