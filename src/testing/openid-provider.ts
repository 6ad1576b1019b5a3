import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';

/** Somebody who has an account at the provider; they sign in as `login` with any password. */
export interface ProviderPerson {
  readonly login: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** A real provider, on an address that is another site than Parley's and the publisher's to every browser. */
export interface TestProvider {
  /** Its address, and as a provider of OpenID Connect its issuer. */
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** Lets somebody sign in there. */
  addPerson(person: ProviderPerson): void;
  /** Who a request to an address beside the protocol comes for, by the access token it brings; null for nobody. */
  findLogin(request: IncomingMessage): Promise<string | null>;
  /** Comes before the provider at a path from now on, or at every path (`*`); null gives it back. */
  answer(path: string, handler: Handler | null): void;
  /** Signs as the provider does, with its own key or another one. */
  readonly keys: { readonly own: CryptoKey; readonly other: CryptoKey; readonly kid: string };
  close(): Promise<void>;
}

/** `goOn` hands the request on to the provider. */
export type Handler = (request: IncomingMessage, response: ServerResponse, goOn: () => void) => void;

export interface ProviderOptions {
  /** Where Parley's callback is. */
  readonly redirectUris: readonly string[];
  /** Makes it a service without OpenID Connect: other addresses, scopes of its own. */
  readonly configuration?: Configuration;
}

const KID = 'of-the-test';

/** Starts one on a free port. */
export async function startProvider({
  redirectUris,
  configuration = {},
}: ProviderOptions): Promise<TestProvider> {
  const people = new Map<string, ProviderPerson['claims']>();
  const answers = new Map<string, Handler>();
  const [own, other] = await Promise.all([generateKeys(), generateKeys()]);
  const client = { id: 'parley', secret: 'known to the provider and to Parley' };
  let handle = (_: IncomingMessage, response: ServerResponse): void => void response.writeHead(503).end();
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const goOn = () => handle(request, response);
    const answer = answers.get(path) ?? answers.get('*');
    if (answer) answer(request, response, goOn);
    else goOn();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const jwk = { ...(await exportJWK(own.privateKey)), kid: KID, use: 'sig', alg: 'RS256' };
  const provider = await quietly(
    () =>
      new Provider(issuer, {
        clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [...redirectUris] }],
        findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'picture'] },
        responseTypes: ['code'],
        ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
        cookies: { keys: ['signs the cookies of the provider'] },
        // A key of the test's is any text with these fields to its types.
        jwks: { keys: [jwk as never] },
        ...configuration,
      }),
  );
  const listen = provider.callback();
  handle = (request, response) => void listen(request, response);
  return {
    issuer,
    client,
    addPerson: ({ login, claims }) => void people.set(login, claims),
    answer: (path, handler) => void (handler ? answers.set(path, handler) : answers.delete(path)),
    async findLogin({ headers }) {
      const token = (headers.authorization ?? '').replace(/^Bearer /, '');
      return (await provider.AccessToken.find(token))?.accountId ?? null;
    },
    keys: { own: own.privateKey, other: other.privateKey, kid: KID },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function generateKeys() {
  return generateKeyPair('RS256', { extractable: true });
}

/** The library warns of what is only for development; here that is meant. */
async function quietly<T>(work: () => T): Promise<T> {
  const { info, warn } = console;
  Object.assign(console, { info: () => undefined, warn: () => undefined });
  try {
    return work();
  } finally {
    Object.assign(console, { info, warn });
  }
}

/**
 * Goes through the provider's pages as a browser without script: signs in as `login` and agrees, or turns away. Gives
 * the address it leads back to, which is not asked for.
 */
export async function passProvider(
  address: string,
  { login }: { readonly login: string | null },
): Promise<URL> {
  const { origin } = new URL(address);
  const cookies = new Map<string, string>();
  let url = new URL(address);
  let form: URLSearchParams | null = null;
  for (let steps = 0; steps < 20; steps += 1) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url);
      form = null;
      if (url.origin !== origin) return url;
      continue;
    }
    const html = await response.text();
    const links = [...html.matchAll(/(?:action|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    const next = links.find((link) => (login === null ? /abort$/ : /interaction\/[\w-]+$/).test(link));
    if (next === undefined) throw new Error(`The provider answered ${response.status}: ${html}`);
    url = new URL(next, url);
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? 'login';
    form = login === null ? null : new URLSearchParams({ prompt, login, password: 'any' });
  }
  throw new Error('The provider leads nowhere.');
}
