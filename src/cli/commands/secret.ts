import { Command } from 'commander';
import { OPERATOR } from '../../domain/viewer.ts';
import { reseal } from '../../service/reseal.ts';
import { unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

/** `parley secret`: what the database keeps under PARLEY_SECRET. */
export function secretCommand(): Command {
  const secret = new Command('secret').description('change PARLEY_SECRET without losing anything');
  secret
    .command('reseal')
    .description('seal everything under the current secret, so that those behind it can go')
    .option('--forget', 'take away what no configured secret opens, because that secret is lost')
    .action(({ forget = false }: { forget?: boolean }) =>
      withDatabase('secret reseal', async (deps) => {
        const done = unlessRefused(await reseal(deps, OPERATOR, { forget }));
        for (const { table, resealed, current, unreadable } of done)
          console.log(
            `${table.padEnd(18)}${resealed} sealed anew, ${current} current, ${unreadable} unreadable${forget && unreadable > 0 ? ', now gone' : ''}`,
          );
        const lost = forget ? 0 : done.reduce((sum, { unreadable }) => sum + unreadable, 0);
        if (lost === 0) console.log('Everything is under the current secret; those behind it can go.');
        else {
          console.log('Put the secret that opens the rest behind the current one, and run this again.');
          process.exitCode = 1;
        }
      }),
    );
  return secret;
}
