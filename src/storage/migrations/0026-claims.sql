-- People of another system who find what they wrote there.

alter table imported_authors
  -- What they were called, and how much they had written, when they were claimed: the account made for them is gone then.
  add column claimed_name text,
  add column claimed_comments int,
  -- When whoever it may be was told so after signing in.
  add column told_at timestamptz(3);

-- What a claim took along, so that it can be given back.
create table claimed_rows (
  site_id uuid not null,
  -- The account that was made for the imported author.
  author_id uuid not null,
  kind text not null check (kind in ('comment', 'vote', 'sanction')),
  -- The comment, the comment that was voted on, the sanction.
  own_id uuid not null,
  primary key (site_id, author_id, kind, own_id),
  foreign key (site_id, author_id) references imported_authors (site_id, account_id) on delete cascade
);

-- A name of another system is nobody's alone: mentions of it are theirs only where they wrote.
alter table former_names add column is_imported boolean not null default false;
