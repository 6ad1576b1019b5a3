-- The key of hashes that have to outlive the configured secret, sealed under it: bans, and codes on paper. When the secret
-- changes it is sealed anew, and what was hashed with it stays good. Made at the first start.
alter table organisation add column lasting_key bytea;
