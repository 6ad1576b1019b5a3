import { Command, Option } from 'commander';
import { isId, type AccountId } from '../../domain/ids.ts';
import { BANNED_FOR_GOOD } from '../../domain/permissions.ts';
import { ROLES, type Role } from '../../domain/roles.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { banAccount, liftBan, type Banned } from '../../service/ban-account.ts';
import type { Deps } from '../../service/deps.ts';
import { eraseAccount } from '../../service/erase-account.ts';
import { eraseGuest } from '../../service/erase-guest.ts';
import { grantRoleOnSites } from '../../service/grant-role.ts';
import {
  ACCOUNT_FILTERS,
  findAccounts,
  readAccount,
  signOutAccount,
  type AccountPage,
  type FindAccounts,
  type ListedAccount,
} from '../../service/manage-accounts.ts';
import { resetFactors } from '../../service/reset-factors.ts';
import { parseEmail } from '../../service/sign-in.ts';
import { findAccountByEmail } from '../../storage/accounts.ts';
import { listImportedOf } from '../../storage/imported-authors.ts';
import { parseTime } from '../parse-time.ts';
import { unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

/** `parley account`: people, what they may do, and where they are signed in. */
export function accountCommand(): Command {
  const account = new Command('account').description('find accounts, give roles, sign out, ban, erase');
  addRoles(account);
  addReading(account);
  addBans(account);
  addErasing(account);
  return account;
}

function addRoles(account: Command): void {
  account
    .command('grant')
    .argument('<email>', 'whose mailbox; the account is made if there is none')
    .description('give somebody a role in place of the one they have, and end their sessions')
    .addOption(new Option('--role <role>', 'what they shall be').choices(ROLES).makeOptionMandatory())
    .option('--site <key...>', 'sites a moderator’s or admin’s role counts on (all)')
    .action((email: string, { role, site }: { role: Role; site?: string[] }) =>
      withDatabase('account grant', (deps) => grant(deps, email, { role, sites: site ?? null })),
    );
  account
    .command('revoke')
    .argument('<who>', 'e-mail address or id')
    .description('take somebody’s role away, and end their sessions')
    .action((who: string) =>
      withDatabase('account revoke', async (deps) => {
        const to = { accountId: await getAccountId(deps, who) };
        unlessRefused(await grantRoleOnSites(deps, OPERATOR, { to, role: 'reader', sites: null }));
        console.log(`${who} is a reader now.`);
      }),
    );
}

async function grant(
  deps: Deps,
  text: string,
  { role, sites }: { role: Role; sites: string[] | null },
): Promise<void> {
  const email = parseEmail(text);
  if (email === null) throw new Error(`${JSON.stringify(text)} is not an e-mail address.`);
  unlessRefused(await grantRoleOnSites(deps, OPERATOR, { to: { email }, role, sites }));
  console.log(`${email} is ${role} ${sites === null ? 'everywhere' : `of ${sites.join(', ')}`} now.`);
}

function addReading(account: Command): void {
  account
    .command('list')
    .description('list accounts, the newest first: everybody who is more than a reader, or those of one role')
    .addOption(new Option('--role <role>', 'of one role').choices(ACCOUNT_FILTERS).default('desk'))
    .option('--find <text>', 'whose e-mail address or name begins so', '')
    .option('--json', 'as JSON Lines')
    .action((options: ListOptions) => withDatabase('account list', (deps) => list(deps, options)));
  account
    .command('show')
    .argument('<who>', 'e-mail address or id')
    .description('show an account, as JSON')
    .action((who: string) =>
      withDatabase('account show', async (deps) => {
        const account = await readAccount(deps, OPERATOR, await getAccountId(deps, who));
        console.log(JSON.stringify(unlessRefused(account), null, 2));
      }),
    );
  account
    .command('reset-factors')
    .argument('<who>', 'e-mail address or id')
    .description('remove somebody’s passkeys, app and recovery codes, and end their sessions')
    .action((who: string) =>
      withDatabase('account reset-factors', async (deps) => {
        const reset = unlessRefused(await resetFactors(deps, OPERATOR, await getAccountId(deps, who)));
        console.log(reset.hadFactors ? `${who} has no second factor now.` : `${who} had none.`);
      }),
    );
  account
    .command('sign-out')
    .argument('<who>', 'e-mail address or id')
    .description('end every session of an account')
    .action((who: string) =>
      withDatabase('account sign-out', async (deps) => {
        const ended = await signOutAccount(deps, OPERATOR, await getAccountId(deps, who));
        console.log(`${unlessRefused(ended)} sessions ended.`);
      }),
    );
}

interface ListOptions {
  readonly role: Role | 'desk';
  readonly find: string;
  readonly json?: boolean;
}

async function list(deps: Deps, { role, find, json }: ListOptions): Promise<void> {
  let after: string | null = null;
  do {
    const query: FindAccounts = { query: find, role, after };
    const page: AccountPage = unlessRefused(await findAccounts(deps, OPERATOR, query));
    for (const each of page.accounts) console.log(json ? JSON.stringify(each) : toLine(each));
    after = page.nextPage;
  } while (after !== null);
}

function addBans(account: Command): void {
  account
    .command('ban')
    .argument('<who>', 'e-mail address or id')
    .description('keep somebody from writing and voting; also beyond their account')
    .option('--until <time>', 'until this day or moment (for good)', parseTime)
    .action((who: string, { until }: { until?: Date }) =>
      withDatabase('account ban', async (deps) => {
        const ban = { who: { accountId: await getAccountId(deps, who) }, until: until ?? BANNED_FOR_GOOD };
        unlessRefused(await banAccount(deps, OPERATOR, ban));
        console.log(`${who} is banned${until === undefined ? '' : ` until ${until.toISOString()}`}.`);
      }),
    );
  account
    .command('unban')
    .argument('<who>', 'e-mail address or id; also an address whose account has been erased')
    .description('lift a ban')
    .action((who: string) =>
      withDatabase('account unban', async (deps) => {
        unlessRefused(await liftBan(deps, OPERATOR, toWho(who)));
        console.log(`${who} may write again.`);
      }),
    );
}

function addErasing(account: Command): void {
  account
    .command('erase')
    .argument('<who>', 'id of a guest, or the e-mail address of people whom an import brought')
    .description('erase a guest, or everybody of an import who is known by an address and never signed in')
    .addOption(
      new Option('--comments <fate>', 'what becomes of what they wrote')
        .choices(['remove', 'keep'])
        .default('remove'),
    )
    .action((who: string, { comments }: { comments: 'remove' | 'keep' }) =>
      withDatabase('account erase', (deps) => erase(deps, who, comments)),
    );
}

async function erase(deps: Deps, text: string, comments: 'remove' | 'keep'): Promise<void> {
  const who = toWho(text);
  const ids = 'accountId' in who ? [who.accountId] : await listImportedOf(deps.pool, who.email);
  if (ids.length === 0)
    throw new Error(`No import brought anybody with the address ${text} who is still there.`);
  for (const accountId of ids) {
    unlessRefused(await eraseGuest(deps, OPERATOR, { accountId, comments }));
    await eraseAccount(deps, accountId);
  }
  console.log(ids.length === 1 ? 'One account is erased.' : `${ids.length} accounts are erased.`);
}

function toWho(text: string): Banned {
  if (isId(text)) return { accountId: text as AccountId };
  const email = parseEmail(text);
  if (email === null) throw new Error(`${JSON.stringify(text)} is neither an e-mail address nor an id.`);
  return { email };
}

async function getAccountId(deps: Deps, text: string): Promise<AccountId> {
  const who = toWho(text);
  if ('accountId' in who) return who.accountId;
  const account = await findAccountByEmail(deps.pool, who.email);
  if (!account) throw new Error(`There is no account of ${who.email}.`);
  return account.id;
}

function toLine({ id, email, name, role, roleSites }: ListedAccount): string {
  return [id, email ?? '-', name ?? '-', role, roleSites?.join(' ') ?? 'all sites'].join('\t');
}
