import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { OPERATOR } from '../../domain/viewer.ts';
import {
  exportAuditLog,
  readAuditLog,
  type AuditQuery,
  type NamedAuditEntry,
} from '../../service/read-audit-log.ts';
import { parseTime } from '../parse-time.ts';
import { getSite, unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

interface Options extends Partial<AuditQuery> {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `parley audit`: who changed what, and when. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('show administrative changes, newest first: the last 50, or with --json or --csv all')
    .option('--site <key>', 'of one site only')
    .option('--by <id>', 'by an account or an API token, or by "operator" or "system"')
    .option('--action <name>', 'such as site.changed, or site for all that is done to sites')
    .option('--since <time>', 'from this day or moment on', parseTime)
    .option('--until <time>', 'up to this day or moment', parseTime)
    .addOption(new Option('--json', 'as JSON Lines').conflicts('csv'))
    .option('--csv', 'as CSV')
    .action(async ({ json, csv, ...given }: Options) => {
      const query: AuditQuery = {
        site: given.site ?? null,
        by: given.by ?? null,
        action: given.action ?? null,
        since: given.since ?? null,
        until: given.until ?? null,
      };
      await withDatabase('audit', async (deps) => {
        if (query.site !== null) await getSite(deps, query.site);
        if (json || csv) {
          const lines = await exportAuditLog(deps, OPERATOR, { ...query, format: csv ? 'csv' : 'jsonl' });
          await pipeline(Readable.from(unlessRefused(lines)), process.stdout, { end: false });
          return;
        }
        const { entries } = unlessRefused(await readAuditLog(deps, OPERATOR, { ...query, after: null }));
        for (const entry of entries.toReversed()) console.log(toLine(entry));
      });
    });
}

function toLine(entry: NamedAuditEntry): string {
  const { at, byKind, byId, byName, action, siteKey, target, targetName, from, to } = entry;
  const who = byName ?? byId ?? byKind;
  const what = [action, siteKey === target ? null : siteKey, targetName ?? target].filter(Boolean).join(' ');
  const values = [from, to].filter((value) => value !== null).map((value) => JSON.stringify(value));
  return [at.toISOString(), who, what, values.join(' → ')].join('\t');
}
