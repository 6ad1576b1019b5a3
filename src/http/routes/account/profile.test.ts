import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccountClient } from '../../../testing/account-client.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk } from '../../../testing/desk.ts';

let parley: TestApplication;
let daily: ReturnType<typeof createApiClient>;
let weekly: ReturnType<typeof createApiClient>;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily', { name: 'The Daily' });
  await parley.addSite('weekly', { name: 'The Weekly' });
  daily = createApiClient(parley, 'daily');
  weekly = createApiClient(parley, 'weekly');
});
after(() => parley.close());

/** Decides about a comment as the desk does: status and decision go together. */
async function decide(id: string, status: string, reason: string | null): Promise<void> {
  await parley.pool.query({ text: 'update comments set status = $2 where id = $1', values: [id, status] });
  await parley.pool.query({
    text: `insert into decisions (site_id, id, comment_id, from_status, to_status, decided_by, reason, decided_at)
      select site_id, gen_random_uuid(), id, 'published', $2, 'rules', $3, now() from comments where id = $1`,
    values: [id, status, reason],
  });
}

function bodiesOf(html: string): string[] {
  return [...html.matchAll(/data-body[^>]*><p>(.*?)<\/p>/g)].map((match) => match[1] ?? '');
}

test('whoever has no session on Parley’s own origin is led to the sign-in, and back', async () => {
  const response = await parley.request({ url: '/account?lang=de' });
  assert.equal(response.statusCode, 303);
  assert.equal(response.headers.location, '/sign-in?return=%2Faccount%3Flang%3Dde');
  // A token that a publisher's page could read is no session here.
  const embed = await parley.request({
    url: '/account',
    headers: { authorization: `Bearer ${await parley.signIn('Ann')}` },
  });
  assert.equal(embed.statusCode, 303);
});

test('own comments of all sites stand there with what became of them, and why', async () => {
  const ann = await openAccountClient(parley, 'Ann');
  const ids: string[] = [];
  for (const body of ['Stays', 'Waits', 'Reviewed', 'An insult', 'In own words', 'No reason', 'Gone'])
    ids.push((await daily.write(ann.token, 'one', { body })).json.comment.id);
  await weekly.write(ann.token, 'two', { body: 'Elsewhere' });
  await decide(ids[1]!, 'pending', null);
  await decide(ids[2]!, 'withheld', null);
  await decide(ids[3]!, 'rejected', 'offensive');
  await decide(ids[4]!, 'rejected', 'You wrote <b>the same</b> four times.');
  await decide(ids[5]!, 'rejected', null);
  await daily.send(ann.token, { method: 'DELETE', url: `${daily.site}/comments/${ids[6]}` });
  const { body, statusCode, headers } = await ann.get('/account');
  assert.equal(statusCode, 200);
  assert.match(String(headers['cache-control']), /private/);
  assert.match(String(headers['content-security-policy']), /default-src 'none'/);
  assert.deepEqual(bodiesOf(body), [
    'Elsewhere',
    'No reason',
    'In own words',
    'An insult',
    'Reviewed',
    'Waits',
    'Stays',
  ]);
  for (const words of [
    /The Weekly/,
    /Waiting for a moderator/,
    /Being reviewed/,
    /Why: it insults somebody\./,
    /Why: You wrote &lt;b>the same&lt;\/b> four times\./,
    /No reason was given\./,
    /The text is gone for good\./,
  ])
    assert.match(body, words);
  // What others wrote is nobody's own.
  const ben = await openAccountClient(parley, 'Ben');
  assert.deepEqual(bodiesOf((await ben.get('/account')).body), []);
  assert.match((await ben.get('/account')).body, /You have not written anything yet/);
});

test('a long list goes on page by page, and loses and doubles nothing', async () => {
  const ines = await openAccountClient(parley, 'Ines');
  const written = Array.from({ length: 45 }, (_, index) => `Number ${index}`);
  for (const body of written) await daily.write(ines.token, 'long', { body });
  // Times that are equal must not hide anything behind the end of a page.
  await parley.pool.query({
    text: `update comments set created_at = date_trunc('day', created_at) where html like '%Number 2%'`,
  });
  const seen: string[] = [];
  let url: string | undefined = '/account';
  let pages = 0;
  while (url !== undefined) {
    const { body } = await ines.get(url);
    seen.push(...bodiesOf(body));
    url = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    pages += 1;
  }
  assert.equal(pages, 3);
  assert.deepEqual(seen.toSorted(), written.toSorted());
  const broken = await ines.get('/account?after=nonsense');
  assert.equal(broken.statusCode, 400);
});

test('name and text change together, or not at all; what was typed comes back', async () => {
  const cato = await openAccountClient(parley, 'Cato');
  await parley.signIn('Taken Name');
  const tooLong = 'x'.repeat(301);
  const refused = await cato.post('/account/edit', { name: 'Cato the Elder', bio: tooLong });
  assert.equal(refused.statusCode, 422);
  assert.equal(refused.headers['parley-refusal'], 'bio_too_long');
  assert.match(refused.body, /301 characters; at most 300/);
  assert.match(refused.body, /value="Cato the Elder"/);
  assert.ok(refused.body.includes(tooLong));
  assert.match(
    refused.body,
    /<textarea id="bio" name="bio" aria-invalid="true" aria-describedby="bio-hint error"/,
  );
  assert.match((await cato.get('/account')).body, /<bdi>Cato<\/bdi>/);

  const taken = await cato.post('/account/edit', { name: 'taken  NAME', bio: 'Reads.' });
  assert.equal(taken.headers['parley-refusal'], 'name_taken');
  for (const [pictureUrl, code] of [
    ['javascript:alert(1)', 'picture_address_invalid'],
    ['https://user:secret@pictures.example/me.png', 'picture_address_invalid'],
  ] as const) {
    const answer = await cato.post('/account/edit', { name: 'Cato', bio: '', pictureUrl });
    assert.equal(answer.headers['parley-refusal'], code, pictureUrl);
  }

  const saved = await cato.post('/account/edit', {
    name: 'Cato the Elder',
    bio: ' Reads.\r\n\r\n\r\n\r\nWrites. \u202e',
  });
  assert.equal(saved.statusCode, 303);
  assert.equal(saved.headers.location, '/account?saved=1');
  const { body } = await cato.get('/account?saved=1');
  assert.match(body, /<bdi>Cato the Elder<\/bdi>/);
  assert.match(body, /class="bio" dir="auto">Reads\.\n\nWrites\.<\/p>/);
  assert.match(body, /role="status">Saved\./);
});

test('who may open the desk finds it from here, and nobody else hears of it', async () => {
  const link = /<a href="\/desk">Desk<\/a>/;
  const site = await parley.addSite('evening');
  const vera = await enterDesk(parley, { name: 'Vera', role: 'moderator', siteIds: [site.id] });
  assert.match((await vera.get('/account')).body, link);
  assert.doesNotMatch((await (await openAccountClient(parley, 'Flo')).get('/account')).body, link);
});

test('a form of another page changes nothing', async () => {
  const dora = await openAccountClient(parley, 'Dora');
  const forged = await parley.request({
    method: 'POST',
    url: '/account/edit',
    headers: {
      cookie: `__Host-parley_session=${dora.token}`,
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: 'name=Owned',
  });
  assert.equal(forged.statusCode, 303);
  assert.match(String(forged.headers.location), /^\/sign-in/);
  assert.match((await dora.get('/account')).body, /<bdi>Dora<\/bdi>/);
});

test('whoever is banned shows nothing new of themselves, under no other name', async () => {
  const bea = await openAccountClient(parley, 'Bea');
  await parley.pool.query({
    text: "update accounts set banned_until = now() + interval '1 day' where name = 'Bea'",
  });
  const refused = await bea.post('/account/edit', {
    name: 'Someone Else',
    bio: 'Read my comments elsewhere.',
  });
  assert.equal(refused.headers['parley-refusal'], 'account_banned');
  assert.doesNotMatch((await bea.get('/account')).body, /Someone Else|elsewhere\./);
});
