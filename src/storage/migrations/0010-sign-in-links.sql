-- A mailbox that somebody else asks many codes for, or guesses at, gets links in their place: too long to be guessed, and
-- good in any browser, so that its owner is never locked out by others.
alter table sign_in_codes
  add column kind text not null default 'code' check (kind in ('code', 'link')),
  -- Whether it was asked for in a browser in which this mailbox had signed in before.
  add column is_known_browser boolean not null default false;
create index sign_in_codes_by_email on sign_in_codes (email, created_at);
