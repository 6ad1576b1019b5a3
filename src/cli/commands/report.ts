import { Command, Option } from 'commander';
import { OPERATOR } from '../../domain/viewer.ts';
import { reportTransparency, toReportCsv } from '../../service/transparency-report.ts';
import { parseTime } from '../parse-time.ts';
import { getSite, unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly from: Date;
  readonly to: Date;
  readonly site?: string;
  readonly format: 'csv' | 'json';
}

/** `parley report`: what a newsroom tells the public. */
export function reportCommand(): Command {
  return new Command('report').description('reports for the public').addCommand(transparencyCommand());
}

function transparencyCommand(): Command {
  return new Command('transparency')
    .description('figures of notices, reports, decisions, appeals and sanctions of a period')
    .requiredOption('--from <time>', 'from this day or moment on', parseTime)
    .requiredOption('--to <time>', 'up to this day or moment, which is not in it', parseTime)
    .option('--site <key>', 'of one site only')
    .addOption(new Option('--format <format>', 'csv or json').choices(['csv', 'json']).default('csv'))
    .action(async ({ from, to, site: key, format }: Options) => {
      const report = await withDatabase('report', async (deps) => {
        const site = key === undefined ? null : await getSite(deps, key);
        return unlessRefused(await reportTransparency(deps, OPERATOR, { from, to, site }));
      });
      process.stdout.write(format === 'csv' ? toReportCsv(report) : `${JSON.stringify(report, null, 2)}\n`);
    });
}
