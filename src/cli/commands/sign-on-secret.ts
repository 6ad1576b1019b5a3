import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { OPERATOR } from '../../domain/viewer.ts';
import { listSignOnSecrets, revokeSignOnSecret, rotateSignOnSecret } from '../../service/sign-on-secrets.ts';
import { getSite, unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly site: string;
  readonly grace?: string;
  readonly secretStdin?: boolean;
}

/** `parley sign-on-secret`: what a publisher signs its readers' tokens with. */
export function signOnSecretCommand(): Command {
  const secret = new Command('sign-on-secret').description(
    'secrets that a publisher signs its readers’ tokens with',
  );
  const add = (name: string, description: string) =>
    secret.command(name).description(description).requiredOption('--site <key>', 'the site');
  add('rotate', 'give a site a new secret; prints it, this once')
    .option('--grace <hours>', 'for how long the secret before goes on beside it (24)')
    .option('--secret-stdin', 'take the secret from standard input, such as one of Coral’s')
    .action((options: Options) => withDatabase('sign-on-secret rotate', (deps) => rotate(deps, options)));
  add('list', 'list live secrets by id, when each was made and when it dies').action(({ site }: Options) =>
    withDatabase('sign-on-secret list', async (deps) => {
      const secrets = await listSignOnSecrets(deps, OPERATOR, await getSite(deps, site));
      for (const { id, createdAt, diesAt } of unlessRefused(secrets))
        console.log([id, createdAt.toISOString(), diesAt?.toISOString() ?? 'newest'].join('\t'));
    }),
  );
  add('revoke', 'end a secret at once')
    .argument('<id>', 'as `list` shows it')
    .action((id: string, { site: key }: Options) =>
      withDatabase('sign-on-secret revoke', async (deps) => {
        const site = await getSite(deps, key);
        console.log(`Revoked ${unlessRefused(await revokeSignOnSecret(deps, OPERATOR, { site, id })).id}.`);
      }),
    );
  return secret;
}

async function rotate(
  deps: Parameters<typeof rotateSignOnSecret>[0],
  { site: key, grace, secretStdin }: Options,
): Promise<void> {
  const site = await getSite(deps, key);
  // Never an option: other users of the machine can read command lines.
  const secret = secretStdin ? (await text(process.stdin)).trim() : null;
  const given = grace === undefined ? {} : { graceHours: Number(grace) };
  const rotated = unlessRefused(await rotateSignOnSecret(deps, OPERATOR, { site, secret, ...given }));
  process.stderr.write(`kid: ${rotated.id}\n`);
  if (!secretStdin) console.log(rotated.secret);
}
