-- Reports of readers, notices of illegal content, and what sanctions and moderators' notes have beside 0012.

alter table reports
  -- Tells people without account apart while the key of the day lasts.
  add column address_hash bytea,
  -- Whether it may withhold a comment, or only move it up in the queue (domain/report.ts).
  add column is_established boolean not null default false,
  -- Belongs to a notice, which has its own form and its own receipt.
  add column is_notice boolean not null default false,
  -- The decision that settled it: while that is taken back, it is open again.
  add column decision_id uuid,
  drop constraint reports_outcome_check,
  -- `gone`: the comment was deleted before anybody had decided.
  add constraint reports_outcome_check check (outcome in ('upheld', 'dismissed', 'gone'));
-- One open report per person and comment.
create unique index reports_open_by_account on reports (site_id, comment_id, account_id)
  where outcome is null and not is_notice and account_id is not null;
create unique index reports_open_by_address on reports (site_id, comment_id, address_hash)
  where outcome is null and not is_notice and account_id is null and address_hash is not null;
-- What is looked for once a day to forget whom it came from.
create index reports_with_address on reports (site_id, created_at) where address_hash is not null;

-- Notices under Article 16 of the Digital Services Act, numbered by site.
create table notices (
  site_id uuid not null,
  id uuid not null,
  number int not null,
  report_id uuid not null,
  comment_id uuid not null,
  account_id uuid references accounts,
  -- Which law, and why: as written by whoever sent it.
  law text not null,
  explanation text not null,
  is_child_abuse boolean not null,
  name text,
  email text,
  language text not null,
  created_at timestamptz(3) not null,
  outcome text check (outcome in ('upheld', 'dismissed', 'gone')),
  decided_at timestamptz(3),
  -- When mail about the decision went out.
  told_at timestamptz(3),
  primary key (site_id, id),
  unique (site_id, number),
  foreign key (site_id, report_id) references reports (site_id, id),
  foreign key (site_id, comment_id) references comments (site_id, id),
  check ((outcome is null) = (decided_at is null))
);
create index notices_by_report on notices (site_id, report_id);
create index notices_by_account on notices (account_id) where account_id is not null;
create index notices_by_email on notices (email) where email is not null;

create table notice_numbers (
  site_id uuid primary key references sites,
  last int not null
);

alter table accounts
  -- Mail about what became of the person's reports.
  add column report_mail boolean not null default false;

alter table sanctions
  -- What was written in so many days before was rejected with it; those decisions carry the sanction's id as bulk_id.
  add column reject_days smallint;

alter table moderator_notes
  -- Where it was written: moderators of other sites do not read it. Null is for all of them.
  add column site_id uuid references sites;
