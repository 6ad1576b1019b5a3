import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import type { ProviderPresetName } from '../domain/provider-presets.ts';
import { isRefusal } from '../domain/refusal.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { addProvider } from '../service/manage-providers.ts';
import { createTestApplication, type TestApplication } from './application.ts';
import { createFormBrowser, type FormBrowser } from './form-browser.ts';
import { passProvider, startProvider, type TestProvider } from './openid-provider.ts';

/** Where providers lead back to, before their key. */
export const CALLBACK = 'https://talk.example/sign-in/with';

type Fields = Readonly<Record<string, string>>;

/** A Parley with two real providers of OpenID Connect, `harbour` and `other`. */
export interface ProviderWorld {
  readonly parley: TestApplication;
  readonly harbour: TestProvider;
  readonly other: TestProvider;
  /** Offers a provider under a key of its own. */
  add(key: string, provider: TestProvider, preset?: ProviderPresetName): Promise<void>;
  /** Somebody new at `harbour`, with a mailbox that is verified there unless the claims say otherwise. */
  newPerson(claims?: Readonly<Record<string, unknown>>): { readonly login: string; readonly email: string };
  openBrowser(): VisitingBrowser;
  close(): Promise<void>;
}

/** A browser that goes to providers and comes back. */
export interface VisitingBrowser extends FormBrowser {
  /** Presses the button of a provider; gives where it leads. */
  leave(carried?: Fields, key?: string): Promise<string>;
  /** Comes back with a provider's answer. */
  comeBack(answer: URL): Promise<LightMyRequestResponse>;
  /** All of it, as somebody at `harbour`. */
  signIn(login: string, carried?: Fields): Promise<LightMyRequestResponse>;
  /** Checks that an answer was refused, on a page that offers the ways in, and that nobody is signed in. */
  assertRefused(response: LightMyRequestResponse, code: string): void;
}

/** Starts it; the caller closes it. */
export async function raiseProviderWorld(): Promise<ProviderWorld> {
  const parley = await createTestApplication({ PRIVATE_HOSTS: '127.0.0.1' });
  const start = (key: string) => startProvider({ redirectUris: [`${CALLBACK}/${key}/callback`] });
  const [harbour, other] = await Promise.all([start('harbour'), start('other')]);
  const add: ProviderWorld['add'] = async (key, { issuer, client }, preset = 'oidc') => {
    const provider = await addProvider(parley.deps, OPERATOR, {
      key,
      preset,
      name: 'Harbour ID',
      address: issuer,
      clientId: client.id,
      clientSecret: client.secret,
    });
    assert.ok(!isRefusal(provider), JSON.stringify(provider));
  };
  await parley.addSite('daily');
  await add('harbour', harbour);
  await add('other', other);
  let people = 0;
  return {
    parley,
    harbour,
    other,
    add,
    newPerson(claims = {}) {
      people += 1;
      const login = `person-${people}`;
      const email = `${login}@reader.example`;
      const told = { email, email_verified: true, name: `Person ${people}`, ...claims };
      harbour.addPerson({ login, claims: told });
      return { login, email };
    },
    openBrowser: () => openBrowser(parley),
    async close() {
      await Promise.all([harbour.close(), other.close()]);
      await parley.close();
    },
  };
}

function openBrowser(parley: TestApplication): VisitingBrowser {
  const browser = createFormBrowser(parley);
  const leave = async (carried: Fields = {}, key = 'harbour') => {
    const response = await browser.go('POST', `/sign-in/with/${key}`, carried);
    assert.equal(response.statusCode, 303, response.body);
    return String(response.headers.location);
  };
  const comeBack = (answer: URL) => {
    assert.equal(answer.origin, parley.publicUrl);
    return browser.go('GET', answer.pathname + answer.search);
  };
  return {
    ...browser,
    leave,
    comeBack,
    signIn: async (login, carried) => comeBack(await passProvider(await leave(carried), { login })),
    assertRefused(response, code) {
      assert.equal(response.headers['parley-refusal'], code, response.body);
      assert.match(response.body, /role="alert"/);
      assert.match(response.body, /Continue with Harbour ID/);
      assert.equal(browser.cookies.get('__Host-parley_session'), undefined);
    },
  };
}
