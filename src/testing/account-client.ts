import type { LightMyRequestResponse } from 'fastify';
import type { TestApplication } from './application.ts';

/** A reader's browser on Parley's own pages, without a network. */
export interface AccountClient {
  readonly token: string;
  get(url: string): Promise<LightMyRequestResponse>;
  /** Sends a form as the page does that shows it. */
  post(url: string, fields?: Record<string, string>): Promise<LightMyRequestResponse>;
}

/** Signs a reader in, whose account is made the first time. */
export async function openAccountClient(parley: TestApplication, name: string): Promise<AccountClient> {
  const token = await parley.signIn(name);
  const headers = { cookie: `__Host-parley_session=${token}` };
  return {
    token,
    get: (url) => parley.request({ url, headers }),
    post: (url, fields = {}) =>
      parley.request({
        method: 'POST',
        url,
        headers: {
          ...headers,
          origin: parley.publicUrl,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams(fields).toString(),
      }),
  };
}
