import { Command } from 'commander';
import { readStatus } from '../../storage/status.ts';
import { withDatabase } from '../with-database.ts';

/** `parley status`: what an operator wants to know at a glance. */
export function statusCommand(): Command {
  return new Command('status')
    .description('show the database, what is in it, and what waits')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => {
      const status = await withDatabase('status', (deps, config) =>
        readStatus(deps.pool).then((read) => ({ address: config.publicUrl, ...read })),
      );
      if (options.json) console.log(JSON.stringify(status));
      else
        for (const [name, value] of Object.entries(status)) console.log(`${name.padEnd(16)}${String(value)}`);
    });
}
