import { isId, type AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { ROLES, type Role } from '../domain/roles.ts';
import type { Actor } from '../domain/viewer.ts';
import {
  countSessions,
  findListedAccount,
  searchAccounts,
  type ListedAccount,
} from '../storage/account-lists.ts';
import { findAccount } from '../storage/accounts.ts';
import { listIdentities } from '../storage/identities.ts';
import { withTransaction } from '../storage/pool.ts';
import { revokeSessions } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

export type { ListedAccount } from '../storage/account-lists.ts';

const PAGE = 50;

/** Roles that accounts can be looked for by; `desk` is everybody who is more than a reader. */
export const ACCOUNT_FILTERS = [...ROLES, 'desk'] as const;

export interface FindAccounts {
  /** The beginning of an e-mail address or a name, or an id; empty is everybody who has an account. */
  readonly query: string;
  readonly role: Role | 'desk' | null;
  /** What the page before said. */
  readonly after: string | null;
}

export interface AccountPage {
  readonly accounts: readonly ListedAccount[];
  readonly nextPage: string | null;
}

/** A page of accounts, the newest first. Guests are found by their name alone, those whom an import brought also by their address. */
export async function findAccounts(
  deps: Deps,
  actor: Actor,
  { query, role, after }: FindAccounts,
): Promise<AccountPage | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'accounts.read' });
  if (isRefusal(refusal)) return refusal;
  if (after !== null && !isId(after)) return refuse('input_invalid', { field: 'after' });
  const beginning = query.trim();
  if (isId(beginning)) {
    const account = await findListedAccount(deps.pool, beginning as AccountId);
    return { accounts: account === null ? [] : [account], nextPage: null };
  }
  const rows = await searchAccounts(deps.pool, {
    beginning,
    role,
    withGuests: beginning !== '' && role === null,
    after: after as AccountId | null,
    limit: PAGE + 1,
  });
  const accounts = rows.slice(0, PAGE);
  return { accounts, nextPage: rows.length > PAGE ? (accounts.at(-1)?.id ?? null) : null };
}

export interface AccountDetails extends ListedAccount {
  /** Who else says who they are: the issuers of their identities. */
  readonly identities: readonly { readonly issuer: string; readonly subject: string }[];
  readonly openSessions: number;
}

/** One account with what an administrator may need to know of it. */
export async function readAccount(
  deps: Deps,
  actor: Actor,
  id: AccountId,
): Promise<AccountDetails | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'accounts.read' });
  if (isRefusal(refusal)) return refusal;
  const account = await findListedAccount(deps.pool, id);
  if (!account) return refuse('account_not_found');
  const identities = await listIdentities(deps.pool, id);
  return {
    ...account,
    identities: identities.map(({ issuer, subject }) => ({ issuer, subject })),
    openSessions: await countSessions(deps.pool, id, deps.clock()),
  };
}

/** Ends every session of an account; how many there were. */
export async function signOutAccount(deps: Deps, actor: Actor, id: AccountId): Promise<number | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'accounts.change' });
  if (isRefusal(refusal)) return refusal;
  return withTransaction(deps.pool, async (db) => {
    if (!(await findAccount(db, id))) return refuse('account_not_found');
    const sessions = await revokeSessions(db, { accountId: id, except: null, now: deps.clock() });
    const change = { action: 'account.signed-out', target: id, to: { sessions } };
    await recordChange(deps, db, { actor, change });
    return sessions;
  });
}
