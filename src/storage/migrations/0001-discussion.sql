-- Sites, accounts and the discussion. Rules that every table here keeps:
-- * what grows with the discussion carries site_id, and so does every unique key on it (distributable by site);
-- * times have millisecond precision, because they travel through cursors as JavaScript dates;
-- * counters move in the transaction that changes what they count; `parley verify` recomputes each of them.

create table sites (
  id uuid primary key,
  key text not null unique,
  name text not null,
  language text not null,
  origins text[] not null default '{}',
  settings jsonb not null default '{}',
  created_at timestamptz(3) not null default now()
);

create table accounts (
  id uuid primary key,
  -- Lower case. Null for guests, who have a name and nothing else.
  email text unique,
  -- Null until the person has chosen one.
  name text,
  is_guest boolean not null default false,
  created_at timestamptz(3) not null default now(),
  check (is_guest = (email is null))
);

create index accounts_by_name on accounts (lower(name));

create table sessions (
  id uuid primary key,
  account_id uuid not null references accounts,
  -- SHA-256 of the token; the token itself is never stored.
  token_hash bytea not null unique,
  -- 'full' lives in a cookie on Parley's own origin, 'embed' is readable by every script of one publisher's page.
  scope text not null check (scope in ('full', 'embed')),
  -- The publisher's origin an embed session is bound to.
  origin text,
  created_at timestamptz(3) not null default now(),
  used_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  check ((scope = 'embed') = (origin is not null))
);
create index sessions_by_account on sessions (account_id);
create index sessions_by_expiry on sessions (expires_at);

create table sign_in_codes (
  id uuid primary key,
  email text not null,
  -- Keyed hash of the six digits with the row's id, so that equal codes do not look equal.
  code_hash bytea not null,
  -- SHA-256 of the cookie of the browser that asked: a code read over a shoulder is useless elsewhere.
  browser_hash bytea not null,
  tries_left smallint not null,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index sign_in_codes_by_expiry on sign_in_codes (expires_at);

-- One-time codes that carry a sign-in from Parley's origin back to a publisher's page by redirect.
create table handoffs (
  code_hash bytea primary key,
  account_id uuid not null references accounts,
  origin text not null,
  expires_at timestamptz(3) not null
);

create table stories (
  site_id uuid not null references sites,
  id uuid not null,
  -- The publisher's own id, or the normalised address where it has none.
  key text not null,
  url text,
  title text,
  closed_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  -- Published comments that are not deleted.
  comment_count integer not null default 0,
  -- Rises with every change a reader could see; caches compare it.
  version bigint not null default 0,
  primary key (site_id, id),
  unique (site_id, key)
);
create index stories_by_url on stories (site_id, url);

create table comments (
  site_id uuid not null,
  id uuid not null,
  story_id uuid not null,
  parent_id uuid,
  -- The top-level comment of the thread; a top-level comment's own id.
  root_id uuid not null,
  -- The comment below which this one is shown: its parent, or for replies deeper than the nesting goes the ancestor at
  -- the deepest level.
  shown_under_id uuid,
  depth smallint not null,
  -- Null when its author has been erased.
  author_id uuid references accounts,
  format text not null check (format in ('markdown', 'html')),
  -- As written; empty once deleted.
  body text not null,
  -- Made from the body at write time by src/markup.
  html text not null,
  status text not null check (status in ('published', 'pending', 'withheld', 'rejected')),
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  up integer not null default 0,
  down integer not null default 0,
  -- Visible comments shown directly under this one.
  reply_count integer not null default 0,
  -- On a top-level comment: published, undeleted comments below it. 0 on replies.
  thread_count integer not null default 0,
  -- A comment that is gone stays as a tombstone while something stands under it.
  visible boolean generated always as ((status = 'published' and deleted_at is null) or reply_count > 0) stored,
  -- wilsonLowerBound and controversy of src/domain/ranking.ts. Generated, so that no write can forget them.
  best double precision generated always as (
    case when up + down = 0 then 0
    else (up::float8 / (up + down) + 3.8416 / (2 * (up + down))
          - 1.96 * sqrt((up::float8 / (up + down) * (1 - up::float8 / (up + down)) + 3.8416 / (4 * (up + down))) / (up + down)))
         / (1 + 3.8416 / (up + down)) end) stored,
  controversy double precision generated always as (
    case when up = 0 or down = 0 then 0
    else power((up + down)::float8, least(up, down)::float8 / greatest(up, down)) end) stored,
  primary key (site_id, id),
  foreign key (site_id, story_id) references stories,
  foreign key (site_id, parent_id) references comments,
  check ((parent_id is null) = (depth = 0)),
  check ((parent_id is null) = (shown_under_id is null))
) with (fillfactor = 90);

-- One index an order of top-level comments: the first page of a story costs the same however large it is. They begin
-- with site_id as the queries do, so that a planner without statistics never prefers the primary key's first column.
create index comments_best on comments (site_id, story_id, best desc, id desc) where parent_id is null and visible;
create index comments_by_time on comments (site_id, story_id, created_at desc, id desc) where parent_id is null and visible;
create index comments_by_replies on comments (site_id, story_id, thread_count desc, id desc) where parent_id is null and visible;
create index comments_by_controversy on comments (site_id, story_id, controversy desc, id desc) where parent_id is null and visible;
-- Two orders of replies.
create index replies_best on comments (site_id, shown_under_id, best desc, id desc) where parent_id is not null and visible;
create index replies_by_time on comments (site_id, shown_under_id, created_at, id) where parent_id is not null and visible;
create index comments_by_author on comments (author_id, story_id, created_at desc);

create table revisions (
  site_id uuid not null,
  comment_id uuid not null,
  -- 1 is what was first written.
  number integer not null,
  body text not null,
  created_at timestamptz(3) not null,
  primary key (site_id, comment_id, number),
  foreign key (site_id, comment_id) references comments
);

-- One row for every change of a comment's status, and for nothing else.
create table decisions (
  site_id uuid not null,
  id uuid not null,
  comment_id uuid not null,
  from_status text,
  to_status text not null,
  -- 'rules' when nobody looked.
  decided_by text not null check (decided_by in ('rules', 'account')),
  account_id uuid references accounts,
  reason text,
  decided_at timestamptz(3) not null,
  primary key (site_id, id),
  foreign key (site_id, comment_id) references comments,
  check ((decided_by = 'account') = (account_id is not null))
);
create index decisions_by_comment on decisions (site_id, comment_id, decided_at);

create table votes (
  site_id uuid not null,
  comment_id uuid not null,
  account_id uuid not null references accounts,
  story_id uuid not null,
  value smallint not null check (value in (1, -1)),
  place text not null check (place in ('page', 'embed', 'permalink', 'api')),
  cast_at timestamptz(3) not null,
  primary key (site_id, comment_id, account_id),
  foreign key (site_id, comment_id) references comments
);
create index votes_by_account on votes (account_id, story_id);

-- What a write answered, for 24 hours, so that the same request again is answered again instead of done again.
create table idempotency_keys (
  site_id uuid not null,
  -- The account that acted, or 'anonymous' for a guest's first comment.
  actor text not null,
  key text not null,
  request_hash bytea not null,
  -- Null only inside the transaction that does the work.
  answer jsonb,
  created_at timestamptz(3) not null default now(),
  primary key (site_id, actor, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- Counters of the rate limits, shared by all processes. Unlogged: losing them in a crash costs nothing.
create unlogged table rate_limits (
  key text not null,
  window_start timestamptz(3) not null,
  used integer not null,
  primary key (key, window_start)
);
