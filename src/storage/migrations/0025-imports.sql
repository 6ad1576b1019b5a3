-- Moving in from other comment systems: what was imported by which run, and where what comes from.

create table import_runs (
  site_id uuid not null references sites,
  -- From 1, for each site.
  number int not null,
  -- Which export of which system: the format's name, unless somebody gave another.
  source text not null,
  format text not null,
  state text not null check (state in ('reading', 'merging', 'done', 'refused', 'failed', 'undoing', 'undone')),
  by_id uuid references accounts on delete set null,
  -- [{name, size, hash}]: whether a run that goes on reads the same files.
  files jsonb not null,
  options jsonb not null,
  -- {bytesRead, bytesTotal, staged, merged}
  progress jsonb not null,
  -- Counts by kind of record, once it is done.
  report jsonb,
  refusal jsonb,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (site_id, number)
);
-- One run at a time that is not at its end.
create unique index import_runs_unfinished on import_runs (site_id) where state in ('reading', 'merging', 'undoing');

-- What is not in, or not quite as it was in the file, and why. Never a name, a text or an address of a person.
create table import_problems (
  site_id uuid not null,
  run int not null,
  -- In the order of the files.
  number bigint not null,
  file text not null,
  line int,
  column_ int,
  record int,
  kind text,
  code text not null,
  source_id text,
  detail text,
  primary key (site_id, run, number),
  foreign key (site_id, run) references import_runs (site_id, number)
);

-- What came from where. An author's source_id is a hash (the id of the account that was made for them): sources call
-- people by their names, and whoever is erased here must not come back with a newer export.
create table imported_rows (
  site_id uuid not null,
  source text not null,
  kind text not null check (kind in ('story', 'author', 'comment', 'vote')),
  source_id text not null,
  -- Which run brought it.
  run int not null,
  -- The row here; a vote names its comment. Null where the person was erased.
  own_id uuid,
  -- Of a vote: the source_id of its voter.
  voter text,
  -- Of what was taken over, as it stands here.
  content_hash bytea not null,
  primary key (site_id, source, kind, source_id)
);
create index imported_rows_of_people on imported_rows (own_id) where kind = 'author';

-- What stood here before a newer export changed it, for as long as that run can be undone. Never a text.
create table import_befores (
  site_id uuid not null,
  run int not null,
  source text not null,
  kind text not null,
  source_id text not null,
  own_id uuid not null,
  before jsonb not null,
  content_hash bytea not null,
  primary key (site_id, run, kind, source_id)
);

-- Who an imported author was there, so that they can claim what is theirs.
create table imported_authors (
  site_id uuid not null,
  account_id uuid not null,
  source text not null,
  source_id text not null,
  -- In lower case.
  email text,
  is_email_verified boolean not null default false,
  -- The subject of the publisher's own sign-on.
  publisher_id text,
  run int not null,
  claimed_by uuid references accounts on delete set null,
  claimed_at timestamptz(3),
  -- Accounts that were asked whether this is them, and said no.
  refused_by uuid[] not null default '{}',
  primary key (site_id, account_id)
);
create index imported_authors_by_email on imported_authors (email) where email is not null;
create index imported_authors_by_publisher_id on imported_authors (site_id, publisher_id) where publisher_id is not null;
create index imported_authors_by_claim on imported_authors (claimed_by) where claimed_by is not null;

alter table accounts add column is_imported boolean not null default false;
alter table comments
  -- Votes that the source had as totals only; they are part of up and down.
  add column imported_up int not null default 0,
  add column imported_down int not null default 0,
  add column import_run int;
alter table stories add column import_run int;
alter table votes drop constraint votes_place_check;
alter table votes add constraint votes_place_check check (place in ('page', 'embed', 'permalink', 'api', 'import')) not valid;
alter table votes validate constraint votes_place_check;

-- Files as they were read, before they are merged. Unlogged: after a crash of PostgreSQL they are empty, and are read again.
create unlogged table import_stages (
  site_id uuid not null,
  run int not null,
  is_read boolean not null,
  -- Whether anything of this source was here before.
  has_earlier boolean not null default false,
  has_votes boolean not null default false,
  -- Whether the order in which stories are merged is known.
  is_sorted boolean not null default false,
  -- Up to which account everybody is in.
  people_up_to uuid,
  primary key (site_id, run)
);
create unlogged table import_staged_stories (
  site_id uuid not null,
  run int not null,
  seq bigint not null,
  source_id text not null,
  key text not null,
  url text,
  title text,
  is_closed boolean not null,
  created_at timestamptz(3),
  file text not null,
  line int,
  column_ int,
  record int
);
create index import_staged_stories_by_id on import_staged_stories (site_id, run, source_id);
create unlogged table import_staged_authors (
  site_id uuid not null,
  run int not null,
  seq bigint not null,
  -- From a hash of the source's id, or of the name where there is no id.
  account_id uuid not null,
  -- Null where a name is all that is known.
  source_id text,
  -- Whether there is a record of them, or comments name them only.
  is_stated boolean not null,
  name text,
  email text,
  is_email_verified boolean not null,
  publisher_id text,
  is_banned boolean not null,
  created_at timestamptz(3),
  file text not null,
  line int,
  column_ int,
  record int
);
create index import_staged_authors_by_id on import_staged_authors (site_id, run, account_id);
create unlogged table import_staged_comments (
  site_id uuid not null,
  run int not null,
  seq bigint not null,
  id uuid not null,
  source_id text not null,
  story text not null,
  parent text,
  author_id uuid,
  format text not null,
  body text not null,
  html text not null,
  status text not null,
  is_deleted boolean not null,
  is_pinned boolean not null,
  is_featured boolean not null,
  up int not null,
  down int not null,
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  -- [{format, body, at}], the oldest first.
  earlier jsonb,
  file text not null,
  line int,
  column_ int,
  record int
);
create index import_staged_comments_by_story on import_staged_comments (site_id, run, story);
create unlogged table import_staged_votes (
  site_id uuid not null,
  run int not null,
  seq bigint not null,
  comment text not null,
  voter_id uuid not null,
  value smallint not null,
  cast_at timestamptz(3),
  file text not null,
  line int,
  column_ int,
  record int
);
create index import_staged_votes_by_comment on import_staged_votes (site_id, run, comment);

-- Who wrote or voted, and since when.
create unlogged table import_staged_people (
  site_id uuid not null,
  run int not null,
  account_id uuid not null,
  first_at timestamptz(3) not null,
  primary key (site_id, run, account_id)
);

-- The stories of a run in the order in which they are merged; those that become one story here stand together.
create unlogged table import_batches (
  site_id uuid not null,
  run int not null,
  source_id text not null,
  story_id uuid not null,
  is_new boolean not null,
  -- Of several that become one here: the one whose title and address count.
  is_lead boolean not null,
  comments int not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  batch int not null,
  is_merged boolean not null default false,
  primary key (site_id, run, source_id)
);
create index import_batches_by_number on import_batches (site_id, run, batch);
