import { data, type ExportTable } from './export-columns.ts';

/** Whether the run that brought a row `t` ended since. */
const RUN_SINCE =
  'exists (select 1 from import_runs r where r.site_id = t.site_id and r.number = t.run and coalesce(r.ended_at, r.started_at) >= $since)';

/** Whether the comment of a row `t` was imported since: what is imported carries the times of its source. */
export const COMMENT_IMPORTED_SINCE = `exists (select 1 from comments c join import_runs r on r.site_id = c.site_id and r.number = c.import_run
  where c.site_id = t.site_id and c.id = t.comment_id and coalesce(r.ended_at, r.started_at) >= $since)`;

/** The tables of an export that imports fill; part of EXPORT_TABLES. */
export const IMPORT_EXPORTS: Readonly<Record<string, ExportTable>> = {
  import_runs: {
    holds: 'imports and what came of them',
    columns: data(
      'site_id number source format state by_id files options progress report refusal started_at ended_at',
    ),
    order: ['site_id', 'number'],
    site: 'site_id',
    times: ['started_at', 'ended_at'],
    accounts: ['by_id'],
  },
  import_problems: {
    holds: 'what imports left out or changed, and why',
    columns: data('site_id run number file line column_ record kind code source_id detail'),
    order: ['site_id', 'run', 'number'],
    site: 'site_id',
    times: [],
    alsoSince: RUN_SINCE,
  },
  imported_rows: {
    holds: 'what came from which source',
    columns: data('site_id source kind source_id run own_id voter content_hash'),
    order: ['site_id', 'source', 'kind', 'source_id'],
    site: 'site_id',
    times: [],
    alsoSince: RUN_SINCE,
  },
  import_befores: {
    holds: 'what stood where a newer export of a source changed it',
    columns: data('site_id run source kind source_id own_id before content_hash'),
    order: ['site_id', 'run', 'kind', 'source_id'],
    site: 'site_id',
    times: [],
    alsoSince: RUN_SINCE,
  },
  imported_authors: {
    holds: 'who imported authors were, with the addresses that they claim by',
    columns: data(
      'site_id account_id source source_id email is_email_verified publisher_id run claimed_by claimed_at claimed_name claimed_comments told_at refused_by',
    ),
    order: ['site_id', 'account_id'],
    site: 'site_id',
    times: ['claimed_at', 'told_at'],
    alsoSince: RUN_SINCE,
    accounts: ['account_id', 'claimed_by'],
  },
  claimed_rows: {
    holds: 'what went over with a claim',
    columns: data('site_id author_id kind own_id'),
    order: ['site_id', 'author_id', 'kind', 'own_id'],
    site: 'site_id',
    times: [],
    alsoSince:
      'exists (select 1 from imported_authors i where i.site_id = t.site_id and i.account_id = t.author_id and i.claimed_at >= $since)',
    accounts: ['author_id'],
  },
};
