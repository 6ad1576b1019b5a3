import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SiteId } from '../domain/ids.ts';
import { createApiClient } from '../testing/api-client.ts';
import type { TestApplication } from '../testing/application.ts';
import { bringIn, type BroughtIn } from '../testing/bring-in.ts';
import { passProvider } from '../testing/openid-provider.ts';
import { raiseProviderWorld, type ProviderWorld } from '../testing/provider-world.ts';
import { claimsOf, nowSeconds, signToken } from '../testing/publisher-keys.ts';
import {
  exchangeToken,
  foundPaper,
  getSignedOn,
  viewAs,
  type SignOnPaper,
} from '../testing/sign-on-papers.ts';

let world: ProviderWorld;
let parley: TestApplication;
let daily: SiteId;

before(async () => {
  world = await raiseProviderWorld();
  ({ parley } = world);
  const { rows } = await parley.pool.query<{ id: SiteId }>({
    text: `select id from sites where key = 'daily'`,
  });
  daily = rows[0]!.id;
  await writeStory('daily');
});
after(() => world.close());

async function writeStory(site: string): Promise<void> {
  await createApiClient(parley, site).write(await parley.signIn('Ada'), 'one', { body: 'A tram at last.' });
}

const bring = (siteId: SiteId, author: Omit<BroughtIn, 'siteId' | 'story' | 'bodies'>) =>
  bringIn(parley.pool, { siteId, story: 'one', bodies: [`Words of ${author.name}.`], ...author });

/** Whose an imported author's comment is by now, by name. */
async function ownerOf(name: string): Promise<string | undefined> {
  const { rows } = await parley.pool.query<{ name: string }>({
    text: 'select a.name from comments c join accounts a on a.id = c.author_id where c.body = $1',
    values: [`Words of ${name}.`],
  });
  return rows[0]?.name;
}

async function newPaper(settings: Parameters<typeof foundPaper>[1] = {}): Promise<SignOnPaper> {
  const paper = await foundPaper(parley, settings);
  await writeStory(paper.site.key);
  return paper;
}

test('a publisher’s token claims by its subject at once, on its site alone; a forged one claims nothing', async () => {
  const [paper, stranger] = [await newPaper(), await newPaper()];
  await bring(paper.site.id, { name: 'Subject here', publisherId: 'r-1' });
  await bring(stranger.site.id, { name: 'Subject there', publisherId: 'r-1' });
  const forged = await signToken(claimsOf('r-1'), stranger.by);
  assert.equal((await exchangeToken(parley, paper, forged)).status, 401);
  assert.equal(await ownerOf('Subject here'), 'Subject here');
  assert.equal((await exchangeToken(parley, paper, await signToken(claimsOf('r-1'), paper.by))).status, 200);
  assert.equal(await ownerOf('Subject here'), 'r-1');
  assert.equal(await ownerOf('Subject there'), 'Subject there');
});

test('sites of one realm share what a subject claims', async () => {
  const settings = { ssoRealm: 'harbour-press' };
  const [morning, evening] = [await newPaper(settings), await newPaper(settings)];
  await bring(evening.site.id, { name: 'Subject of the realm', publisherId: 'r-2' });
  await exchangeToken(parley, morning, await signToken(claimsOf('r-2'), morning.by));
  assert.equal(await ownerOf('Subject of the realm'), 'r-2');
});

test('a reader who was known before the import claims with the next token, also with one that says no time', async () => {
  const paper = await newPaper();
  const token = await signToken(claimsOf('r-3', {}, { iat: undefined }), paper.by);
  await viewAs(parley, paper, token);
  await bring(paper.site.id, { name: 'Late import', publisherId: 'r-3' });
  await viewAs(parley, paper, token);
  assert.equal(await ownerOf('Late import'), 'Late import', 'tokens cost no more than look-ups');
  await parley.pool.query({
    text: `update identities set used_at = now() - interval '13 hours' where subject = 'r-3'`,
  });
  await viewAs(parley, paper, token);
  assert.equal(await ownerOf('Late import'), 'r-3');
  await bring(paper.site.id, { name: 'Later import', publisherId: 'r-3' });
  await viewAs(parley, paper, await signToken(claimsOf('r-3', {}, { iat: nowSeconds() + 1 }), paper.by));
  assert.equal(await ownerOf('Later import'), 'r-3');
});

test('what a publisher says of a mailbox claims only where it would link, and only what was verified, on its site', async () => {
  const [strict, linking] = [
    await newPaper({ ssoSameEmail: 'refuse' }),
    await newPaper({ ssoSameEmail: 'link' }),
  ];
  const email = 'mail-of-4@readers.example';
  await bring(strict.site.id, { name: 'Strict', email, isVerified: true });
  await bring(linking.site.id, { name: 'Linking', email, isVerified: true });
  await bring(linking.site.id, { name: 'Unverified', email });
  await bring(daily, { name: 'Elsewhere', email, isVerified: true });
  const said = { email };
  await exchangeToken(parley, strict, await signToken(claimsOf('r-4', said), strict.by));
  assert.equal(await ownerOf('Strict'), 'Strict');
  await exchangeToken(parley, linking, await signToken(claimsOf('r-5', said), linking.by));
  assert.equal((await getSignedOn(parley, linking, 'r-5')).email, email);
  assert.equal(await ownerOf('Linking'), 'r-5');
  assert.equal(await ownerOf('Unverified'), 'Unverified');
  assert.equal(await ownerOf('Elsewhere'), 'Elsewhere');
});

test('a provider’s verified mailbox claims; one that it has not verified claims nothing and shows nothing', async () => {
  const honest = world.newPerson();
  const thief = world.newPerson({ email: 'victim@reader.example', email_verified: false });
  await bring(daily, { name: 'Honest', email: honest.email, isVerified: true });
  await bring(daily, { name: 'Victim', email: 'victim@reader.example', isVerified: true });
  const browser = world.openBrowser();
  assert.match(String((await browser.signIn(honest.login)).headers.location), /^\/sign-in\/found/);
  assert.equal(await ownerOf('Honest'), 'Honest', 'the name of old is kept');
  const { rows } = await parley.pool.query({
    text: `select 1 from accounts where name = 'Honest' and not is_guest`,
  });
  assert.equal(rows.length, 1);
  const other = world.openBrowser();
  await other.signIn(thief.login);
  await other.go('POST', '/sign-in/name', { name: 'Thief' });
  assert.equal(await ownerOf('Victim'), 'Victim');
  assert.doesNotMatch((await other.go('GET', '/account/old-comments')).body, /Victim/);
});

test('a service that is added to an account brings the mailbox that it verified', async () => {
  const { login, email } = world.newPerson();
  await bring(daily, { name: 'Added', email, isVerified: true });
  const browser = world.openBrowser();
  browser.cookies.set('__Host-parley_session', await parley.signIn('Adder'));
  const left = await browser.go('POST', '/account/link/harbour', { return: '/account/security' });
  await browser.comeBack(await passProvider(String(left.headers.location), { login }));
  assert.equal(await ownerOf('Added'), 'Adder');
});
