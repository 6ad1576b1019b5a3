-- Bans on all sites stand among the sanctions too: accounts.banned_until follows from those in force.
insert into sanctions (id, account_id, kind, reason, until, given_at)
  select gen_random_uuid(), id, case when banned_until >= '9999-01-01T00:00:00Z' then 'ban' else 'suspend' end, 'other',
    case when banned_until < '9999-01-01T00:00:00Z' then banned_until end, now()
  from accounts where banned_until > now();
