-- Moderation: what rules found, who decided what and why, what waits for a person, what readers report and contest,
-- and what was decided of people.

-- The rules of a site, version by version; the newest is in force, and every verdict names its version.
create table rule_versions (
  site_id uuid not null references sites,
  version int not null,
  settings jsonb not null,
  banned_words text not null,
  suspect_words text not null,
  restored_from int,
  created_at timestamptz(3) not null,
  created_by uuid references accounts on delete set null,
  primary key (site_id, version)
);

-- Each text is judged once, when it is written: its verdict, the reasons with their spans, and the facts as of then.
alter table revisions
  add column rules_version int,
  add column verdict text check (verdict in ('publish', 'remark', 'hold', 'reject')),
  add column reasons jsonb,
  add column facts jsonb,
  -- The HTML of a text that waits while an earlier one is shown; the comment has it once it is published.
  add column html text;

alter table comments
  -- The number of the revision that waits for a person while readers go on seeing the one before.
  add column waiting_revision int,
  add column featured_at timestamptz(3),
  add column pinned_at timestamptz(3);

-- Decisions are only ever added. What can name a person stands beside them, where it can be erased; the hash commits to it.
alter table decisions
  add column sequence bigint generated always as identity,
  add column rule text,
  add column rules_version int,
  -- The text that was decided on, where it was not the comment as a whole.
  add column revision int,
  add column undoes_id uuid,
  add column appeal_id uuid,
  add column bulk_id uuid,
  add column details_hash bytea,
  drop constraint decisions_decided_by_check,
  add constraint decisions_decided_by_check check (decided_by in ('rules', 'account', 'reports', 'operator'));
create index decisions_by_sequence on decisions (sequence);
create index decisions_by_time on decisions (site_id, decided_at);

create table decision_details (
  site_id uuid not null,
  decision_id uuid not null,
  account_id uuid references accounts,
  salt bytea not null,
  -- What the author is told, and what only moderators read.
  to_author text not null default '',
  internal text not null default '',
  primary key (site_id, decision_id),
  foreign key (site_id, decision_id) references decisions (site_id, id)
);
insert into decision_details (site_id, decision_id, account_id, salt)
  select site_id, id, account_id, sha256(gen_random_uuid()::text::bytea) from decisions where account_id is not null;
alter table decisions drop column account_id;
create index decision_details_by_account on decision_details (account_id) where account_id is not null;

-- What waits for a person: one row a comment, in as many queues as it has reasons to wait; gone with the decision.
create table queue_items (
  site_id uuid not null,
  comment_id uuid not null,
  story_id uuid not null,
  section_id uuid,
  author_id uuid references accounts on delete set null,
  is_pending boolean not null default false,
  is_withheld boolean not null default false,
  is_reported boolean not null default false,
  is_appealed boolean not null default false,
  is_newcomer boolean not null default false,
  is_escalated boolean not null default false,
  -- The rules that want a person to look.
  rules text[] not null default '{}',
  language text,
  -- The higher the sooner (domain/queue.ts); it does not change with time.
  priority double precision not null,
  waiting_since timestamptz(3) not null,
  claimed_by uuid references accounts on delete set null,
  claimed_until timestamptz(3),
  escalated_by uuid references accounts on delete set null,
  primary key (site_id, comment_id),
  foreign key (site_id, comment_id) references comments (site_id, id),
  foreign key (site_id, story_id) references stories (site_id, id)
);
create index queue_items_by_author on queue_items (author_id) where author_id is not null;

-- How many wait in each queue of a site, kept by the statements that move items: counting 100,000 takes too long.
create table queue_counts (
  site_id uuid not null references sites,
  queue text not null,
  waiting int not null,
  primary key (site_id, queue)
);

create function queues_of(item queue_items) returns text[] language sql immutable as $$
  select array_remove(array['all', case when item.is_pending then 'pending' end, case when item.is_withheld then 'withheld' end,
    case when item.is_reported then 'reported' end, case when item.is_appealed then 'appeals' end,
    case when item.is_newcomer then 'newcomers' end, case when item.is_escalated then 'escalated' end], null)
$$;

create function count_added_queue_items() returns trigger language plpgsql as $$
begin
  insert into queue_counts (site_id, queue, waiting)
  select n.site_id, q.queue, count(*) from added n cross join lateral unnest(queues_of(n)) q (queue)
  group by 1, 2 order by 1, 2
  on conflict (site_id, queue) do update set waiting = queue_counts.waiting + excluded.waiting;
  return null;
end $$;

create function count_removed_queue_items() returns trigger language plpgsql as $$
begin
  insert into queue_counts (site_id, queue, waiting)
  select r.site_id, q.queue, -count(*) from removed r cross join lateral unnest(queues_of(r)) q (queue)
  group by 1, 2 order by 1, 2
  on conflict (site_id, queue) do update set waiting = queue_counts.waiting + excluded.waiting;
  return null;
end $$;

create function count_changed_queue_items() returns trigger language plpgsql as $$
begin
  insert into queue_counts (site_id, queue, waiting)
  select site_id, queue, sum(step) from (
    select n.site_id, q.queue, 1 as step from added n cross join lateral unnest(queues_of(n)) q (queue)
    union all
    select r.site_id, q.queue, -1 from removed r cross join lateral unnest(queues_of(r)) q (queue)
  ) steps
  group by 1, 2 having sum(step) <> 0 order by 1, 2
  on conflict (site_id, queue) do update set waiting = queue_counts.waiting + excluded.waiting;
  return null;
end $$;

create trigger queue_items_added after insert on queue_items
  referencing new table as added for each statement execute function count_added_queue_items();
create trigger queue_items_removed after delete on queue_items
  referencing old table as removed for each statement execute function count_removed_queue_items();
create trigger queue_items_changed after update on queue_items
  referencing new table as added old table as removed for each statement execute function count_changed_queue_items();

-- Comments that wait already.
insert into queue_items (site_id, comment_id, story_id, section_id, author_id, is_pending, is_withheld, priority, waiting_since)
  select c.site_id, c.id, c.story_id, s.section_id, c.author_id, c.status = 'pending', c.status = 'withheld',
    -extract(epoch from c.created_at) / 10800, c.created_at
  from comments c join stories s on s.site_id = c.site_id and s.id = c.story_id
  where c.status in ('pending', 'withheld') and c.deleted_at is null;
drop index comments_waiting;

-- What readers say against a comment.
create table reports (
  site_id uuid not null,
  id uuid not null,
  comment_id uuid not null,
  account_id uuid references accounts,
  reason text not null,
  body text not null default '',
  -- What the reporter's record makes it count.
  weight real not null,
  created_at timestamptz(3) not null,
  outcome text check (outcome in ('upheld', 'dismissed')),
  settled_at timestamptz(3),
  settled_by uuid,
  primary key (site_id, id),
  foreign key (site_id, comment_id) references comments (site_id, id),
  check ((outcome is null) = (settled_at is null))
);
create index reports_by_comment on reports (site_id, comment_id);
create index reports_by_account on reports (account_id, created_at desc) where account_id is not null;

-- What authors say against a decision.
create table appeals (
  site_id uuid not null,
  id uuid not null,
  comment_id uuid not null,
  decision_id uuid not null,
  account_id uuid references accounts,
  body text not null,
  created_at timestamptz(3) not null,
  outcome text check (outcome in ('upheld', 'reversed')),
  settled_at timestamptz(3),
  -- Where nobody else was there to decide.
  by_same_person boolean not null default false,
  primary key (site_id, id),
  unique (site_id, decision_id),
  foreign key (site_id, comment_id) references comments (site_id, id),
  foreign key (site_id, decision_id) references decisions (site_id, id),
  check ((outcome is null) = (settled_at is null))
);
create index appeals_by_comment on appeals (site_id, comment_id);
create index appeals_by_account on appeals (account_id) where account_id is not null;

-- What was decided of people; a site of null is all of them.
create table sanctions (
  id uuid primary key,
  account_id uuid not null references accounts,
  site_id uuid references sites,
  kind text not null check (kind in ('warn', 'premoderate', 'suspend', 'ban')),
  reason text not null,
  to_person text not null default '',
  until timestamptz(3),
  given_by uuid,
  given_at timestamptz(3) not null,
  lifted_by uuid,
  lifted_at timestamptz(3),
  -- When whoever was warned said that they had read it.
  read_at timestamptz(3),
  check (kind = 'suspend' or until is null)
);
create index sanctions_by_account on sanctions (account_id, given_at desc);
create index sanctions_in_force on sanctions (account_id) where lifted_at is null;

create table moderator_notes (
  id uuid primary key,
  account_id uuid not null references accounts,
  author_id uuid,
  body text not null,
  created_at timestamptz(3) not null
);
create index moderator_notes_by_account on moderator_notes (account_id, created_at desc);
