import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { exportJWK, exportPKCS8, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { ProviderId } from '../domain/ids.ts';
import { PROVIDER_PRESETS, type ProviderPresetName } from '../domain/provider-presets.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { CheckedFetch } from '../net/checked-fetch.ts';
import type { ProviderRow } from '../storage/providers.ts';
import { createKeys } from './keys.ts';
import { SECRET_PURPOSE } from './manage-providers.ts';
import { createProviderClient } from './provider-client.ts';

/** What differs at the big providers, played by their documents and answers: they cannot be started here. */
const keys = createKeys(['a secret for tests that is long enough']);
const signing = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(signing.publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };

let asked: { url: string; form: URLSearchParams }[] = [];
beforeEach(() => {
  asked = [];
});

interface Played {
  readonly preset: ProviderPresetName;
  readonly issuer: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly provider?: Partial<ProviderRow>;
}

/** Goes to a provider and comes back, as somebody of whom its token says `claims`. */
async function play({ preset, issuer, claims, provider = {} }: Played) {
  const { address, scopes, name } = PROVIDER_PRESETS[preset];
  const row: ProviderRow = {
    id: 'provider' as ProviderId,
    key: preset,
    siteId: null,
    preset,
    name,
    address: address ?? issuer,
    clientId: 'our-client',
    clientSecret: keys.seal(SECRET_PURPOSE, 'a secret'),
    signing: null,
    scopes,
    isEnabled: true,
    position: 0,
    createdAt: new Date(),
    updatedAt: new Date(),
    ...provider,
  };
  const clock = () => new Date();
  const log = (message: string) => logged.push(message);
  const logged: string[] = [];
  const fetch: CheckedFetch = async (url, { body } = {}) => {
    asked.push({ url, form: new URLSearchParams(String(body)) });
    if (url.endsWith('/.well-known/openid-configuration'))
      return Response.json(toDocument(row.address, issuer));
    if (url.endsWith('/keys')) return Response.json({ keys: [jwk] });
    const now = Math.floor(Date.now() / 1_000);
    const standard = { iss: row.address, aud: row.clientId, sub: 'ann', nonce: 'n', iat: now, exp: now + 60 };
    const token = new SignJWT({ ...standard, ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k' });
    const id_token = await token.sign(signing.privateKey);
    return Response.json({ access_token: 'a', token_type: 'Bearer', id_token });
  };
  const client = createProviderClient({ clock, keys }, { fetch, log });
  const secrets = { nonce: 'n', verifier: 'v'.repeat(43), state: 's' };
  const redirectUri = 'https://talk.example/sign-in/with/it/callback';
  const leaving = await client.toAuthorize(row, { ...secrets, redirectUri, language: 'en' });
  assert.ok(!isRefusal(leaving), logged.join());
  const back = new URL(`${redirectUri}?code=c&state=s`);
  return { leaving, profile: await client.readAnswer(row, { ...secrets, address: back }) };
}

function toDocument(address: string, issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${address}/authorize`,
    token_endpoint: `${address}/token`,
    jwks_uri: `${address}/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

describe('Apple', () => {
  const issuer = 'https://appleid.apple.com';
  const claims = { email: 'Ann@privaterelay.appleid.com', email_verified: 'true' };

  test('gets a secret that is signed for each request, and answers by a form', async () => {
    const team = await generateKeyPair('ES256', { extractable: true });
    const provider = {
      clientSecret: keys.seal(SECRET_PURPOSE, await exportPKCS8(team.privateKey)),
      signing: { teamId: 'TEAM', keyId: 'KEY' },
    };
    const { leaving, profile } = await play({ preset: 'apple', issuer, claims, provider });
    assert.equal(leaving.searchParams.get('response_mode'), 'form_post');
    assert.ok(!isRefusal(profile));
    assert.equal(profile.verifiedEmail, 'ann@privaterelay.appleid.com', 'its booleans are texts');
    const sent = asked.find(({ url }) => url.endsWith('/token'))?.form.get('client_secret') ?? '';
    const { payload, protectedHeader } = await jwtVerify(sent, team.publicKey, {
      issuer: 'TEAM',
      audience: issuer,
      subject: 'our-client',
      maxTokenAge: '1m',
    });
    assert.deepEqual(protectedHeader, { alg: 'ES256', kid: 'KEY' });
    assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 300);
  });

  test('with a key that is none signs nobody in', async () => {
    const provider = {
      clientSecret: keys.seal(SECRET_PURPOSE, 'no key'),
      signing: { teamId: 'T', keyId: 'K' },
    };
    await assert.rejects(play({ preset: 'apple', issuer, claims, provider }));
  });
});

describe('Microsoft', () => {
  const tenant = '11111111-2222-3333-4444-555555555555';
  const issuer = 'https://login.microsoftonline.com/{tenantid}/v2.0';
  const ofTenant = { iss: issuer.replace('{tenantid}', tenant), tid: tenant, email: 'ann@reader.example' };
  const playAs = async (claims: object) =>
    (await play({ preset: 'microsoft', issuer, claims: { ...ofTenant, ...claims } })).profile;

  test('vouches for people by directory, and for a mailbox only where the domain is theirs', async () => {
    const plain = await playAs({ email_verified: true });
    assert.ok(!isRefusal(plain));
    assert.deepEqual([plain.issuer, plain.verifiedEmail], [ofTenant.iss, null]);
    for (const xms_edov of [true, 1, '1', 'true']) {
      const owned = await playAs({ xms_edov });
      assert.ok(!isRefusal(owned) && owned.verifiedEmail === 'ann@reader.example');
    }
    const foreign = await playAs({ xms_edov: false });
    assert.ok(!isRefusal(foreign) && foreign.verifiedEmail === null);
  });

  test('does not vouch in the name of another directory', async () => {
    const posing = await playAs({ tid: '99999999-2222-3333-4444-555555555555' });
    assert.ok(isRefusal(posing) && posing.refused === 'provider_failed');
  });
});
