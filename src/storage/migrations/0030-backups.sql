-- Backups: what was written where, and whether it could be restored. Not part of any export.

create table backups (
  id uuid primary key,
  -- `verified`: restored elsewhere and found equal. `unverified`: whole, but nobody could check it.
  state text not null check (state in ('running', 'verified', 'unverified', 'failed')),
  cause text not null check (cause in ('schedule', 'command')),
  -- Folders are local: which machine it lies on.
  host text not null,
  folder text not null,
  file text not null,
  size bigint,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  -- Why it failed, or could not be checked, for whoever runs the server.
  problem text,
  -- When it made room for newer ones.
  removed_at timestamptz(3),
  check ((state = 'running') = (ended_at is null))
);
create index backups_by_time on backups (started_at desc);
