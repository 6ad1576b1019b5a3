-- What readers say of themselves, what they want to see, and who answered them.

alter table accounts
  -- Plain text.
  add column bio text not null default '',
  -- The picture that stands beside what they wrote; null for an initial.
  add column picture_id uuid,
  -- Null: as the page or the browser says.
  add column language text,
  add column time_zone text,
  -- Whether others find their profile, on sites that show profiles.
  add column hides_profile boolean not null default false,
  add column reply_mail text not null default 'never' check (reply_mail in ('never', 'daily', 'soon')),
  -- Replies published after the first are unread; those after both have not been mailed.
  add column replies_seen_at timestamptz(3) not null default now(),
  add column replies_mailed_at timestamptz(3) not null default now(),
  add constraint accounts_guests_show_nothing check (not is_guest or (bio = '' and picture_id is null and reply_mail = 'never'));
create index accounts_by_reply_mail on accounts (reply_mail) where reply_mail <> 'never';

-- Pictures as Parley serves them. A new picture is a new row with a new id, because addresses are kept for ever.
create table pictures (
  id uuid primary key,
  -- One for each account.
  account_id uuid not null unique references accounts on delete cascade,
  -- WebP without metadata, 160 pixels square.
  bytes bytea not null,
  made_at timestamptz(3) not null
);
-- Compressed already.
alter table pictures alter column bytes set storage external;

-- Addresses of pictures that a job has yet to fetch, or could not.
create table picture_requests (
  account_id uuid primary key references accounts on delete cascade,
  url text not null,
  -- Why it could not be had: a code that messages know. Null while it is under way.
  failure text,
  requested_at timestamptz(3) not null
);

-- Whose comments somebody does not want to see.
create table mutes (
  account_id uuid not null references accounts on delete cascade,
  muted_id uuid not null references accounts on delete cascade,
  created_at timestamptz(3) not null,
  primary key (account_id, muted_id),
  check (account_id <> muted_id)
);
create index mutes_by_muted on mutes (muted_id);

alter table comments
  -- Who wrote what this answers, where that was somebody else: the replies that a person received.
  add column answered_id uuid references accounts on delete set null,
  -- When readers could first see it; of what nobody else has seen yet, when it was written.
  add column published_at timestamptz(3);
update comments c set published_at = c.created_at, answered_id = nullif(p.author_id, c.author_id)
  from comments o left join comments p on p.site_id = o.site_id and p.id = o.parent_id
  where o.site_id = c.site_id and o.id = c.id;
-- The processes of the version before this one go on writing for a while.
alter table comments alter column published_at set default now(), alter column published_at set not null;

create index comments_by_answered on comments (answered_id, published_at desc, id desc) where answered_id is not null;
create index comments_by_author_and_time on comments (author_id, created_at desc, id desc);
