/** PostgreSQL's role, owner of the database and allowed to create others; not a superuser, as on a managed server. */
export const ROLE = 'parley';
export const DATABASE = 'parley';

/** Written to postgresql.conf when the cluster is made: an operator may change them there. Sized for a small machine. */
export const TUNABLE_SETTINGS = [
  'shared_buffers=96MB',
  'max_connections=60',
  'work_mem=8MB',
  'maintenance_work_mem=64MB',
  'effective_cache_size=512MB',
  'autovacuum_max_workers=2',
  // Without helper processes for reading ahead, parallel queries and replication an idle server is half the size.
  'io_method=sync',
  'max_parallel_workers_per_gather=0',
  'max_parallel_maintenance_workers=0',
  'max_logical_replication_workers=0',
  'jit=off',
  'random_page_cost=1.1',
  'log_checkpoints=off',
] as const;

/**
 * Given at every start, so that no configuration file weakens them: what was acknowledged is on disk, and no text or
 * address of a person reaches the log (details of an error and its statement hold them).
 */
export const FIXED_SETTINGS = [
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'logging_collector=off',
  'log_destination=stderr',
  'log_line_prefix=',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
] as const;
