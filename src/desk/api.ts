import type { Problem } from '../wire/problem.ts';

/**
 * Why there is no answer. `offline`: nothing came back. `expired`: the session has ended. `forbidden`: a person may not.
 * `refused`: what was asked for is not possible, and the problem says why. `failed`: the server could not.
 */
export type FailureKind = 'offline' | 'expired' | 'forbidden' | 'refused' | 'failed';

export interface Failure {
  readonly failure: FailureKind;
  readonly problem: Problem | null;
}

/** Tells an answer from its absence. */
export function isFailure<Answer extends object>(answer: Answer | Failure): answer is Failure {
  return 'failure' in answer;
}

/** What a request carries besides its route. */
export interface Sending {
  readonly body?: object;
  readonly query?: URLSearchParams;
  /** A name for a write that no other write has: repeated, it is done once. */
  readonly key?: string;
  /** The page may be left while it is on its way. */
  readonly keepalive?: boolean;
}

/** Sends a request below /api/v1, such as `GET /desk/cards`; never rejects. */
export type Send = <Answer extends object>(route: string, sending?: Sending) => Promise<Answer | Failure>;

/** A server that says nothing for so long is not going to. */
const PATIENCE_MS = 20_000;

/** Makes the one function that speaks to the server, in the language of the page, as whoever is signed in. */
export function createApi(language: string): Send {
  return async function send<Answer extends object>(
    route: string,
    { body, query, key, keepalive }: Sending = {},
  ) {
    const [method = 'GET', path = ''] = route.split(' ');
    const search = new URLSearchParams(query);
    // What the server says in words is said in the language of the page. `language` itself is a filter.
    search.set('lang', language);
    try {
      const response = await fetch(`/api/v1${path}${path.includes('?') ? '&' : '?'}${search}`, {
        method,
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          ...(body && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body && { body: JSON.stringify(body) }),
        ...(keepalive && { keepalive }),
      });
      if (response.ok) return (response.status === 204 ? {} : await response.json()) as Answer;
      return { failure: kindOf(response.status), problem: await readProblem(response) };
    } catch {
      return { failure: 'offline', problem: null };
    }
  };
}

function kindOf(status: number): FailureKind {
  if (status === 401) return 'expired';
  if (status === 403) return 'forbidden';
  return status >= 500 ? 'failed' : 'refused';
}

async function readProblem(response: Response): Promise<Problem | null> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return null;
  }
}

/** A name for a write that no other write has: 128 random bits. */
export function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
