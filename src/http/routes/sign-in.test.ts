import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, NEWS_ORIGIN, type TestApplication } from '../../testing/application.ts';
import { createFormBrowser } from '../../testing/form-browser.ts';
import { startMailbox, type Mailbox } from '../../testing/mailbox.ts';

let parley: TestApplication;
let mailbox: Mailbox;
let smtpUrl: string;
let mails: readonly string[];

before(async () => {
  mailbox = await startMailbox();
  ({ url: smtpUrl, mails } = mailbox);
  parley = await createTestApplication({ SMTP_URL: smtpUrl });
  await parley.addSite('daily');
});
after(async () => {
  await parley.close();
  await mailbox.close();
});

const createBrowser = (application = parley) => createFormBrowser(application);

async function readCode(): Promise<string> {
  const code = /\b(\d{6})\b|\b(\d{3})\s(\d{3})\b/.exec(mails.at(-1) ?? '');
  assert.ok(code, 'no code in the mail');
  return code[0].replace(/\D/g, '');
}

async function signIn(
  browser: ReturnType<typeof createBrowser>,
  email: string,
  carried: Record<string, string> = {},
) {
  const asked = await browser.go('POST', '/sign-in', { email, ...carried });
  assert.equal(asked.statusCode, 303);
  return browser.go('POST', '/sign-in/code', { code: await readCode(), ...carried });
}

test('a code by e-mail signs in, and a name is chosen once', async () => {
  const browser = createBrowser();
  const first = await signIn(browser, 'new@reader.example', { return: '/daily/stories/a' });
  assert.match(String(first.headers.location), /^\/sign-in\/name\?return=/);
  const named = await browser.go('POST', '/sign-in/name', {
    name: ' New   Reader ',
    return: '/daily/stories/a',
  });
  assert.equal(named.headers.location, '/daily/stories/a');
  const again = await signIn(createBrowser(), 'New@Reader.example', { return: '/daily/stories/a' });
  assert.equal(again.headers.location, '/daily/stories/a');
});

test('a code works once, in the browser that asked, for five tries', async () => {
  const browser = createBrowser();
  await browser.go('POST', '/sign-in', { email: 'five@reader.example' });
  const code = await readCode();
  const other = await createBrowser().go('POST', '/sign-in/code', { code });
  assert.match(String(other.headers.location), /^\/sign-in/, 'another browser has to start anew');
  const wrong = code === '000000' ? '111111' : '000000';
  for (let n = 0; n < 5; n += 1)
    assert.equal((await browser.go('POST', '/sign-in/code', { code: wrong })).statusCode, 422);
  assert.equal(
    (await browser.go('POST', '/sign-in/code', { code })).statusCode,
    410,
    'the right one comes too late',
  );
});

test('a used code is used up', async () => {
  const browser = createBrowser();
  await browser.go('POST', '/sign-in', { email: 'once@reader.example' });
  const code = await readCode();
  assert.equal((await browser.go('POST', '/sign-in/code', { code })).statusCode, 303);
  assert.equal((await browser.go('POST', '/sign-in/code', { code })).statusCode, 410);
});

test('an address that cannot be one is named as the fault', async () => {
  const response = await createBrowser().go('POST', '/sign-in', { email: 'nobody' });
  assert.equal(response.statusCode, 422);
  assert.match(response.body, /value="nobody"/);
});

test('signing in leads nowhere but to paths of this installation', async () => {
  for (const target of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)']) {
    const response = await signIn(createBrowser(), 'new@reader.example', { return: target });
    assert.equal(response.headers.location, '/', target);
  }
});

test('a window hands an embed token to the registered origin only', async () => {
  const carried = { site: 'daily', origin: NEWS_ORIGIN, mode: 'window' };
  const done = await signIn(createBrowser(), 'new@reader.example', carried);
  assert.equal(done.statusCode, 200);
  const token = /data-token="([^"]+)"/.exec(done.body)?.[1] ?? '';
  assert.match(done.body, new RegExp(`data-origin="${NEWS_ORIGIN}"`));
  assert.equal(done.headers['cross-origin-opener-policy'], 'unsafe-none');
  const viewer = (origin?: string) =>
    parley.request({
      url: '/api/v1/sites/daily/stories/a/viewer',
      headers: { authorization: `Bearer ${token}`, ...(origin ? { origin } : {}) },
    });
  assert.equal((await viewer(NEWS_ORIGIN)).json().signedIn, true);
  assert.equal((await viewer()).json().signedIn, false, 'a stolen token is worthless without its page');
  const elsewhere = await createBrowser().go(
    'GET',
    '/sign-in?site=daily&mode=window&origin=https://evil.example',
  );
  assert.equal(elsewhere.statusCode, 403);
});

test('an embed token changes no settings', async () => {
  const done = await signIn(createBrowser(), 'new@reader.example', {
    site: 'daily',
    origin: NEWS_ORIGIN,
    mode: 'window',
  });
  const token = /data-token="([^"]+)"/.exec(done.body)?.[1] ?? '';
  const response = await parley.request({
    method: 'PUT',
    url: '/api/v1/session/name',
    headers: { authorization: `Bearer ${token}`, origin: NEWS_ORIGIN },
    payload: { name: 'Stolen' },
  });
  assert.equal(response.json().code, 'scope_insufficient');
});

test('where windows are impossible a code in the address is exchanged once', async () => {
  const carried = {
    site: 'daily',
    origin: NEWS_ORIGIN,
    mode: 'redirect',
    return: `${NEWS_ORIGIN}/stories/one?x=1`,
  };
  const done = await signIn(createBrowser(), 'new@reader.example', carried);
  const target = new URL(String(done.headers.location));
  assert.equal(target.origin + target.pathname, `${NEWS_ORIGIN}/stories/one`);
  const code = target.hash.replace('#parley=', '');
  const exchange = () =>
    parley.request({
      method: 'POST',
      url: '/api/v1/session/exchange',
      headers: { origin: NEWS_ORIGIN },
      payload: { code },
    });
  assert.equal(typeof (await exchange()).json().token, 'string');
  assert.equal((await exchange()).statusCode, 410);
});

test('a mailbox that many codes are asked for gets links, and at last no more mails', async () => {
  const strict = await createTestApplication({ RATE_LIMIT_SCALE: '1' });
  try {
    const ask = async () => {
      const payload = { email: 'flood@reader.example' };
      const response = await strict.request({ method: 'POST', url: '/api/v1/sign-in', payload });
      return response.json().kind;
    };
    const kinds = [];
    for (let n = 0; n < 25; n += 1) kinds.push(await ask());
    assert.deepEqual(kinds, [...Array(5).fill('code'), ...Array(20).fill('link')]);
    const { rows } = await strict.pool.query<{ count: number }>({
      text: 'select count(*)::int as count from sign_in_codes',
    });
    assert.equal(rows[0]?.count, 20);
  } finally {
    await strict.close();
  }
});

test('what others ask for leaves a browser alone in which the mailbox has signed in before', async () => {
  const strict = await createTestApplication({ RATE_LIMIT_SCALE: '1', SMTP_URL: smtpUrl });
  try {
    const email = 'home@reader.example';
    const browser = createBrowser(strict);
    await signIn(browser, email);
    browser.cookies.delete('__Host-parley_session');
    for (let n = 0; n < 10; n += 1)
      await strict.request({ method: 'POST', url: '/api/v1/sign-in', payload: { email } });
    const stranger = createBrowser(strict);
    await stranger.go('POST', '/sign-in', { email });
    assert.match((await stranger.go('GET', '/sign-in/code')).body, /We sent a link/);
    await browser.go('POST', '/sign-in', { email });
    assert.match((await browser.go('GET', '/sign-in/code')).body, /We sent a code/);
    browser.cookies.set('__Host-parley_known', 'forged.AAAA');
    await browser.go('POST', '/sign-in', { email });
    assert.match((await browser.go('GET', '/sign-in/code')).body, /We sent a link/);
  } finally {
    await strict.close();
  }
});

test('a link signs in once, in whichever browser it is opened, and looking at it uses nothing up', async () => {
  const strict = await createTestApplication({ RATE_LIMIT_SCALE: '1', SMTP_URL: smtpUrl });
  try {
    const email = 'link@reader.example';
    for (let n = 0; n < 6; n += 1)
      await strict.request({ method: 'POST', url: '/api/v1/sign-in', payload: { email } });
    const link = /\/sign-in\/link\?(\S+)/.exec(
      mails.at(-1)?.replace(/=\r\n/g, '').replaceAll('=3D', '=') ?? '',
    )?.[1];
    const fields = Object.fromEntries(new URLSearchParams(link));
    const browser = createBrowser(strict);
    const shown = await browser.go('GET', `/sign-in/link?${link}`);
    assert.match(shown.body, /link@reader\.example/, 'it says whose account is entered');
    assert.equal(shown.statusCode, 200);
    const { id = '' } = fields;
    for (const wrong of [
      { id, code: 'x' },
      { ...fields, id: 'x' },
    ]) {
      const other = await browser.go('GET', `/sign-in/link?${new URLSearchParams(wrong).toString()}`);
      assert.equal(other.headers['parley-refusal'], 'link_expired');
      assert.doesNotMatch(other.body, /link@reader/);
    }
    assert.equal((await browser.go('POST', '/sign-in/link', { ...fields, code: 'x' })).statusCode, 422);
    assert.equal((await browser.go('POST', '/sign-in/link', { ...fields, id: 'x' })).statusCode, 410);
    const opened = await browser.go('POST', '/sign-in/link', fields);
    assert.equal(opened.headers.location, '/sign-in/name?return=%2F');
    const again = await createBrowser(strict).go('POST', '/sign-in/link', fields);
    assert.equal(again.statusCode, 410);
  } finally {
    await strict.close();
  }
});

test('a link that somebody else asked for takes along nothing that was written as a guest', async () => {
  const strict = await createTestApplication({ RATE_LIMIT_SCALE: '1', SMTP_URL: smtpUrl });
  try {
    await strict.addSite('open', { settings: { guests: true } });
    const browser = createBrowser(strict);
    const url = `/open/stories/a/comment?${new URLSearchParams({ url: `${NEWS_ORIGIN}/a` }).toString()}`;
    const written = await browser.go('POST', url, { body: 'As a guest.', name: 'Gus' });
    assert.equal(written.statusCode, 303, written.body);
    for (let n = 0; n < 6; n += 1)
      await strict.request({
        method: 'POST',
        url: '/api/v1/sign-in',
        payload: { email: 'eve@reader.example' },
      });
    const [, link] =
      /\/sign-in\/link\?(\S+)/.exec(mails.at(-1)?.replace(/=\r\n/g, '').replaceAll('=3D', '=') ?? '') ?? [];
    const fields = Object.fromEntries(new URLSearchParams(link));
    assert.equal((await browser.go('POST', '/sign-in/link', fields)).statusCode, 303);
    const { rows } = await strict.pool.query({
      text: "select a.name from comments c join accounts a on a.id = c.author_id where c.body = 'As a guest.' and a.is_guest",
    });
    assert.deepEqual(rows, [{ name: 'Gus' }]);
  } finally {
    await strict.close();
  }
});

test('after some wrong guesses at its codes a mailbox gets links', async () => {
  const strict = await createTestApplication({ RATE_LIMIT_SCALE: '1' });
  try {
    const ask = async () => {
      const payload = { email: 'guessed@reader.example' };
      return (await strict.request({ method: 'POST', url: '/api/v1/sign-in', payload })).json();
    };
    for (let n = 0; n < 2; n += 1) {
      const started = await ask();
      assert.equal(started.kind, 'code');
      for (let guess = 0; guess < 7; guess += 1)
        await strict.request({
          method: 'POST',
          url: '/api/v1/sign-in/confirm',
          payload: { ...started, code: '12345' },
        });
    }
    assert.equal((await ask()).kind, 'link');
  } finally {
    await strict.close();
  }
});

test('signing out ends the session', async () => {
  const browser = createBrowser();
  await signIn(browser, 'new@reader.example');
  const session = browser.cookies.get('__Host-parley_session') ?? '';
  await browser.go('POST', '/sign-out', { return: '/daily/stories/a' });
  const viewer = await parley.request({
    url: '/api/v1/sites/daily/stories/a/viewer',
    headers: { authorization: `Bearer ${session}` },
  });
  assert.equal(viewer.json().signedIn, false);
});

test('neither the e-mail address nor the code gets into an address', async () => {
  const browser = createBrowser();
  const asked = await browser.go('POST', '/sign-in', {
    email: 'eve@reader.example',
    return: '/daily/stories/one',
  });
  assert.equal(asked.headers.location, '/sign-in/code?return=%2Fdaily%2Fstories%2Fone');
  const code = await readCode();
  const confirmed = await browser.go('POST', '/sign-in/code', { code, return: '/daily/stories/one' });
  assert.equal(confirmed.headers.location, '/sign-in/name?return=%2Fdaily%2Fstories%2Fone');
});

test('a form of another page signs nobody out', async () => {
  const response = await parley.request({
    method: 'POST',
    url: '/sign-out',
    headers: {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: 'return=/',
  });
  assert.equal(response.statusCode, 403);
  assert.deepEqual(response.cookies, []);
});

test('a path in any script is led back to, however it came', async () => {
  for (const path of ['/daily/stories/日本', '/daily/stories/\ud800 x']) {
    const response = await parley.request({
      method: 'POST',
      url: '/sign-out',
      headers: { origin: 'https://talk.example', 'sec-fetch-site': 'same-origin' },
      payload: { return: path },
    });
    assert.equal(response.statusCode, 303);
    assert.equal(response.headers.location, encodeURI(path.toWellFormed()));
  }
});

test('a name is chosen by the API too', async () => {
  const response = await parley.request({
    method: 'PUT',
    url: '/api/v1/session/name',
    headers: { authorization: `Bearer ${await parley.signIn('Before')}` },
    payload: { name: ' After  wards ' },
  });
  assert.equal(response.statusCode, 200);
  assert.deepEqual(response.json(), { name: 'After wards' });
});
