import { Command } from 'commander';
import { fitViewpoints, type FitOutcome } from '../../service/fit-viewpoints.ts';
import { findSite } from '../../storage/sites.ts';
import { withDatabase } from '../with-database.ts';

const OUTCOMES: Record<FitOutcome, string> = {
  done: 'is ranked by all its votes now.',
  refused:
    'has too many votes for VIEWPOINTS_MEMORY; the last fit stays in force. The desk says how much memory is needed.',
  empty: 'has no votes that count yet.',
  busy: 'is being fitted by another process already.',
};

/** `parley rescore`: works out the order across viewpoints anew, now. Exits with 1 where that was not possible. */
export function rescoreCommand(): Command {
  return new Command('rescore')
    .description('work out the order across viewpoints of a site anew')
    .requiredOption('--site <key>', 'the site')
    .action(async (options: { site: string }) => {
      const outcome = await withDatabase('rescore', async (deps, config) => {
        const site = await findSite(deps.pool, options.site);
        if (site === null) throw new Error(`There is no site ${options.site}.`);
        return fitViewpoints(deps, site.id, { memoryMib: config.viewpointsMemoryMib });
      });
      console.log(`${options.site} ${OUTCOMES[outcome]}`);
      if (outcome === 'refused' || outcome === 'busy') process.exitCode = 1;
    });
}
