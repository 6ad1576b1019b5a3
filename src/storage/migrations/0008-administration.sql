-- What a newsroom orders its stories by, and the tokens of its servers.

create table sections (
  site_id uuid not null references sites,
  id uuid not null,
  key text not null,
  name text not null,
  -- Addresses of its stories: `*` stands for any characters. See src/service/address-pattern.ts.
  patterns text[] not null default '{}',
  -- The order they are listed in, and in which their patterns are tried.
  position integer not null,
  primary key (site_id, id),
  unique (site_id, key)
);

alter table stories
  add column section_id uuid,
  -- Chosen by a person or the publisher's server: what its page says changes it no more.
  add column section_is_given boolean not null default false,
  add column title_is_given boolean not null default false,
  -- What the page calls its section (article:section), whether there is one of that name or not.
  add column section_label text,
  add foreign key (site_id, section_id) references sections on delete set null (section_id);
create index stories_by_time on stories (site_id, created_at desc, id desc);
create index stories_by_section on stories (site_id, section_id, created_at desc, id desc) where section_id is not null;

-- Tokens by which publishers' servers call the API.
create table api_tokens (
  id uuid primary key,
  name text not null,
  -- SHA-256 of the token; the token itself is never stored.
  token_hash bytea not null unique,
  scopes text[] not null,
  -- The sites it counts on; null is all there are and will be.
  site_ids uuid[],
  created_at timestamptz(3) not null,
  -- Null when it was made on the command line, or when who made it has been erased.
  created_by uuid references accounts on delete set null,
  expires_at timestamptz(3),
  -- To the hour, so that a busy server costs no write for each request.
  used_at timestamptz(3),
  revoked_at timestamptz(3)
);

-- The log is also read by who did something, and by what was done.
create index audit_log_by_who on audit_log (by_id, at desc, id desc) where by_id is not null;
create index audit_log_by_action on audit_log (action, at desc, id desc);

-- Accounts are looked for by the beginning of their address or name.
create index accounts_by_email_prefix on accounts (email text_pattern_ops) where email is not null;
create index accounts_by_name_prefix on accounts (lower(name) text_pattern_ops) where name is not null;
