-- The one-time link that makes the first admin of an installation: one row, while nobody has the role.
create table first_admin_link (
  id boolean primary key default true check (id),
  -- SHA-256 of the token in the link.
  token_hash bytea not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);

-- How many comments wait, on the front page of the desk.
create index comments_waiting on comments (site_id, created_at, id)
  where status in ('pending', 'withheld') and deleted_at is null;
