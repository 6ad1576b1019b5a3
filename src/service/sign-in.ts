import { isId, type AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { isMailAddress } from '../net/mailer.ts';
import { confirmMailbox, ensureAccount, findAccount } from '../storage/accounts.ts';
import { withTransaction } from '../storage/pool.ts';
import type { SessionVia } from '../storage/sessions.ts';
import { insertHandoff, markCodeUsed, spendTry, takeHandoff } from '../storage/sign-in.ts';
import { carryBanOver } from './ban-hashes.ts';
import { claimComments } from './claim-comments.ts';
import { claimProven } from './claim-imported.ts';
import { rename } from './change-profile.ts';
import type { Deps } from './deps.ts';
import { judgeName, unlessNameTaken } from './judge-name.ts';
import { admitPerson } from './permit.ts';
import { hashToken, newToken, openSession } from './sessions.ts';

const HANDOFF_SECONDS = 60;

/** An e-mail address in the one spelling that accounts are found by; null when it cannot be one. */
export function parseEmail(text: string): string | null {
  const typed = text.trim();
  const email = typed.toLowerCase();
  // Judged as typed: the small letter of the Kelvin sign is a plain k, and the mailbox somebody else's.
  // One on the open internet has a host with a dot.
  return isMailAddress(typed) && /\.[^.]+$/.test(email.split('@')[1] ?? '') ? email : null;
}

export interface ConfirmSignIn {
  readonly id: string;
  readonly code: string;
  readonly browserToken: string;
  /** What the browser calls itself, shortened. */
  readonly device?: string | null;
  /** The network address of the browser. */
  readonly address?: string | null;
  /** The session of a guest in the same browser: what they have just written becomes theirs. */
  readonly guestToken?: string | null;
}

export interface SignedIn {
  readonly token: string;
  readonly accountId: AccountId;
  /** Null for a new account: a name has to be chosen before the first comment. */
  readonly name: string | null;
  /** The mailbox that was proved. */
  readonly email: string;
}

/** Exchanges a code for a session. Each try is counted before it is judged. */
export async function confirmSignIn(deps: Deps, input: ConfirmSignIn): Promise<SignedIn | Refusal> {
  return confirm(deps, toTypedCode(input));
}

/** A code as somebody typed it, in the browser that asked for it. */
function toTypedCode<Input extends Omit<ConfirmSignIn, 'device'>>(input: Input) {
  const browserHash = hashToken(input.browserToken);
  return { ...input, kind: 'code', browserHash, code: input.code.replace(/\D/g, '') } as const;
}

/** Exchanges the secret of a link for a session, in whichever browser the link was opened. */
export async function confirmSignInLink(
  deps: Deps,
  input: Omit<ConfirmSignIn, 'browserToken'>,
): Promise<SignedIn | Refusal> {
  return confirm(deps, { ...input, kind: 'link', browserHash: null });
}

interface Confirm extends Omit<ConfirmSignIn, 'browserToken'> {
  readonly kind: 'code' | 'link';
  readonly browserHash: Buffer | null;
}

/**
 * Whose mailbox a code was sent to, if it is the right one. Each try is counted before it is judged; `markCodeUsed` uses
 * the code up in the transaction of what it opens.
 */
export async function judgeSignInCode(
  deps: Deps,
  input: Omit<ConfirmSignIn, 'device'>,
): Promise<{ readonly id: string; readonly email: string } | Refusal> {
  return judge(deps, toTypedCode(input));
}

async function judge(
  deps: Deps,
  input: Omit<Confirm, 'device'>,
): Promise<{ readonly id: string; readonly email: string } | Refusal> {
  const row = isId(input.id) ? await spendTry(deps.pool, { ...input, now: deps.clock() }) : null;
  if (!row) return refuse('code_expired', { field: 'code' });
  const isRight = deps.keys.verify('sign-in-code', `${row.id}:${input.code}`, row.codeHash);
  return isRight ? row : refuse('code_wrong', { field: 'code' });
}

async function confirm(deps: Deps, input: Confirm): Promise<SignedIn | Refusal> {
  const row = await judge(deps, input);
  if (isRefusal(row)) return row;
  const now = deps.clock();
  return withTransaction(deps.pool, async (db) => {
    if (!(await markCodeUsed(db, row.id, now))) return refuse('code_expired', { field: 'code' });
    const made = await ensureAccount(db, { id: deps.newId(), email: row.email, createdAt: now });
    await confirmMailbox(db, made.id);
    const account = await carryBanOver(deps, db, { account: made, by: { email: row.email, identities: [] } });
    const token = newToken();
    await openSession(deps, db, {
      accountId: account.id,
      token,
      scope: 'full',
      origin: null,
      lifetime: 'full',
      via: 'email',
      device: input.device ?? null,
      address: input.address ?? null,
    });
    const { guestToken = null } = input;
    await claimComments(deps, db, { guestToken, origin: null, accountId: account.id });
    await claimProven(deps, db, { accountId: account.id });
    const name = account.name ?? (await findAccount(db, account.id))?.name ?? null;
    return { token, accountId: account.id, name, email: row.email };
  });
}

/** Sets the name that stands above one's comments. */
export async function chooseName(deps: Deps, actor: Actor, text: string): Promise<string | Refusal> {
  const person = admitPerson(deps, actor, 'account.name');
  if (isRefusal(person)) return person;
  const name = await judgeName(deps.pool, text, person.accountId);
  if (isRefusal(name)) return name;
  return unlessNameTaken(() =>
    withTransaction(deps.pool, async (db) => {
      await rename(db, person, name);
      return name;
    }),
  );
}

/** Opens an embed session for a publisher's page; the origin must have been checked against the site's list. */
export async function openEmbedSession(
  deps: Deps,
  session: {
    accountId: AccountId;
    origin: string;
    via?: SessionVia;
    device?: string | null;
    address?: string | null;
  },
): Promise<string> {
  const token = newToken();
  await openSession(deps, deps.pool, { via: 'email', ...session, token, scope: 'embed', lifetime: 'embed' });
  return token;
}

/** Makes a code that carries a sign-in to a publisher's page in an address: it works once, for a minute. */
export async function issueHandoff(
  deps: Deps,
  handoff: { accountId: AccountId; origin: string },
): Promise<string> {
  const code = newToken();
  const expiresAt = new Date(deps.clock().getTime() + HANDOFF_SECONDS * 1_000);
  await insertHandoff(deps.pool, { ...handoff, codeHash: hashToken(code), expiresAt });
  return code;
}

/** Exchanges such a code for an embed session's token; only from the page it was made for. */
export async function redeemHandoff(
  deps: Deps,
  input: { code: string; origin: string | null; device?: string | null; address?: string | null },
): Promise<string | Refusal> {
  const handoff = await takeHandoff(deps.pool, hashToken(input.code), deps.clock());
  if (!handoff || handoff.origin !== input.origin) return refuse('code_expired', { field: 'code' });
  return openEmbedSession(deps, {
    ...handoff,
    device: input.device ?? null,
    address: input.address ?? null,
  });
}
