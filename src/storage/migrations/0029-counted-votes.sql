-- Ranking across viewpoints: whose votes the sums hold in part only, and which accounts seem to act as one.

-- Votes of a group that acts as one, or beyond the activity cap, are not all in the sums: what such a voter changes waits
-- for the next fit, since nothing tells which of their votes to take out.
alter table viewpoint_voters add column is_partial boolean not null default false;

-- Groups of accounts that act as one by the fit in force, for moderators to look at. A suspicion by arithmetic.
create table viewpoint_suspects (
  site_id uuid not null,
  fit int not null,
  account_id uuid not null references accounts on delete cascade,
  group_number int not null,
  primary key (site_id, fit, account_id)
);
create index viewpoint_suspects_by_account on viewpoint_suspects (account_id);

-- Whoever takes comments out takes their sums along, also those of a fit that is not in force yet.
alter table viewpoint_tallies
  drop constraint viewpoint_tallies_site_id_comment_id_fkey,
  add foreign key (site_id, comment_id) references comments (site_id, id) on delete cascade;
create index viewpoint_tallies_by_comment on viewpoint_tallies (site_id, comment_id);
