import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SiteId } from '../../../domain/ids.ts';
import { finishClaim } from '../../../service/finish-claim.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { bringIn, type BroughtIn } from '../../../testing/bring-in.ts';
import { createFormBrowser, type FormBrowser } from '../../../testing/form-browser.ts';
import { startMailbox, type Mailbox } from '../../../testing/mailbox.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

const PAGE = '/account/old-comments';

let parley: TestApplication;
let mailbox: Mailbox;
let siteId: SiteId;

before(async () => {
  mailbox = await startMailbox();
  parley = await createTestApplication({ SMTP_URL: mailbox.url });
  ({ id: siteId } = await parley.addSite('daily'));
  await createApiClient(parley, 'daily').write(await parley.signIn('Ada'), 'tram', {
    body: 'A tram at last.',
  });
});
after(async () => {
  await parley.close();
  await mailbox.close();
});

const bring = (author: Pick<BroughtIn, 'name' | 'email' | 'isVerified' | 'bodies'>) =>
  bringIn(parley.pool, { siteId, story: 'tram', ...author });

/** Signs a browser in by a code that a real mail carries; gives where it leads in the end. */
async function enter(browser: FormBrowser, email: string, name?: string): Promise<string> {
  const carried = { return: '/daily/stories/tram' };
  assert.equal((await browser.go('POST', '/sign-in', { email, ...carried })).statusCode, 303);
  const [, code = ''] = /\b(\d{3}\s?\d{3})\b/.exec(mailbox.mails.at(-1) ?? '') ?? [];
  const entered = await browser.go('POST', '/sign-in/code', { code, ...carried });
  if (name === undefined) return String(entered.headers.location);
  assert.match(String(entered.headers.location), /^\/sign-in\/name/);
  return String((await browser.go('POST', '/sign-in/name', { name, ...carried })).headers.location);
}

test('who signs in by mail is told once what was found, and goes on to where they were', async () => {
  const id = await bring({
    name: 'Old Nora',
    email: 'nora@mail.example',
    isVerified: true,
    bodies: ['One.', 'Two.'],
  });
  const browser = createFormBrowser(parley);
  const found = await enter(browser, 'nora@mail.example');
  assert.match(found, /^\/sign-in\/found\?return=/, 'the name of old is kept, so no name is asked for');
  const step = await browser.go('GET', found);
  assert.match(step.body, /2 comments that you wrote before the move are yours again/);
  assert.match(step.body, /name="return" value="\/daily\/stories\/tram"/);
  const on = await browser.go('POST', '/sign-in/done', { return: '/daily/stories/tram' });
  assert.equal(on.headers.location, '/daily/stories/tram');
  assert.match(String((await browser.go('GET', found)).headers.location), /^\/sign-in\?/, 'told once');
  await finishClaim(parley.deps, id);
  const profile = await browser.go('GET', '/account');
  assert.match(profile.body, /Old Nora.*Two\..*One\./s);
  assert.match(profile.body, /href="\/account\/old-comments"[^>]*>Old comments</);
  assert.equal(await enter(createFormBrowser(parley), 'nora@mail.example'), '/daily/stories/tram');
});

test('names that used one’s unverified address are asked for one by one; both buttons work, and back', async () => {
  const email = 'omar@mail.example';
  const mine = await bring({ name: 'Omar', email, bodies: ['I took the tram in 2014.'] });
  const notMine = await bring({ name: 'Not Omar', email, bodies: ['Ban all trams.'] });
  const browser = createFormBrowser(parley);
  assert.match(await enter(browser, email, 'Omar now'), /^\/sign-in\/found/);
  assert.match((await browser.go('GET', '/sign-in/found')).body, /2 people wrote with your e-mail address/);
  assert.match((await browser.go('GET', '/account')).body, /may be yours.*Look at them/s);
  const page = await browser.go('GET', PAGE);
  assert.equal(page.headers['cache-control'], 'private, no-cache');
  for (const words of [
    /I took the tram in 2014/,
    /Ban all trams/,
    /From Disqus/,
    /1 comment</,
    /from .*2014/,
  ])
    assert.match(page.body, words);
  assert.doesNotMatch(page.body, /omar@mail/, 'the address is not shown');
  const answer = (author: string, said: string) => browser.go('POST', PAGE, { author, answer: said });
  assert.equal((await answer(mine, 'mine')).headers.location, `${PAGE}?saved=mine`);
  assert.match((await browser.go('GET', `${PAGE}?saved=mine`)).body, /role="status"[^>]*>They are yours now/);
  assert.equal((await answer(notMine, 'notMine')).statusCode, 303);
  assert.match(
    (await browser.go('GET', PAGE)).body,
    /Nothing waits.*Not yours.*Not Omar.*Yours.*Give them back/s,
  );
  assert.equal((await answer(notMine, 'again')).statusCode, 303);
  assert.match((await browser.go('GET', PAGE)).body, /Ban all trams/);
  assert.match((await browser.go('GET', '/daily/stories/tram')).body, /Omar now.*I took the tram/s);
});

test('one claimed by oneself can be deleted, and not edited', async () => {
  const email = 'pia@mail.example';
  const old = await bring({ name: 'Pia', email, bodies: ['I was wrong then.'] });
  const browser = createFormBrowser(parley);
  await enter(browser, email, 'Pia now');
  await browser.go('POST', PAGE, { author: old, answer: 'mine' });
  const { rows } = await parley.pool.query<{ id: string }>({
    text: `select id from comments where body = 'I was wrong then.'`,
  });
  const url = `/daily/stories/tram/comments/${rows[0]?.id}`;
  assert.equal((await browser.go('POST', `${url}/edit`, { body: 'I was right.' })).statusCode, 403);
  assert.equal((await browser.go('POST', `${url}/delete`)).statusCode, 303);
  assert.doesNotMatch((await browser.go('GET', '/daily/stories/tram')).body, /I was wrong then/);
});

test('nobody is shown or given what belongs to another mailbox, whatever they send', async () => {
  const theirs = await bring({ name: 'Quinn', email: 'quinn@mail.example', bodies: ['Mine alone.'] });
  const claimed = await bring({
    name: 'Quinn the claimed',
    email: 'quinn@mail.example',
    isVerified: true,
    bodies: ['Claimed.'],
  });
  await enter(createFormBrowser(parley), 'quinn@mail.example');
  const browser = createFormBrowser(parley);
  await enter(browser, 'thief@mail.example', 'Thief');
  assert.doesNotMatch((await browser.go('GET', PAGE)).body, /Quinn|Mine alone/);
  assert.doesNotMatch((await browser.go('GET', '/account')).body, /old-comments/);
  for (const author of [theirs, claimed, '00000000-0000-4000-8000-000000000000', 'nonsense'])
    for (const answer of ['mine', 'notMine', 'again']) {
      const refused = await browser.go('POST', PAGE, { author, answer });
      assert.equal(refused.statusCode, 404);
      assert.equal(refused.headers['parley-refusal'], 'old_comments_gone');
    }
});

test('another page can send the form for nobody', async () => {
  const email = 'rosa@mail.example';
  const old = await bring({ name: 'Rosa', email, bodies: ['Long ago.'] });
  const browser = createFormBrowser(parley);
  await enter(browser, email, 'Rosa now');
  const forged = await parley.request({
    method: 'POST',
    url: PAGE,
    headers: {
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ author: old, answer: 'mine' }).toString(),
  });
  assert.match(String(forged.headers.location), /^\/sign-in/, 'nobody is signed in for it');
  const { rows } = await parley.pool.query({
    text: 'select 1 from imported_authors where account_id = $1 and claimed_by is null',
    values: [old],
  });
  assert.equal(rows.length, 1);
});
