-- People: what they may do, by which ways they come in, where they are signed in, and who changed what.

alter table accounts
  add column role text not null default 'reader' check (role in ('reader', 'staff', 'moderator', 'admin')),
  -- The sites a moderator's or admin's role counts on; null is all.
  add column role_site_ids uuid[],
  -- A role of 'staff' that the publisher's sign-on gave goes when a newer token says so.
  add column role_is_from_sign_on boolean not null default false,
  -- What the publisher's sign-on says of them, such as 'Subscriber'.
  add column badges text[] not null default '{}',
  -- toNameKey of src/domain/name.ts: no two accounts have names that could be taken for each other. Null for guests.
  add column name_key text unique,
  -- Kept in step by the verbs that add and remove factors, so that telling who acts needs no further table.
  add column has_totp boolean not null default false,
  add column has_passkey boolean not null default false,
  -- Sign-on tokens made before this time open nothing.
  add column signed_out_at timestamptz(3),
  -- Accounts of a publisher's sign-on or of an OpenID provider need no mailbox.
  drop constraint accounts_check,
  add check (not is_guest or email is null),
  add check (role_site_ids is null or role in ('moderator', 'admin'));
create index accounts_by_role on accounts (role) where role <> 'reader';

-- Who somebody is elsewhere: the subject of an issuer (OpenID Connect's words). An account may have several.
create table identities (
  -- 'sso:' and a site's key or name for it, or the issuer of an OpenID provider.
  issuer text not null,
  subject text not null,
  account_id uuid not null references accounts,
  -- As the issuer last said.
  email text,
  -- When the newest profile that was taken over was issued; an older one changes nothing.
  issued_at timestamptz(3),
  created_at timestamptz(3) not null,
  used_at timestamptz(3) not null,
  primary key (issuer, subject)
);
create index identities_by_account on identities (account_id);

alter table sessions
  -- How it was opened.
  add column via text not null default 'email'
    check (via in ('email', 'passkey', 'oidc', 'sign-on', 'guest', 'operator')),
  -- What the browser calls itself, shortened to what its owner recognises: 'Firefox on Linux'.
  add column device text,
  -- When the person last proved who they are, and when they last did so with a second factor.
  add column confirmed_at timestamptz(3) not null default now(),
  add column second_factor_at timestamptz(3);

-- Settings of the organisation as a whole: one row.
create table organisation (
  id boolean primary key default true check (id),
  settings jsonb not null default '{}'
);
insert into organisation default values;

-- Every administrative change. Accounts are named by id alone, so that erasing a person leaves nothing of them here.
create table audit_log (
  id uuid primary key,
  at timestamptz(3) not null,
  by_kind text not null check (by_kind in ('account', 'server', 'operator', 'system')),
  -- The account or the API token that did it.
  by_id uuid,
  -- Noun and past tense: 'site.changed'.
  action text not null,
  site_id uuid references sites,
  -- What was changed: a site's key, an account's id, the name of a setting.
  target text not null,
  from_value jsonb,
  to_value jsonb,
  check ((by_kind in ('account', 'server')) = (by_id is not null))
);
create index audit_log_by_time on audit_log (at desc, id desc);
create index audit_log_by_site on audit_log (site_id, at desc, id desc);
