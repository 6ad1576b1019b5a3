-- Imported authors are found by their account when they are claimed, and by the beginning of an address by admins.
create index imported_authors_by_account on imported_authors (account_id);
create index imported_authors_by_email_prefix on imported_authors (email text_pattern_ops) where email is not null;
