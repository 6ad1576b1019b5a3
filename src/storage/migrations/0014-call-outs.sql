-- Services outside that are asked about a comment before it is published, in their order.
create table call_outs (
  site_id uuid not null references sites,
  id uuid not null,
  position int not null,
  kind text not null check (kind in ('coral', 'akismet')),
  name text not null,
  url text not null,
  is_enabled boolean not null,
  timeout_ms int not null check (timeout_ms between 100 and 10000),
  -- What becomes of a comment when no answer comes that can be used.
  silence text not null check (silence in ('hold', 'pass')),
  -- What a plain yes of the service means.
  on_spam text not null check (on_spam in ('hold', 'reject')),
  -- How it gets the text.
  format text not null check (format in ('html', 'plain')),
  -- Whether it gets the author's name and network address, too.
  sends_person boolean not null,
  created_at timestamptz(3) not null,
  primary key (site_id, id)
);

-- What requests are signed with, or the key that the service has given; two live at most.
create table call_out_secrets (
  site_id uuid not null,
  call_out_id uuid not null,
  id uuid not null,
  sealed bytea not null,
  created_at timestamptz(3) not null,
  dies_at timestamptz(3),
  primary key (site_id, call_out_id, id),
  foreign key (site_id, call_out_id) references call_outs (site_id, id) on delete cascade
);
