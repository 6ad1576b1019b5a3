-- The desk's queue: what a decision changed (so that it can be taken back), and whose list of stories is watched.

-- What a decision changed, for as long as it can be taken back. Erased with the comment's texts.
create table decision_states (
  site_id uuid not null,
  decision_id uuid not null,
  comment_id uuid not null,
  -- The queue item as it stood.
  item jsonb,
  waiting_revision int,
  -- The number of the newest text then: whoever edits after it has overtaken the decision.
  revision int not null,
  published_at timestamptz(3) not null,
  -- What readers saw before, where the decision showed them another text.
  body text,
  html text,
  edited_at timestamptz(3),
  made_at timestamptz(3) not null,
  primary key (site_id, decision_id)
);
create index decision_states_by_age on decision_states (made_at);
create index decision_states_by_comment on decision_states (site_id, comment_id);
create index decisions_by_bulk on decisions (bulk_id, site_id) where bulk_id is not null;

-- Stories that somebody keeps an eye on.
create table watched_stories (
  account_id uuid not null references accounts on delete cascade,
  site_id uuid not null,
  story_id uuid not null,
  watched_at timestamptz(3) not null,
  primary key (account_id, site_id, story_id),
  foreign key (site_id, story_id) references stories (site_id, id)
);
create index watched_stories_by_story on watched_stories (site_id, story_id);

-- Each queue in each of its orders; an item costs the queues it is in. Claims change no indexed column, so that they stay in
-- their page, which keeps room for them; what is decided is cleared away early, since everybody reads at the front.
alter table queue_items set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
create index queue_by_priority on queue_items (site_id, priority desc, comment_id desc);
create index queue_by_time on queue_items (site_id, waiting_since, comment_id);
create index queue_pending_by_priority on queue_items (site_id, priority desc, comment_id desc) where is_pending;
create index queue_pending_by_time on queue_items (site_id, waiting_since, comment_id) where is_pending;
create index queue_withheld_by_priority on queue_items (site_id, priority desc, comment_id desc) where is_withheld;
create index queue_withheld_by_time on queue_items (site_id, waiting_since, comment_id) where is_withheld;
create index queue_reported_by_priority on queue_items (site_id, priority desc, comment_id desc) where is_reported;
create index queue_reported_by_time on queue_items (site_id, waiting_since, comment_id) where is_reported;
create index queue_appealed_by_priority on queue_items (site_id, priority desc, comment_id desc) where is_appealed;
create index queue_appealed_by_time on queue_items (site_id, waiting_since, comment_id) where is_appealed;
create index queue_newcomers_by_priority on queue_items (site_id, priority desc, comment_id desc) where is_newcomer;
create index queue_newcomers_by_time on queue_items (site_id, waiting_since, comment_id) where is_newcomer;
create index queue_escalated_by_priority on queue_items (site_id, priority desc, comment_id desc) where is_escalated;
create index queue_escalated_by_time on queue_items (site_id, waiting_since, comment_id) where is_escalated;
create index queue_by_story on queue_items (site_id, story_id, priority desc, comment_id desc);
create index queue_by_section on queue_items (site_id, section_id, priority desc, comment_id desc) where section_id is not null;

-- What is not published is rare and looked for by moderators; ids carry the time.
create index comments_by_status on comments (site_id, status, id) where status <> 'published';
create index comments_held_by_thread on comments (site_id, root_id) where status <> 'published';
-- What an author has published and had rejected, counted without looking at the comments.
drop index comments_by_author_and_time;
create index comments_by_author_and_time on comments (author_id, created_at desc, id desc) include (site_id, status, deleted_at);
-- Full text stands with the revisions: votes and counters, which write comments anew, do not touch them.
create index revisions_by_words on revisions using gin (to_tsvector('simple', body));

-- Who took which comment onto the screen, or let go of it: what processes tell their moderators. Claims stand with the
-- queue items, where an index of them would make each of them dear; this is forgotten after minutes, and after a crash.
create unlogged table claim_news (
  site_id uuid not null,
  sequence bigint generated always as identity,
  comment_id uuid not null,
  -- Nobody, where it was let go of.
  account_id uuid,
  until timestamptz(3),
  at timestamptz(3) not null,
  primary key (site_id, sequence)
);
create index claim_news_by_sequence on claim_news (sequence);
