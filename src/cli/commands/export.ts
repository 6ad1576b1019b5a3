import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { Manifest } from '../../exchange/parley/manifest.ts';
import { writeWholeFile } from '../../exchange/parley/part-file.ts';
import type { Deps } from '../../service/deps.ts';
import {
  exportComments,
  LEAVING_FORMATS,
  type LeavingFormat,
} from '../../service/exports/export-comments.ts';
import { exportData, type ExportProgress, type ExportRequest } from '../../service/exports/export-data.ts';
import type { Config } from '../config.ts';
import { parseTime } from '../parse-time.ts';
import { countRows } from '../count-rows.ts';
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
  readonly withEmails?: true;
  readonly format: LeavingFormat | 'parley';
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
    .addOption(
      new Option('--format <format>', 'for other systems: the comments of one site')
        .choices(['parley', ...LEAVING_FORMATS])
        .default('parley'),
    )
    .option('--with-emails', 'the e-mail addresses of authors too, in a format for other systems')
    .action(async (options: Options) => {
      refuseContradictions(options);
      const { format } = options;
      const summary = await withDatabase('export', async (deps, config) =>
        format === 'parley'
          ? exportOwn(deps, config, options)
          : exportForOthers(deps, { ...options, format }),
      );
      showProgress(null);
      console.log(summary);
    });
}

function refuseContradictions({ all, site, since, withSecrets, withEmails, format }: Options): void {
  if ((site === undefined) === (all === undefined)) throw new Error('One of --all and --site is needed.');
  if (format === 'parley') {
    if (withEmails)
      throw new Error('E-mail addresses are always in this format; --with-emails belongs to the others.');
  } else if (all || since || withSecrets)
    throw new Error(
      `${format} has the comments of one site: --site, and no --all, --since or --with-secrets.`,
    );
}

async function exportOwn(deps: Deps, { publicUrl }: Config, options: Options): Promise<string> {
  const site = options.site === undefined ? null : await getSite(deps, options.site);
  const { since = null, withSecrets = false } = options;
  const request: ExportRequest = {
    site,
    since,
    withSecrets,
    publicUrl,
    version: PARLEY_VERSION,
    onProgress: tellProgress(),
  };
  const path = choosePath(options, deps.clock());
  return summarise(path, await writeWholeFile(path, (sink) => exportData(deps, request, sink)));
}

async function exportForOthers(
  deps: Deps,
  options: Options & { readonly format: LeavingFormat },
): Promise<string> {
  const site = await getSite(deps, options.site ?? '');
  const { format, withEmails = false } = options;
  const path = choosePath(options, deps.clock());
  const onProgress = (comments: number) => showProgress(`${comments.toLocaleString('en')} comments`);
  const request = { site, format, withEmails, onProgress };
  const comments = await writeWholeFile(path, (sink) => exportComments(deps, request, sink));
  return `Wrote ${path}: ${comments.toLocaleString('en')} comments, ${withEmails ? 'with' : 'without'} e-mail addresses.`;
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

const ENDINGS = { parley: 'zip', 'disqus-wxr': 'xml', csv: 'csv' } as const;

/** The file that was asked for, or one that says by its name what is in it. Never one that is there already. */
function choosePath({ out, site, since, withSecrets, format }: Options, now: Date): string {
  const toName = (time: Date) => `${time.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const parts = [
    'parley-export',
    site ?? 'all',
    ...(since ? [`since-${toName(since)}`] : []),
    ...(withSecrets ? ['with-secrets'] : []),
    `${toName(now)}.${ENDINGS[format]}`,
  ];
  const path = out === undefined || out === '-' ? parts.join('-') : out;
  if (existsSync(path)) throw new Error(`${path} is there already.`);
  return path;
}

function summarise(path: string, manifest: Manifest): string {
  return [
    `Wrote ${path}: ${countRows(manifest)}.`,
    'People’s e-mail addresses are in it. Keep it as you keep the database.',
    ...(manifest.withSecrets
      ? ['Secrets are in it too, sealed: they need the PARLEY_SECRET of this installation.']
      : []),
  ].join('\n');
}
