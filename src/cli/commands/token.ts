import { Command } from 'commander';
import { parseEmail } from '../../service/sign-in.ts';
import { issueToken } from '../../service/issue-token.ts';
import { withDatabase } from '../with-database.ts';

/** `parley token`: a session for an account, for scripts and tests. */
export function tokenCommand(): Command {
  return new Command('token')
    .description(
      'make a session token for an account (made if there is none); send it as "Authorization: Bearer TOKEN"',
    )
    .argument('<email>', 'e-mail address of the account')
    .option('--name <text>', 'display name, for an account that has none')
    .action(async (text: string, options: { name?: string }) => {
      const email = parseEmail(text);
      if (email === null) throw new Error(`${JSON.stringify(text)} is not an e-mail address.`);
      console.log(
        await withDatabase('token', (deps) => issueToken(deps, { email, name: options.name ?? null })),
      );
    });
}
