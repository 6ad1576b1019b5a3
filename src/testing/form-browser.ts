import type { LightMyRequestResponse } from 'fastify';
import type { TestApplication } from './application.ts';

/** A browser's cookies, and its habit of saying where a form comes from; no network and no script. */
export interface FormBrowser {
  readonly cookies: Map<string, string>;
  go(
    method: 'GET' | 'POST',
    url: string,
    fields?: Readonly<Record<string, string>>,
  ): Promise<LightMyRequestResponse>;
}

/** Makes one that knows nothing yet. Redirects are left to the test. */
export function createFormBrowser(parley: TestApplication): FormBrowser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async go(method, url, fields = {}) {
      const isForm = method === 'POST';
      const response = await parley.request({
        method,
        url,
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(isForm
            ? {
                origin: parley.publicUrl,
                'sec-fetch-site': 'same-origin',
                'content-type': 'application/x-www-form-urlencoded',
              }
            : {}),
        },
        ...(isForm ? { payload: new URLSearchParams(fields).toString() } : {}),
      });
      for (const { name, value } of response.cookies) cookies.set(name, value);
      return response;
    },
  };
}
