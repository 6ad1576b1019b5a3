import { randomInt } from 'node:crypto';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { withTransaction } from '../storage/pool.ts';
import { insertSignInCode, readMailboxHistory, type MailboxHistory } from '../storage/sign-in.ts';
import type { Deps } from './deps.ts';
import { hashToken, newToken } from './sessions.ts';

/** Six digits are quickly typed, and worth guessing at only while there are few tries. */
const CODE_TRIES = 5;
/** How long a code is good for, in seconds. */
export const CODE_SECONDS = 600;
/** How long a link is: as long as mails are counted, so that a mailbox that gets no more of them has one that works. */
export const LINK_SECONDS = 3_600;

/**
 * Limits for one mailbox. Anybody may ask for codes in anybody's name, so what others ask for must never keep its owner
 * out: browsers in which the mailbox has signed in before have an allowance of their own, and all others get a link
 * in place of a code once there are many requests or wrong guesses. Guesses at codes are then over: at most
 * WRONG_TRIES a day and what was under way, against a million.
 */
const CODES_AN_HOUR = 5;
const MAILS_AN_HOUR = 20;
const WRONG_TRIES_A_DAY = 10;

export interface AskForCode {
  readonly email: string;
  /** The secret of the browser that asks: a code is good there alone. */
  readonly browserToken: string;
  /** Whether this mailbox has signed in in this browser before. */
  readonly isKnownBrowser: boolean;
}

export interface SignInCode {
  readonly id: string;
  readonly kind: 'code' | 'link';
  /** What has to be sent to the mailbox; null when enough was sent within the hour, and some of it still works. */
  readonly code: string | null;
  readonly email: string;
}

/**
 * Makes a one-time code for a mailbox, bound to the browser that asked: whoever else reads the code cannot use it. Under
 * attack it makes a link instead, which is good in any browser, since it may be somebody else who asked. Sending it
 * is the caller's part, since the words of a mail are not this layer's.
 */
export async function issueSignInCode(deps: Deps, asked: AskForCode): Promise<SignInCode | Refusal> {
  return withTransaction(deps.pool, async (db) => {
    const { email, isKnownBrowser } = asked;
    const now = deps.clock();
    const history = await readMailboxHistory(db, { email, tries: CODE_TRIES, now });
    const kind = chooseKind(deps, asked, history);
    if (kind === 'too_many')
      return refuse('rate_limited', { retryAfter: 3_600, figures: { seconds: 3_600 } });
    const id = deps.newId();
    if (kind === 'none') return { id, kind: 'link', code: null, email };
    const code = kind === 'link' ? newToken() : String(randomInt(1_000_000)).padStart(6, '0');
    const seconds = kind === 'link' ? LINK_SECONDS : CODE_SECONDS;
    await insertSignInCode(db, {
      id,
      email,
      kind,
      codeHash: deps.keys.mac('sign-in-code', `${id}:${code}`),
      browserHash: hashToken(asked.browserToken),
      tries: CODE_TRIES,
      isKnownBrowser,
      createdAt: now,
      expiresAt: new Date(now.getTime() + seconds * 1_000),
    });
    return { id, kind, code, email };
  });
}

function chooseKind(
  { rateLimitScale: scale }: Pick<Deps, 'rateLimitScale'>,
  { isKnownBrowser }: AskForCode,
  { fromKnownBrowsers, fromOthers, wrongTries }: MailboxHistory,
): 'code' | 'link' | 'none' | 'too_many' {
  if (isKnownBrowser) return fromKnownBrowsers < CODES_AN_HOUR * scale ? 'code' : 'too_many';
  if (fromOthers >= MAILS_AN_HOUR * scale) return 'none';
  return fromOthers < CODES_AN_HOUR * scale && wrongTries < WRONG_TRIES_A_DAY * scale ? 'code' : 'link';
}
