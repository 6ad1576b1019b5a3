-- Ranking across viewpoints: what each fit of a site's votes leaves for ranking until the next one.

alter table comments
  -- How far readers of both sides value it more than one without votes; 0 while nothing is known.
  add column rank_across double precision not null default 0,
  -- Whether it carries the label.
  add column is_across boolean not null default false,
  -- When a vote on it last came, changed or went.
  add column voted_at timestamptz(3);

create index comments_across on comments (site_id, story_id, rank_across desc, id desc) where parent_id is null and visible;
create index replies_across on comments (site_id, shown_under_id, rank_across desc, id desc) where parent_id is not null and visible;
create index votes_by_time on votes (site_id, cast_at);

alter table stories add column hides_across boolean not null default false;

-- Readers who take their votes out of it.
alter table accounts add column leaves_viewpoints boolean not null default false;

create table viewpoint_fits (
  site_id uuid not null references sites,
  number int not null,
  state text not null check (state in ('running', 'done', 'refused', 'failed')),
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  votes int not null default 0,
  voters int not null default 0,
  comments int not null default 0,
  votes_per_comment double precision,
  gains double precision[] not null default '{}',
  spread double precision,
  lockstep_groups int,
  labelled int,
  needed_mib int,
  -- What scoring between fits needs: means and bounds over all voters, nothing about one.
  frozen jsonb,
  is_open boolean not null default false,
  streak int not null default 0,
  primary key (site_id, number)
);
create index viewpoint_fits_done on viewpoint_fits (site_id, number desc) where state = 'done';

-- Where voters stand, for the fit in force only. Never shown, exported or logged.
create table viewpoint_voters (
  site_id uuid not null,
  fit int not null,
  account_id uuid not null references accounts on delete cascade,
  intercept double precision not null,
  factor double precision not null,
  primary key (site_id, fit, account_id)
);
create index viewpoint_voters_by_account on viewpoint_voters (account_id);

-- Sums over the votes that count (bridging/note-sums.ts, sides.ts), moved by each such vote.
create table viewpoint_tallies (
  site_id uuid not null,
  fit int not null,
  comment_id uuid not null,
  count int not null,
  factors double precision not null,
  squares double precision not null,
  rests double precision not null,
  products double precision not null,
  memberships double precision not null,
  member_rests double precision not null,
  negative_count int not null,
  negative_net int not null,
  positive_count int not null,
  positive_net int not null,
  -- Since when its votes satisfy the label.
  across_since timestamptz(3),
  primary key (site_id, fit, comment_id),
  foreign key (site_id, comment_id) references comments (site_id, id)
);
create index viewpoint_tallies_across on viewpoint_tallies (site_id, across_since) where across_since is not null;
