-- Files that admins hand over at the desk to be imported, and what is to be done with them. They lie here and in no
-- folder, so that any process may do the work.
create table import_uploads (
  site_id uuid not null references sites,
  id uuid not null,
  -- `leaving`: its chunks are being deleted, some at a time, and the row goes last.
  state text not null check (state in ('receiving', 'ready', 'leaving')),
  by_id uuid references accounts on delete set null,
  -- What was received, in order: name, size in bytes, and its SHA-256.
  files jsonb not null default '[]',
  size bigint not null default 0,
  begun_at timestamptz(3) not null,
  -- When the last chunk came: an upload that nothing comes to any more is broken.
  seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (site_id, id)
);
create unique index import_uploads_receiving on import_uploads (site_id) where state = 'receiving';

create table import_chunks (
  site_id uuid not null,
  upload_id uuid not null,
  file integer not null,
  -- From 0, each but the last of a file of the same size.
  number integer not null,
  bytes bytea not null,
  primary key (site_id, upload_id, file, number),
  foreign key (site_id, upload_id) references import_uploads
);
-- Exports are compressed already, or are read once.
alter table import_chunks alter column bytes set storage external;

-- What an admin wants done: rehearsed, imported, or taken out again.
create table import_tasks (
  site_id uuid not null references sites,
  id uuid not null,
  kind text not null check (kind in ('rehearsal', 'import', 'undo')),
  state text not null check (state in ('waiting', 'working', 'stopped', 'done', 'failed')),
  upload_id uuid,
  -- The number of the run: of an import, once its files are open. A rehearsal leaves none.
  run integer,
  options jsonb not null,
  by_id uuid references accounts on delete set null,
  asked_at timestamptz(3) not null,
  begun_at timestamptz(3),
  ended_at timestamptz(3),
  -- How often it was begun: one that takes its process with it each time is given up.
  attempts integer not null default 0,
  is_stop_asked boolean not null default false,
  progress jsonb,
  outcome jsonb,
  primary key (site_id, id),
  check (kind <> 'undo' or run is not null),
  check ((kind = 'undo') = (upload_id is null))
);
create unique index import_tasks_open on import_tasks (site_id) where state in ('waiting', 'working');
create index import_tasks_by_upload on import_tasks (site_id, upload_id);
create index import_tasks_by_run on import_tasks (site_id, run);
