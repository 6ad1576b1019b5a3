-- What editors decide of stories.

-- The few comments that stand before all others on a first page, and those that are editors' picks.
create index comments_pinned on comments (site_id, story_id, pinned_at desc, id desc) where pinned_at is not null;
create index comments_featured on comments (site_id, story_id, featured_at desc, id desc)
  where featured_at is not null and status = 'published' and deleted_at is null;

-- What stands above the thread of a story, as it was written.
alter table stories add column message text not null default '';

-- What stories were called before: pages and embeds that still say so find them.
create table story_aliases (
  site_id uuid not null,
  key text not null,
  story_id uuid not null,
  created_at timestamptz(3) not null,
  primary key (site_id, key),
  foreign key (site_id, story_id) references stories (site_id, id)
);
create index story_aliases_by_story on story_aliases (site_id, story_id);

-- Stories whose comments are on their way to another one, batch by batch; gone with the story once it is empty.
create table story_merges (
  site_id uuid not null,
  story_id uuid not null,
  into_id uuid not null,
  -- Comments up to this id have been looked at.
  looked_at uuid,
  begun_at timestamptz(3) not null,
  primary key (site_id, story_id),
  foreign key (site_id, story_id) references stories (site_id, id),
  foreign key (site_id, into_id) references stories (site_id, id)
);
