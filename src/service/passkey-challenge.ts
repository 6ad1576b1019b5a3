import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { SessionId } from '../domain/ids.ts';
import { insertChallenge, takeChallenge, type ChallengeRow } from '../storage/passkeys.ts';
import type { Deps } from './deps.ts';
import { hashToken, newToken } from './sessions.ts';

/** What a browser says of a credential, in the words of `PublicKeyCredential.toJSON()`. */
interface CredentialJson<Response> {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly clientExtensionResults: Record<string, unknown>;
  readonly response: Response;
}

/** A new passkey. */
export type NewPasskeyJson = CredentialJson<{
  readonly clientDataJSON: string;
  readonly attestationObject: string;
  readonly transports?: string[] | undefined;
}>;

/** What a passkey signed. */
export type PasskeyAnswerJson = CredentialJson<{
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle?: string | undefined;
}>;

/** Whom passkeys belong to: in the words of WebAuthn, the relying party. */
export interface RelyingParty {
  /** The host name; passkeys are good there and nowhere else. */
  readonly id: string;
  /** Of the pages that may use them. */
  readonly origin: string;
}

/** The relying party that an installation is by its public address. */
export function toRelyingParty(publicUrl: string): RelyingParty {
  return { id: new URL(publicUrl).hostname, origin: new URL(publicUrl).origin };
}

/** Who asks for a challenge, and alone may answer it: a session, or a browser where nobody is signed in yet. */
export type Asker = { readonly sessionId: SessionId | null } | { readonly browserToken: string };

/** Long enough to find the phone; a page that waits longer asks anew. */
const CHALLENGE_MINUTES = 10;

/** Makes a challenge (256 random bits, base64url) that one browser may answer once. */
export async function issueChallenge(
  deps: Deps,
  purpose: ChallengeRow['purpose'],
  asker: Asker,
): Promise<string> {
  const challenge = newToken();
  await insertChallenge(deps.pool, {
    challengeHash: hashToken(challenge),
    purpose,
    askerHash: hashAsker(asker),
    expiresAt: new Date(deps.clock().getTime() + CHALLENGE_MINUTES * 60_000),
  });
  return challenge;
}

export interface AnsweredChallenge {
  readonly purpose: ChallengeRow['purpose'];
  readonly asker: Asker;
  /** What the browser calls `clientDataJSON`: it names the challenge that was signed. */
  readonly clientDataJSON: string;
}

/** The challenge that an answer is to, used up; a refusal where this browser was not given it, or used it before. */
export async function spendChallenge(deps: Deps, answered: AnsweredChallenge): Promise<string | Refusal> {
  const challenge = readChallenge(answered.clientDataJSON);
  if (isRefusal(challenge)) return challenge;
  const isLive = await takeChallenge(deps.pool, {
    challengeHash: hashToken(challenge),
    purpose: answered.purpose,
    askerHash: hashAsker(answered.asker),
    now: deps.clock(),
  });
  return isLive ? challenge : refuse('passkey_too_late');
}

function readChallenge(clientDataJSON: string): string | Refusal {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const { challenge } = data as { challenge?: unknown };
    if (typeof challenge === 'string') return challenge;
  } catch {
    // Not what any browser sends.
  }
  return refuse('passkey_refused');
}

function hashAsker(asker: Asker): Buffer {
  return hashToken('sessionId' in asker ? `session:${asker.sessionId}` : `browser:${asker.browserToken}`);
}
