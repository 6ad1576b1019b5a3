import { Command } from 'commander';
import { verify } from '../../service/verify.ts';
import { withDatabase } from '../with-database.ts';

/** `parley verify`: recomputes what the database holds about itself; exit code 1 when something is wrong. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('recompute every counter and check every reference; exits with 1 when something is wrong')
    .option('--fix', 'mend counters')
    .action(async (options: { fix?: boolean }) => {
      const { found } = await withDatabase('verify', (deps) => verify(deps, { fix: options.fix ?? false }));
      for (const { check, siteId, id, stored, expected, fixed } of found) {
        console.log(
          `${check}: ${id} of site ${siteId} has ${stored}, expected ${expected}${fixed ? ' (mended)' : ''}`,
        );
      }
      const left = found.filter((discrepancy) => !discrepancy.fixed).length;
      console.log(found.length === 0 ? 'Nothing is wrong.' : `${found.length} found, ${left} left.`);
      if (left > 0) process.exitCode = 1;
    });
}
