import { importPKCS8, SignJWT } from 'jose';
import * as openid from 'openid-client';
import { PROVIDER_PRESETS, type OAuthService, type ProviderPreset } from '../domain/provider-presets.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { CheckedFetch } from '../net/checked-fetch.ts';
import type { ProviderRow } from '../storage/providers.ts';
import type { Deps } from './deps.ts';
import { fromClaims, fromProfile, type ForeignProfile } from './foreign-profile.ts';
import { SECRET_PURPOSE } from './manage-providers.ts';
import { describe, ProviderSilent, toProviderRefusal } from './provider-failure.ts';

/** What binds one sign-in to its beginning. */
export interface FlowSecrets {
  readonly nonce: string;
  readonly verifier: string;
}

export interface AuthorizeRequest extends FlowSecrets {
  readonly redirectUri: string;
  readonly state: string;
  readonly language: string;
}

export interface ProviderAnswer extends FlowSecrets {
  /** The address that the provider sent the browser back to, as Parley is reached from outside. */
  readonly address: URL;
  readonly state: string;
}

/** Speaks to providers. What goes wrong there is a refusal; why stands in the log. */
export interface ProviderClient {
  /** The address at which a browser goes on. */
  toAuthorize(provider: ProviderRow, request: AuthorizeRequest): Promise<URL | Refusal>;
  /** Exchanges the answer for who somebody is. */
  readAnswer(provider: ProviderRow, answer: ProviderAnswer): Promise<ForeignProfile | Refusal>;
}

/** How long what a provider says about itself is believed; its keys are asked for anew when one is unknown. */
const FRESH_MS = 3_600_000;
/** Apple takes secrets that live for half a year; one is made for each request. */
const SIGNED_SECRET_LIFETIME = '5m';
const TIMEOUT_SECONDS = 8;

export interface ProviderClientOptions {
  readonly fetch: CheckedFetch;
  /** Told what went wrong, for whoever runs Parley; nothing in it is about a person. */
  readonly log: (message: string) => void;
}

/** A provider as it was met: what it says about itself, its keys as far as they were needed, and how Parley proves itself. */
interface Met {
  readonly updatedAt: number;
  readonly metAt: number;
  readonly connection: Promise<Connection>;
}

interface Connection {
  readonly config: openid.Configuration;
  /** Read by the client authentication at each request. */
  secret: string | null;
}

/** Makes it. What providers say about themselves is kept in memory until they are changed here, at most an hour. */
export function createProviderClient(
  deps: Pick<Deps, 'clock' | 'keys'>,
  { fetch, log }: ProviderClientOptions,
): ProviderClient {
  const met = new Map<string, Met>();

  async function connect(provider: ProviderRow): Promise<openid.Configuration> {
    const now = deps.clock().getTime();
    const updatedAt = provider.updatedAt.getTime();
    let found = met.get(provider.id);
    if (!found || found.updatedAt !== updatedAt || now - found.metAt > FRESH_MS) {
      found = { updatedAt, metAt: now, connection: meet(provider, fetch) };
      met.set(provider.id, found);
    }
    try {
      const connection = await found.connection;
      connection.secret = await readSecret(deps, provider);
      return connection.config;
    } catch (error) {
      // What failed is asked for again the next time.
      if (met.get(provider.id) === found) met.delete(provider.id);
      throw error;
    }
  }

  async function judge<T>(provider: ProviderRow, work: () => Promise<T>): Promise<T | Refusal> {
    try {
      return await work();
    } catch (error) {
      const refusal = toProviderRefusal(error);
      if (refusal.refused !== 'provider_cancelled') log(`Provider ${provider.key}: ${describe(error)}`);
      return refusal;
    }
  }

  return {
    toAuthorize: (provider, request) =>
      judge(provider, async () => buildAddress(await connect(provider), provider, request)),
    readAnswer: (provider, answer) =>
      judge(provider, async () => exchange(await connect(provider), provider, answer)),
  };
}

async function buildAddress(
  config: openid.Configuration,
  provider: ProviderRow,
  request: AuthorizeRequest,
): Promise<URL> {
  const { oauth, responseMode }: ProviderPreset = PROVIDER_PRESETS[provider.preset];
  return openid.buildAuthorizationUrl(config, {
    redirect_uri: request.redirectUri,
    scope: provider.scopes,
    state: request.state,
    code_challenge: await openid.calculatePKCECodeChallenge(request.verifier),
    code_challenge_method: 'S256',
    ...(responseMode === 'query' ? {} : { response_mode: responseMode }),
    ...(oauth ? {} : { nonce: request.nonce, ui_locales: request.language }),
  });
}

async function exchange(
  config: openid.Configuration,
  provider: ProviderRow,
  answer: ProviderAnswer,
): Promise<ForeignProfile> {
  const preset: ProviderPreset = PROVIDER_PRESETS[provider.preset];
  const tokens = await openid.authorizationCodeGrant(config, answer.address, {
    expectedState: answer.state,
    pkceCodeVerifier: answer.verifier,
    ...(preset.oauth ? {} : { expectedNonce: answer.nonce, idTokenExpected: true }),
  });
  if (preset.oauth)
    return askService(config, { provider, service: preset.oauth, token: tokens.access_token });
  const claims: Readonly<Record<string, unknown>> = tokens.claims() ?? {};
  const isTold = claims['email'] !== undefined || config.serverMetadata().userinfo_endpoint === undefined;
  const userInfo = isTold
    ? {}
    : await openid.fetchUserInfo(config, tokens.access_token, String(claims['sub']));
  return fromClaims(preset, claims, userInfo);
}

async function meet(provider: ProviderRow, fetch: CheckedFetch): Promise<Connection> {
  const { oauth }: ProviderPreset = PROVIDER_PRESETS[provider.preset];
  const { address, clientId } = provider;
  const connection: { config?: openid.Configuration; secret: string | null } = { secret: null };
  const auth: openid.ClientAuth = (server, ...rest) =>
    toClientAuth(provider, server, connection.secret)(server, ...rest);
  // Which hosts plain http may reach is decided where requests go out.
  const isPlain = address.startsWith('http:');
  const options = { [openid.customFetch]: fetch as openid.CustomFetch, timeout: TIMEOUT_SECONDS };
  const config = oauth
    ? new openid.Configuration(toServer(provider, oauth), clientId, {}, auth)
    : await openid.discovery(new URL(address), clientId, {}, auth, {
        ...options,
        execute: isPlain ? [openid.allowInsecureRequests] : [],
      });
  Object.assign(config, options);
  if (isPlain) openid.allowInsecureRequests(config);
  // Signatures of ID tokens are checked although they come straight from the provider.
  if (!oauth) openid.enableNonRepudiationChecks(config);
  return Object.assign(connection, { config });
}

function toServer({ address }: ProviderRow, service: OAuthService): openid.ServerMetadata {
  return {
    issuer: new URL(address).origin,
    authorization_endpoint: fill(service.authorize, address),
    token_endpoint: fill(service.token, address),
  };
}

function fill(template: string, address: string): string {
  return template.replace('{address}', address);
}

/** As the provider says it takes secrets; in the form's fields where it does not say, which all take in practice. */
function toClientAuth(
  { preset }: ProviderRow,
  server: openid.ServerMetadata,
  secret: string | null,
): openid.ClientAuth {
  if (secret === null) return openid.None();
  const methods = server.token_endpoint_auth_methods_supported;
  const isBasicOnly = !PROVIDER_PRESETS[preset].oauth && methods && !methods.includes('client_secret_post');
  return isBasicOnly ? openid.ClientSecretBasic(secret) : openid.ClientSecretPost(secret);
}

/** The client secret, or one that is signed now (Apple: "Creating a client secret"). */
async function readSecret(deps: Pick<Deps, 'clock' | 'keys'>, provider: ProviderRow): Promise<string | null> {
  if (provider.clientSecret === null) return null;
  const secret = deps.keys.open(SECRET_PURPOSE, provider.clientSecret);
  if (provider.signing === null) return secret;
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: provider.signing.keyId })
    .setIssuer(provider.signing.teamId)
    .setSubject(provider.clientId)
    .setAudience(provider.address)
    .setIssuedAt(deps.clock())
    .setExpirationTime(SIGNED_SECRET_LIFETIME)
    .sign(await importPKCS8(secret, 'ES256'));
}

interface ServiceToAsk {
  readonly provider: ProviderRow;
  readonly service: OAuthService;
  readonly token: string;
}

async function askService(
  config: openid.Configuration,
  { provider, service, token }: ServiceToAsk,
): Promise<ForeignProfile> {
  const ask = async (template: string): Promise<unknown> => {
    const url = new URL(fill(template, provider.address));
    const headers = new Headers({ accept: 'application/json' });
    const response = await openid.fetchProtectedResource(config, token, url, 'GET', null, headers);
    if (response.status !== 200) throw new ProviderSilent(`${url.origin} answered ${response.status}`);
    return response.json();
  };
  const profile = await ask(service.profile);
  // Whoever does not let their mailboxes be read signs in without one.
  const emails = service.emails === null ? null : await ask(service.emails).catch(() => null);
  return fromProfile(service, { issuer: config.serverMetadata().issuer, profile, emails });
}
