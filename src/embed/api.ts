import type { Problem as ServerProblem } from '../wire/problem.ts';

/** An answer of the API that says no (RFC 9457). The code alone where none came: empty when it was lost. */
export type Problem = Pick<ServerProblem, 'code'> & Partial<ServerProblem>;

/** Whose requests they are. */
export interface Session {
  /** Sent as Bearer; empty where a cookie does. The embed's setter also stores it. */
  token: string;
  /**
   * Lets the reader sign in and gives the token of their new session; empty when they did not. Where that leads away
   * from the page the answer never comes, and `resume` says what they were about to do.
   */
  signIn(resume: string): Promise<string>;
  /** A token in place of one that was refused; empty where there is none. A publisher's sign-on has it. */
  renew?(problem: Problem, refused: string): Promise<string>;
  /** The reader signs out. */
  end?(): void;
}

/**
 * Sends a request, such as `POST /session/exchange`, and gives its answer; never rejects. One with a body is a write:
 * repeated after a lost answer, it repeats its key.
 */
export type Send = <Answer extends object>(
  route: string,
  body?: object,
  key?: string,
) => Promise<Answer | Problem>;

/** Tells a refusal from an answer. */
export function isProblem(answer: object): answer is Problem {
  return 'code' in answer;
}

/** A name for a write that no other write has: 128 random bits. */
export function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** Connects to the API at an origin. `query` goes with every request. */
export function connect(
  base: string,
  session: Pick<Session, 'token' | 'renew'>,
  query: URLSearchParams,
): Send {
  return async function send(route, body, key = newKey()) {
    const [method = '', path] = route.split(' ');
    const { token } = session;
    try {
      const response = await fetch(`${base}/api/v1${path}?${query}`, {
        method,
        credentials: 'include',
        headers: {
          ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': key }),
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      });
      if (response.status === 401 && token) {
        session.token = (await session.renew?.(await response.json(), token)) ?? '';
        return await send(route, body, key);
      }
      return response.status === 204 ? {} : await response.json();
    } catch {
      return { code: '' };
    }
  };
}
