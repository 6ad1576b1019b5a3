import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { Manifest } from '../../exchange/parley/manifest.ts';
import { writeWholeFile } from '../../exchange/parley/part-file.ts';
import { exportData, type ExportProgress, type ExportRequest } from '../../service/exports/export-data.ts';
import { parseTime } from '../parse-time.ts';
import { showProgress } from '../show-progress.ts';
import { getSite } from '../unless-refused.ts';
import { PARLEY_VERSION } from '../version.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly site?: string;
  readonly all?: true;
  readonly out?: string;
  readonly since?: Date;
  readonly withSecrets?: true;
}

/** `parley export`: everything, or a site, as one file in a documented format. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write everything, or one site, into one file; beside the running server')
    .option('--all', 'the whole installation: what `parley restore` takes')
    .option('--site <key>', 'one site, with the accounts that occur in it')
    .option('--out <file>', 'the file to write; by default one in this folder that says what it is')
    .option('--since <time>', 'only what was made or changed since; cannot be restored', parseTime)
    .option('--with-secrets', 'also what signs people in and what keys are sealed; see docs/leave.md')
    .action(async (options: Options) => {
      if ((options.site === undefined) === (options.all === undefined))
        throw new Error('One of --all and --site is needed.');
      const { path, manifest } = await withDatabase('export', async (deps, config) => {
        const site = options.site === undefined ? null : await getSite(deps, options.site);
        const request: ExportRequest = {
          site,
          since: options.since ?? null,
          withSecrets: options.withSecrets ?? false,
          publicUrl: config.publicUrl,
          version: PARLEY_VERSION,
          onProgress: tellProgress(),
        };
        const path = choosePath(options.out, { ...request, now: deps.clock() });
        return { path, manifest: await writeWholeFile(path, (sink) => exportData(deps, request, sink)) };
      });
      showProgress(null);
      console.log(summarise(path, manifest));
    });
}

/** Tells at most so often. */
const EVERY_MS = 200;

function tellProgress(): (progress: ExportProgress) => void {
  let next = 0;
  let before = 0;
  return ({ table, bytes, isDone }) => {
    if (isDone) before += bytes;
    else if (performance.now() >= next) {
      next = performance.now() + EVERY_MS;
      showProgress(`${table}: ${toMib(bytes)}, ${toMib(before + bytes)} in all`);
    }
  };
}

const toMib = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MiB`;

/** The file that was asked for, or one that says by its name what is in it. Never one that is there already. */
function choosePath(out: string | undefined, request: ExportRequest & { readonly now: Date }): string {
  const { site, since, withSecrets, now } = request;
  const toName = (time: Date) => time.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const parts = [
    'parley-export',
    site?.key ?? 'all',
    ...(since ? [`since-${toName(since)}Z`] : []),
    ...(withSecrets ? ['with-secrets'] : []),
    `${toName(now)}Z.zip`,
  ];
  const path = out === undefined || out === '-' ? parts.join('-') : out;
  if (existsSync(path)) throw new Error(`${path} is there already.`);
  return path;
}

function summarise(path: string, manifest: Manifest): string {
  const rows = (table: string) =>
    (manifest.tables.find((each) => each.table === table)?.rows ?? 0).toLocaleString('en');
  return [
    `Wrote ${path}: ${rows('sites')} sites, ${rows('stories')} stories, ${rows('comments')} comments, ${rows('accounts')} accounts, ${rows('votes')} votes.`,
    'People’s e-mail addresses are in it. Keep it as you keep the database.',
    ...(manifest.withSecrets
      ? ['Secrets are in it too, sealed: they need the PARLEY_SECRET of this installation.']
      : []),
  ].join('\n');
}
