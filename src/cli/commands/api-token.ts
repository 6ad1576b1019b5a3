import { Command } from 'commander';
import { API_SCOPES } from '../../domain/permissions.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { createApiToken, listApiTokens, revokeApiToken } from '../../service/api-tokens.ts';
import { parseTime } from '../parse-time.ts';
import { unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

interface AddOptions {
  readonly scope: string[];
  readonly site?: string[];
  readonly expires?: Date;
}

/** `parley api-token`: tokens by which publishers' servers call the API. */
export function apiTokenCommand(): Command {
  const token = new Command('api-token').description('add, list and revoke API tokens of servers');
  token
    .command('add')
    .argument('<name>', 'what it is for, such as "CMS"')
    .description('make a token; prints it, this once')
    .requiredOption('--scope <scope...>', `what it may do: ${API_SCOPES.join(', ')}`)
    .option('--site <key...>', 'sites it counts on (all there are and will be)')
    .option('--expires <time>', 'day or moment from which it opens nothing (never)', parseTime)
    .action((name: string, { scope, site, expires }: AddOptions) =>
      withDatabase('api-token add', async (deps) => {
        const wanted = { name, scopes: scope, sites: site ?? null, expiresAt: expires ?? null };
        console.log(unlessRefused(await createApiToken(deps, OPERATOR, wanted)).token);
      }),
    );
  token
    .command('list')
    .description('list tokens that are not revoked: id, name, scopes, sites, end, last use')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) =>
      withDatabase('api-token list', async (deps) => {
        const tokens = unlessRefused(await listApiTokens(deps, OPERATOR));
        if (options.json) console.log(JSON.stringify(tokens, null, 2));
        else for (const each of tokens) console.log(toLine(each));
      }),
    );
  token
    .command('revoke')
    .argument('<id>', 'as `list` shows it')
    .description('end a token at once')
    .action((id: string) =>
      withDatabase('api-token revoke', async (deps) => {
        console.log(`Revoked ${unlessRefused(await revokeApiToken(deps, OPERATOR, id))}.`);
      }),
    );
  return token;
}

type Listed = Exclude<Awaited<ReturnType<typeof listApiTokens>>, { refused: unknown }>[number];

function toLine({ id, name, scopes, siteKeys, expiresAt, usedAt }: Listed): string {
  const end = expiresAt === null ? 'never ends' : `ends ${expiresAt.toISOString()}`;
  const use = usedAt === null ? 'never used' : `used ${usedAt.toISOString()}`;
  return [id, name, scopes.join(' '), siteKeys?.join(' ') ?? 'all sites', end, use].join('\t');
}
