-- The figures of moderation look at what people decided, and when reports and appeals came to an end.
create index decisions_by_people on decisions (site_id, decided_at) where decided_by <> 'rules';
create index reports_by_time on reports (site_id, created_at);
create index appeals_by_settling on appeals (site_id, settled_at) where settled_at is not null;
