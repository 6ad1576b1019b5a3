import type { TestApplication } from './application.ts';
import { STORY_URL } from './application.ts';

interface Send {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET';
  readonly url: string;
  readonly payload?: object;
  readonly key?: string | undefined;
}

interface ListedComment {
  readonly id: string;
  readonly parentId: string | null;
  readonly html: string | null;
  readonly nextReplies: string | null;
}

/** Calls the JSON API of one site as a program would; answers are as loosely typed as JSON is. */
export type ApiClient = ReturnType<typeof createApiClient>;

export function createApiClient(parley: TestApplication, siteKey: string) {
  const site = `/api/v1/sites/${siteKey}`;
  let stories = 0;

  async function send(token: string, { method, url, payload, key }: Send) {
    const response = await parley.request({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, ...(key === undefined ? {} : { 'idempotency-key': key }) },
      ...(payload ? { payload } : {}),
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      json: response.body ? response.json() : null,
    };
  }

  return {
    site,
    send,
    /** A story that nothing else in the file writes to. */
    newStory(): string {
      stories += 1;
      return `story-${stories}`;
    },
    write: (token: string, story: string, ...[body, key]: [body: object, key?: string]) =>
      send(token, {
        method: 'POST',
        url: `${site}/stories/${story}/comments`,
        payload: { url: STORY_URL, ...body },
        key,
      }),
    async list(story: string, query = '') {
      const response = await parley.request({ url: `${site}/stories/${story}/comments${query}` });
      const page: { comments: ListedComment[]; nextPage: string | null; version: number } = response.json();
      return page;
    },
  };
}
