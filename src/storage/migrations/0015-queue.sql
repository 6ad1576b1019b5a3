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
