import { Command, InvalidArgumentError } from 'commander';
import { OPERATOR } from '../../domain/viewer.ts';
import { renderMarkdown } from '../../markup/render-markdown.ts';
import { addSite } from '../../service/manage-sites.ts';
import { withTransaction, type Pool } from '../../storage/pool.ts';
import { findSite } from '../../storage/sites.ts';
import { seedSynthetic } from '../../storage/seed.ts';
import { stories as demoStories } from '../demo/discussion.ts';
import { unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly comments: number;
  readonly stories: number;
  readonly site: string;
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100_000_000) return value;
  throw new InvalidArgumentError('A whole number from 1 is allowed.');
}

/** `parley seed`: large synthetic discussions, to see how an installation behaves with them. */
export function seedCommand(): Command {
  return new Command('seed')
    .description('make a large synthetic discussion; prints the keys of its stories')
    .requiredOption('--comments <number>', 'comments in all', count)
    .option('--stories <number>', 'stories to spread them over', count, 1)
    .option('--site <key>', 'site to put them in; made if there is none', 'seed')
    .action((options: Options) => withDatabase('seed', (deps) => seed(deps, options)));
}

/** Takes longer on millions than a statement may. */
async function tidy(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('vacuum analyze comments');
  } finally {
    // With its time limit gone, nobody else gets this connection.
    client.release(true);
  }
}

async function seed(
  deps: Parameters<Parameters<typeof withDatabase>[1]>[0],
  options: Options,
): Promise<void> {
  if (options.stories > options.comments) throw new Error('There are fewer comments than stories.');
  const site =
    (await findSite(deps.pool, options.site)) ??
    unlessRefused(await addSite(deps, OPERATOR, { key: options.site, name: 'Synthetic discussions' }));
  const bodies = demoStories
    .flatMap((story) => story.comments)
    .filter((comment) => comment.body.length < 1_500)
    .map(({ body }) => ({ body, html: renderMarkdown(body) }));
  const run = deps.newId().slice(0, 13).replace('-', '');
  const started = performance.now();
  await withTransaction(deps.pool, async (db) => {
    await db.query({ text: 'set local statement_timeout = 0' });
    await db.query({ text: "set local work_mem = '128MB'" });
    const accounts = Math.min(20_000, Math.max(20, Math.ceil(options.comments / 10)));
    await seedSynthetic(db, {
      siteId: site.id,
      comments: options.comments,
      stories: options.stories,
      accounts,
      run,
      bodies,
    });
  });
  // Index-only scans and small visibility checks: what autovacuum would do in a minute or two.
  await tidy(deps.pool);
  for (let n = 0; n < options.stories; n += 1) console.log(`${site.key}/stories/seed-${run}-${n}`);
  process.stderr.write(
    `${options.comments} comments in ${((performance.now() - started) / 1_000).toFixed(1)} s\n`,
  );
}
