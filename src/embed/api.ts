/** An answer of the API that says no (RFC 9457), or that never came. */
export interface Problem {
  /** One of the API's stable codes, or `unreachable`. */
  readonly code: string;
  /** For the reader, in the thread's language; missing when no answer came. */
  readonly detail?: string;
  readonly field?: string;
}

/** The part of an answer that all comment writes share. */
export interface CommentAnswer {
  readonly comment: { readonly id: string; readonly status: string } | null;
  /** The rendered article; null when the comment is gone. */
  readonly html: string | null;
  /** The story's version with this change in it. */
  readonly version: number;
  /** The session of a guest who wrote for the first time. */
  readonly guestToken?: string;
}

/** Who makes the requests. The setter of the embed's token also stores it. */
export interface Session {
  /** Sent as Bearer; empty where a cookie does. */
  token: string;
  /** Takes over a new session. */
  keep(token: string): Promise<void>;
  /**
   * Lets the reader sign in; false when they did not. Where that leads away from the page, `resume` says what they
   * were about to do, and the answer never comes.
   */
  signIn(resume: string): Promise<boolean>;
}

interface RequestOptions {
  readonly json?: object;
  /** Repeated with the same request when its answer was lost; a fresh one by default. */
  readonly key?: string;
}

/** Sends a request to a path below /api/v1. Never rejects. */
export type Send = <Answer extends object>(
  method: string,
  path: string,
  options?: RequestOptions,
) => Promise<Answer | Problem>;

export function isProblem(answer: object): answer is Problem {
  return 'code' in answer;
}

/** A random UUID (version 4); `crypto.randomUUID` is missing on pages without https. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-a$4-');
}

/** Connects to the API at `base`; answers speak `lang`. */
export function connect(base: string, session: Session, lang = ''): Send {
  return async function send<Answer extends object>(
    method: string,
    path: string,
    options: RequestOptions = {},
  ): Promise<Answer | Problem> {
    const { json, key = newKey() } = options;
    const { token } = session;
    const url = new URL(`${base}/api/v1${path}`);
    url.searchParams.set('lang', lang);
    try {
      const response = await fetch(url, {
        method,
        credentials: 'include',
        headers: {
          ...(json && { 'Content-Type': 'application/json' }),
          ...(method !== 'GET' && { 'Idempotency-Key': key }),
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        ...(json && { body: JSON.stringify(json) }),
      });
      if (response.status === 401 && token) {
        session.token = '';
        return await send(method, path, { ...options, key });
      }
      return (response.status === 204 ? {} : await response.json()) as Answer | Problem;
    } catch {
      return { code: 'unreachable' };
    }
  };
}
