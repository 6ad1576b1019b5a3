-- What the rules need beside the texts: how a discussion is moderated, and what texts of the last days were like.

-- How comments come to be seen under a story, where it is stricter than its section and its site (domain/rules/facts.ts).
alter table sections add column mode text check (mode in ('publish', 'premoderate', 'premoderate-newcomers', 'closed'));
alter table stories
  add column mode text check (mode in ('publish', 'premoderate', 'premoderate-newcomers', 'closed')),
  -- Between two comments of one author; null leaves it to the site.
  add column slow_mode_seconds int check (slow_mode_seconds >= 0),
  -- When the publisher published it; null where nobody has said so, and created_at stands for it.
  add column published_at timestamptz(3);

-- Numbers that texts of the last days are compared by: one that only the same words give, and three of which texts that
-- are nearly the same share at least one (domain/text-prints.ts). Unlogged: losing them in a crash costs little.
create unlogged table text_prints (
  site_id uuid not null,
  comment_id uuid not null,
  same bigint not null,
  band_one bigint not null,
  band_two bigint not null,
  band_three bigint not null,
  created_at timestamptz(3) not null,
  primary key (site_id, comment_id)
);
create index text_prints_by_same on text_prints (site_id, same);
create index text_prints_by_band_one on text_prints (site_id, band_one);
create index text_prints_by_band_two on text_prints (site_id, band_two);
create index text_prints_by_band_three on text_prints (site_id, band_three);
