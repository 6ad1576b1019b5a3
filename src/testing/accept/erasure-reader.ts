import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import type { Mailbox } from '../mailbox.ts';

export const SITE = 'courier';
const STORY = 'lock';

/** A comment as the API lists it, as far as this scenario looks at it. */
interface ListedComment {
  readonly author: { readonly name: string } | null;
  readonly html: string | null;
  readonly up: number;
  readonly down: number;
}

/** Somebody with a browser, at an address of their own. */
export interface Reader {
  /** Signs in by a code from the mail, and chooses a name where one is given; gives the name the account has had. */
  signIn(email: string, name?: string): Promise<string | null>;
  askForCode(email: string): Promise<void>;
  rename(name: string): Promise<void>;
  write(body: string, parentId?: string): Promise<string>;
  edit(id: string, body: string): Promise<void>;
  vote(id: string, value: 'up' | 'down'): Promise<void>;
  /** Asks for one of Parley's own pages, and follows no redirect. */
  getPage(path: string): Promise<Response>;
  /** Sends a form of such a page; it has to be taken. */
  post(path: string, form?: Record<string, string>): Promise<void>;
  readThread(): Promise<string>;
  listComments(): Promise<ListedComment[]>;
}

interface Where {
  /** Where this process reaches Parley, and what Parley calls itself. */
  readonly origin: string;
  readonly publicUrl: string;
  readonly mailbox: Mailbox;
  readonly address: string;
}

/** Gives somebody a browser. */
export function createReader({ origin, publicUrl, mailbox, address }: Where): Reader {
  let token = '';
  const forwarded = {
    'x-forwarded-for': address,
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
  };

  async function call(route: string, body?: object) {
    const [method = '', path = ''] = route.split(' ');
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        ...forwarded,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    assert.ok(response.ok, `${route}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  const page = (path: string, init: RequestInit = {}) =>
    fetch(origin + path, {
      redirect: 'manual',
      ...init,
      headers: {
        ...forwarded,
        cookie: `parley_session=${token}`,
        origin: publicUrl,
        'sec-fetch-site': 'same-origin',
      },
    });

  return {
    async signIn(email, name) {
      const before = mailbox.mails.length;
      const { id, browserToken } = await call('POST /sign-in', { email });
      let code = '';
      await eventually(() => {
        const mail = mailbox.mails.slice(before).find((each) => each.includes(email)) ?? '';
        code = /Subject: (\d{6})/.exec(mail)?.[1] ?? '';
        assert.ok(code, 'no code has come');
      }, 20_000);
      const signedIn = await call('POST /sign-in/confirm', { id, browserToken, code });
      token = signedIn.token;
      if (name !== undefined) await call('PUT /session/name', { name });
      return signedIn.name;
    },
    async askForCode(email) {
      await call('POST /sign-in', { email });
    },
    async rename(name) {
      await call('PUT /session/name', { name });
    },
    async write(body, parentId) {
      const url = `https://news.example/${STORY}`;
      const answer = await call(`POST /sites/${SITE}/stories/${STORY}/comments`, { body, parentId, url });
      return answer.comment.id;
    },
    async edit(id, body) {
      await call(`PATCH /sites/${SITE}/comments/${id}`, { body });
    },
    async vote(id, value) {
      await call(`PUT /sites/${SITE}/comments/${id}/vote`, { value });
    },
    getPage: (path) => page(path),
    async post(path, form = {}) {
      const response = await page(path, { method: 'POST', body: new URLSearchParams(form) });
      assert.equal(response.status, 303, `${path}: ${response.headers.get('parley-refusal')}`);
    },
    readThread: async () => (await page(`/${SITE}/stories/${STORY}`)).text(),
    listComments: async () => {
      const list = await call(`GET /sites/${SITE}/stories/${STORY}/comments`);
      return list.comments;
    },
  };
}
