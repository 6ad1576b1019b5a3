-- The log of decisions: only ever added to, sealed, and what its authors are told of it.

-- Refuses what would change the log. Whoever owns the table can switch this off; the seals tell afterwards.
create function refuse_change_of_log() returns trigger language plpgsql as $$
begin
  raise exception 'The log of decisions (%) is only ever added to.', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger decisions_are_only_added before update or delete on decisions
  for each row execute function refuse_change_of_log();
create trigger decisions_are_not_emptied before truncate on decisions
  for each statement execute function refuse_change_of_log();

-- Texts beside decisions can be erased, and nothing else.
create function refuse_change_of_details() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.site_id = old.site_id and new.decision_id = old.decision_id and new.salt = ''
    and new.to_author = '' and new.internal = '' and (new.account_id is null or new.account_id = old.account_id) then
    return new;
  end if;
  raise exception 'Texts of decisions can only be erased.' using errcode = 'insufficient_privilege';
end $$;

create trigger decision_details_are_only_erased before update or delete on decision_details
  for each row execute function refuse_change_of_details();
create trigger decision_details_are_not_emptied before truncate on decision_details
  for each statement execute function refuse_change_of_log();

-- Seals of the log (docs/decisions/0021): each names the rows it covers, and is bound to the one before it by a keyed hash.
create table decision_seals (
  number bigint primary key,
  -- Rows after the last sequence of the seal before, up to this one.
  last_sequence bigint not null,
  count int not null,
  -- For each row, in the order of their sequence: that in 8 bytes, and 16 bytes of the hash of the row.
  leaves bytea not null,
  chain_hash bytea not null,
  sealed_at timestamptz(3) not null
);
create trigger decision_seals_are_only_added before update or delete on decision_seals
  for each row execute function refuse_change_of_log();
create trigger decision_seals_are_not_emptied before truncate on decision_seals
  for each statement execute function refuse_change_of_log();

-- Decisions that their author is still to be told of by mail.
create table author_notices (
  site_id uuid not null,
  decision_id uuid not null,
  account_id uuid not null references accounts,
  due_at timestamptz(3) not null,
  primary key (site_id, decision_id),
  foreign key (site_id, decision_id) references decisions (site_id, id)
);
create index author_notices_by_account on author_notices (account_id, due_at);

alter table accounts
  add column decision_mail boolean not null default true,
  -- When the last mail about decisions went: the next one waits a while and tells of all at once.
  add column decisions_mailed_at timestamptz(3);

create index appeals_open on appeals (site_id, comment_id) where outcome is null;
