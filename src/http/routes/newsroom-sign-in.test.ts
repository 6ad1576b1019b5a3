import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OPERATOR } from '../../domain/viewer.ts';
import { grantRole } from '../../service/grant-role.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { eventually } from '../../testing/eventually.ts';
import { createFormBrowser } from '../../testing/form-browser.ts';
import { startMailbox, type Mailbox } from '../../testing/mailbox.ts';

/** A site whose readers do not sign in by e-mail, and the newsroom that still does. */
let parley: TestApplication;
let mailbox: Mailbox;

before(async () => {
  mailbox = await startMailbox();
  parley = await createTestApplication({ SMTP_URL: mailbox.url });
  await parley.addSite('daily', { settings: { emailSignIn: false } });
  const roles = { mo: 'moderator', ada: 'admin', sten: 'staff' } as const;
  for (const [name, role] of Object.entries(roles))
    await grantRole(parley.deps, OPERATOR, { to: { email: `${name}@press.example` }, role, siteIds: null });
});
after(async () => {
  await parley.close();
  await mailbox.close();
});

const CARRIED = { site: 'daily', return: '/daily/stories/a' };

/** Asks for a code; gives what a browser sees of the answer. */
async function ask(email: string) {
  const browser = createFormBrowser(parley);
  const asked = await browser.go('POST', '/sign-in', { ...CARRIED, email });
  const next = await browser.go('GET', String(asked.headers.location));
  return { browser, status: asked.statusCode, body: next.body.replaceAll(email, 'EMAIL') };
}

const mailsTo = (email: string) => mailbox.mails.filter((mail) => mail.includes(email));

test('the form is behind a quiet link', async () => {
  const browser = createFormBrowser(parley);
  const first = await browser.go('GET', '/sign-in?site=daily');
  assert.doesNotMatch(first.body, /name="email"/);
  const link = /href="([^"]*newsroom=1)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.match((await browser.go('GET', link)).body, /name="email"/);
});

test('a code goes to moderators and admins, and the page is the same for everybody', async () => {
  const newsroom = ['mo@press.example', 'ada@press.example'];
  const others = ['sten@press.example', 'reader@reader.example', 'nobody@reader.example'];
  await parley.signIn('reader');
  const pages = await Promise.all([...newsroom, ...others].map((email) => ask(email)));
  assert.deepEqual(new Set(pages.map(({ status }) => status)), new Set([303]));
  assert.equal(new Set(pages.map(({ body }) => body)).size, 1);
  await eventually(async () => newsroom.forEach((email) => assert.equal(mailsTo(email).length, 1)));
  for (const email of others) assert.deepEqual(mailsTo(email), [], email);
});

test('the code opens a session, and the form keeps what was typed wrongly', async () => {
  const { browser } = await ask('mo@press.example');
  await eventually(async () => assert.equal(mailsTo('mo@press.example').length, 2));
  const code = /\b(\d{6})\b/.exec(mailsTo('mo@press.example').at(-1) ?? '')?.[1] ?? '';
  const confirmed = await browser.go('POST', '/sign-in/code', { ...CARRIED, code });
  assert.match(String(confirmed.headers.location), /^\/sign-in\/name/);
  const wrong = await browser.go('POST', '/sign-in', { ...CARRIED, email: 'mo@' });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /value="mo@"/);
});

test('the API sends a code to the newsroom alone where no site lets readers sign in by e-mail', async () => {
  const payload = { email: 'api-reader@reader.example' };
  const answer = () => parley.request({ method: 'POST', url: '/api/v1/sign-in', payload });
  assert.equal((await answer()).statusCode, 200);
  await ask('ada@press.example');
  await eventually(async () => assert.equal(mailsTo('ada@press.example').length, 2));
  assert.deepEqual(mailsTo(payload.email), []);
});
