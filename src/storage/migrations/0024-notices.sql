-- When mail about the outcome of a report went out, or it was clear that none would.
alter table reports add column told_at timestamptz(3);
create index reports_to_tell on reports (site_id, comment_id) where outcome is not null and told_at is null;
