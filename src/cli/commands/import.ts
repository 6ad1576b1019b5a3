import { Argument, Command, InvalidArgumentError } from 'commander';
import type { ImportReport } from '../../domain/import-report.ts';
import { toHarmlessText } from '../../domain/harmless-text.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { FormatRefused } from '../../exchange/format-refused.ts';
import { FORMATS, type Format } from '../../exchange/formats/format.ts';
import type { Deps } from '../../service/deps.ts';
import {
  listImportProblems,
  listImportRuns,
  readImportReport,
} from '../../service/imports/read-import-run.ts';
import { runImport } from '../../service/imports/run-import.ts';
import { REPORTED_KINDS } from '../../service/imports/count-run.ts';
import { rehearseImport } from '../../service/imports/rehearse-import.ts';
import { startImport, toRefusedReport, type StartImport } from '../../service/imports/start-import.ts';
import type { ImportStep } from '../../service/imports/import-work.ts';
import { printReport, type ReportOptions } from '../print-report.ts';
import { undoImport } from '../../service/imports/undo-import.ts';
import type { UndoBlocker } from '../../storage/import-undo.ts';
import { createProgressLine } from '../progress-line.ts';
import { getSite, unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

interface Options extends ReportOptions {
  readonly site?: string;
  readonly source?: string;
  readonly zone?: string;
  readonly publisherIds?: boolean;
  readonly fromSite?: string;
  readonly mapUrl: readonly MappedUrl[];
  readonly dryRun?: boolean;
  readonly seed?: string;
}

interface MappedUrl {
  readonly from: string;
  readonly to: string;
}

/** `parley import`: what was written in another comment system. */
export function importCommand(): Command {
  const command = new Command('import')
    .description(
      'take in the export of another comment system; called again with the same files it goes on where it stopped',
    )
    .addArgument(new Argument('<format>', 'of the files').choices(['auto', ...FORMATS]))
    .argument('<file...>', 'all files of one export')
    // Not `requiredOption`: commander would ask the commands below for it twice.
    .option('--site <key>', 'the site that the comments belong to (required)')
    .option('--source <name>', 'tells several exports of one format in one site apart; the format without it')
    .option(
      '--zone <zone>',
      'zone of the times that stand in the files without one, such as Europe/Berlin; UTC without it',
    )
    .option('--publisher-ids', 'the ids of authors are those of your own accounts')
    .option('--from-site <key>', 'which site of an export of Parley that has several')
    .option(
      '--map-url <old=new>',
      'addresses that begin with OLD begin with NEW now; may be given again',
      toMapped,
      [],
    )
    .option('--dry-run', 'rehearse: do everything, keep nothing, and show ten discussions as they would be')
    .option('--seed <text>', 'of a rehearsal: shows other discussions')
    .option('--json', 'print the report for programs')
    .option('--report <file.html>', 'write the report to a file for browsers')
    .action((format: Format | 'auto', paths: string[], options: Options) =>
      withDatabase('import', (deps) => importFiles(deps, { format, paths, options })),
    );
  // What stands below has a --site of its own.
  return command
    .enablePositionalOptions()
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(undoCommand())
    .addCommand(problemsCommand());
}

function toMapped(text: string, before: readonly MappedUrl[]): MappedUrl[] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new InvalidArgumentError(
      'Two beginnings of addresses belong here, as in http://old.example=https://new.example.',
    );
  return [...before, { from: text.slice(0, at), to: text.slice(at + 1) }];
}

interface ImportFiles {
  readonly format: Format | 'auto';
  readonly paths: readonly string[];
  readonly options: Options;
}

async function importFiles(deps: Deps, { format, paths, options }: ImportFiles): Promise<void> {
  if (options.site === undefined) throw new Error("required option '--site <key>' not specified");
  const site = await getSite(deps, options.site);
  const { source, zone = 'UTC', publisherIds = false, fromSite = null, mapUrl, seed } = options;
  const input = {
    site,
    format,
    source,
    paths,
    options: { zone, areAuthorsPublishers: publisherIds, fromSite, mapUrl },
  };
  const isRehearsal = options.dryRun ?? false;
  try {
    if (!isRehearsal) return await printReport(await takeIn(deps, input), options);
    const line = createProgressLine(process.stderr);
    const onProgress = (step: ImportStep) => line.show(step);
    const wanted = { ...input, seed, onProgress };
    const rehearsal = await rehearseImport(deps, OPERATOR, wanted).finally(line.end);
    const { report, stories } = unlessRefused(rehearsal);
    await printReport(report, options, stories);
  } catch (error) {
    // Refused before a run of them began.
    if (!(error instanceof FormatRefused)) throw error;
    const report = await toRefusedReport({ ...input, isRehearsal, at: deps.clock() }, error);
    await printReport(report, options);
  }
}

async function takeIn(deps: Deps, input: StartImport): Promise<ImportReport> {
  const { site, paths } = input;
  const { number, format, goesOn } = unlessRefused(await startImport(deps, OPERATOR, input));
  const line = createProgressLine(process.stderr);
  line.say(
    goesOn ? `Import ${number} of ${site.key} goes on.` : `Import ${number} of ${site.key}: ${format}.`,
  );
  try {
    return unlessRefused(await runImport(deps, { site, number, paths }, (step) => line.show(step)));
  } finally {
    line.end();
  }
}

function listCommand(): Command {
  return new Command('list')
    .description('list the imports of a site, the newest first')
    .requiredOption('--site <key>', 'the site')
    .action((options: { site: string }) =>
      withDatabase('import list', async (deps) => {
        const site = await getSite(deps, options.site);
        for (const run of unlessRefused(await listImportRuns(deps, OPERATOR, site))) {
          const created = run.counts?.comments.created;
          const files = run.files.map(({ name }) => toHarmlessText(name)).join(' ');
          const brought = created === undefined ? '' : `${created} comments`;
          console.log(
            [run.number, run.source, run.state, run.startedAt.toISOString(), brought, files].join('\t'),
          );
        }
      }),
    );
}

function withRun(command: Command): Command {
  return command
    .addArgument(new Argument('<run>', 'its number, as `parley import list` shows it').argParser(Number))
    .requiredOption('--site <key>', 'the site');
}

function showCommand(): Command {
  const command = withRun(new Command('show').description('show the report of an import'))
    .option('--json', 'print it for programs')
    .option('--report <file.html>', 'write it to a file for browsers');
  return command.action((number: number, options: { site: string } & ReportOptions) =>
    withDatabase('import show', async (deps) => {
      const site = await getSite(deps, options.site);
      const report = unlessRefused(await readImportReport(deps, OPERATOR, { site, number }));
      await printReport(report, options);
    }),
  );
}

/** Problems fetched at a time. */
const AT_A_TIME = 1_000;

function problemsCommand(): Command {
  return withRun(
    new Command('problems').description(
      'list what an import left out or changed: a line of JSON each, in the order of the files',
    ),
  ).action((number: number, options: { site: string }) =>
    withDatabase('import problems', async (deps) => {
      const site = await getSite(deps, options.site);
      for (let after: number | null = null, count = AT_A_TIME; count === AT_A_TIME;) {
        const page: { site: typeof site; number: number; after: number | null; limit: number } = {
          site,
          number,
          after,
          limit: AT_A_TIME,
        };
        const problems = unlessRefused(await listImportProblems(deps, OPERATOR, page));
        for (const { number: _number, kind, ...problem } of problems)
          console.log(JSON.stringify({ kind: kind && REPORTED_KINDS[kind], ...problem }));
        count = problems.length;
        after = problems.at(-1)?.number ?? null;
      }
    }),
  );
}

const BLOCKERS: Readonly<Record<UndoBlocker['kind'], string>> = {
  replies: 'comments that were written or imported below what it brought',
  votes: 'votes on its comments',
  reports: 'reports of its comments',
  decisions: 'decisions on its comments',
  changes: 'things of it that somebody changed: edits, deletions, marks, titles',
  claims: 'people who have claimed what they wrote',
  sanctions: 'sanctions of its people, or notes about them',
  stories: 'stories of it that editors have changed, or that were merged',
  runs: 'later imports that go on from it; undo those first',
};

function undoCommand(): Command {
  return withRun(
    new Command('undo').description(
      'take an import back, if nobody has built on it; exits with 1 and says what stands in the way otherwise',
    ),
  ).action((number: number, options: { site: string }) =>
    withDatabase('import undo', async (deps) => {
      const site = await getSite(deps, options.site);
      const undone = unlessRefused(await undoImport(deps, OPERATOR, { site, number }));
      if (undone.outcome === 'undone') {
        console.log(`Import ${number} of ${site.key} was taken back.`);
        return;
      }
      console.log(`Import ${number} of ${site.key} stays, and nothing was changed. In the way stand:`);
      for (const { kind, count, examples } of undone.blockers)
        console.log(
          `  ${count.toLocaleString('en')} ${BLOCKERS[kind]} (${examples.map(toHarmlessText).join(', ')})`,
        );
      process.exitCode = 1;
    }),
  );
}
