import assert from 'node:assert/strict';
import type { SiteSettings } from '../../domain/site-settings.ts';
import { eventually } from '../eventually.ts';
import { toLocal } from '../parley-process.ts';
import {
  claimsOf,
  nowSeconds,
  signToken,
  startPublisherKeys,
  type PublisherKeys,
} from '../publisher-keys.ts';
import {
  makeClaimVectors,
  makeStrictVectors,
  STRICT_SETTINGS,
  strictClaims,
} from '../sign-on-claim-vectors.ts';
import { addSignOnSite, EMBED_CHECKS, openPage, readVariable, type SignOnSite } from '../sign-on-embed.ts';
import { makeSignatureAndKeyVectors, type Vector } from '../sign-on-vectors.ts';
import { raiseStage, type Stage } from '../stage.ts';
import type { Check, Scenario } from './scenario.ts';

/** A publisher's tokens, made with plain `jose`, against a real Parley: by the API, and in its embed in Chromium. */
export const sso: Scenario = {
  description: 'a publisher’s tokens in Coral’s shape: what signs in, what is refused and why; API and embed',
  async run(check) {
    const publisher = await startPublisherKeys();
    const stage = await raiseStage({ PRIVATE_HOSTS: '127.0.0.1' });
    try {
      await checkApi({ stage, publisher }, check);
      await checkVectors({ stage, publisher }, check);
      for (const { name, run } of EMBED_CHECKS) await check(`embed: ${name}`, () => run(stage));
      await check('embed: what is refused leaves nobody signed in, and says its code', () =>
        checkRefusedInEmbed({ stage, publisher }),
      );
    } finally {
      await stage.close();
      await publisher.close();
    }
  },
};

interface World {
  readonly stage: Stage;
  readonly publisher: PublisherKeys;
}

interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly name?: string | null;
}

/** Sends a token, as Authorization: Bearer. */
async function ask({ stage, site }: SignOnSite, token: string): Promise<Answer> {
  const base = `${toLocal(stage.parley)}/api/v1/sites/${site.key}`;
  // What no header can hold comes in the body of an exchange.
  const response = /^[\x21-\x7e]+$/.test(token)
    ? await fetch(`${base}/stories/one/viewer`, { headers: { authorization: `Bearer ${token}` } })
    : await fetch(`${base}/session/sign-on`, {
        method: 'POST',
        headers: { origin: stage.publisher.origin, 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
  return { status: response.status, ...((await response.json()) as object) };
}

async function checkApi({ stage, publisher }: World, check: Check): Promise<void> {
  const paper = await addSignOnSite(stage, { ssoJwksUrl: publisher.url });
  const at = nowSeconds() - 300;
  const say = (username: string, iat: number) => signToken(claimsOf('bob', { username }, { iat }), paper.by);
  await check('API: a token in Coral’s shape, by HS256, signs in', async () => {
    assert.equal((await ask(paper, await say('Bob', at))).name, 'Bob');
  });
  await check('API: a newer iat renames', async () => {
    assert.equal((await ask(paper, await say('Robert', at + 10))).name, 'Robert');
  });
  await check('API: an older iat does not', async () => {
    assert.equal((await ask(paper, await say('Rob', at + 5))).name, 'Robert');
  });
  for (const by of Object.values(publisher.signing))
    await check(`API: ${by.alg} by the publisher’s public keys signs in`, async () => {
      assert.equal((await ask(paper, await signToken(claimsOf(`by-${by.alg}`), by))).name, `by-${by.alg}`);
    });
  await check('API: role ADMIN gives a badge and nothing else', () => checkRole(paper));
}

async function checkRole(paper: SignOnSite): Promise<void> {
  const { stage, site } = paper;
  const token = await signToken(claimsOf('role', { role: 'ADMIN' }), paper.by);
  const base = `${toLocal(stage.parley)}/api/v1/sites`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const written = await fetch(`${base}/${site.key}/stories/one/comments`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ body: 'By staff.', url: `${stage.publisher.origin}/one` }),
  });
  const { comment } = (await written.json()) as { comment: { author: { isStaff?: boolean } } };
  assert.equal(written.status, 201);
  assert.equal(comment.author.isStaff ?? true, true);
  for (const path of ['', `/${site.key}`]) {
    const refused = await fetch(`${base}${path}`, { headers });
    assert.equal(refused.status, path === '' ? 401 : 403, path);
  }
}

async function checkVectors({ stage, publisher }: World, check: Check): Promise<void> {
  const keyed = await addSignOnSite(stage, { ssoJwksUrl: publisher.url });
  const strict = await addSignOnSite(stage, STRICT_SETTINGS);
  const groups: readonly (readonly [SignOnSite, readonly Vector[]])[] = [
    [keyed, await makeSignatureAndKeyVectors({ secret: keyed.by, publisher })],
    [keyed, await makeClaimVectors(keyed.by)],
    [strict, await makeStrictVectors(strict.by)],
  ];
  await check('API: a site that asks for aud, iss, exp and a longest life takes what has them', async () => {
    assert.equal((await ask(strict, await signToken(strictClaims(), strict.by))).status, 200);
  });
  for (const [paper, vectors] of groups)
    for (const { name, token, refused } of vectors)
      await check(`API: refused as ${refused.join(' or ')}: ${name}`, async () => {
        const { status, code } = await ask(paper, token);
        assert.equal(status, 401);
        assert.ok(
          refused.some((each) => each === code),
          `${code}`,
        );
      });
}

async function checkRefusedInEmbed({ stage, publisher }: World): Promise<void> {
  const paper = await addSignOnSite(stage, { ssoJwksUrl: publisher.url } satisfies Partial<SiteSettings>);
  const vectors = [
    ...(await makeSignatureAndKeyVectors({ secret: paper.by, publisher })),
    ...(await makeClaimVectors(paper.by)),
  ];
  // One for each code: each opens a page.
  const chosen = new Map(vectors.map((each) => [each.refused[0], each]));
  assert.ok(chosen.size >= 7);
  const context = await stage.open();
  const page = await context.newPage();
  for (const { name, token, refused } of chosen.values()) {
    const thread = await openPage(paper, `accessToken: ${JSON.stringify(token)}`, { page });
    await eventually(async () => {
      const [code] = await readVariable<string[]>(page, 'refused');
      assert.ok(
        refused.some((each) => each === code),
        `${name}: ${code}`,
      );
    });
    await thread.viewer.locator('[data-action=signIn]').waitFor();
  }
  await context.close();
}
