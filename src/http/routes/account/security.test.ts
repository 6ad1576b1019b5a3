import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { createAuthenticator } from '../../../testing/authenticator.ts';
import { eventually } from '../../../testing/eventually.ts';
import { createFormBrowser, type FormBrowser } from '../../../testing/form-browser.ts';
import { startMailbox, type Mailbox } from '../../../testing/mailbox.ts';

const PAGE = '/account/security';
let parley: TestApplication;
let mailbox: Mailbox;

before(async () => {
  mailbox = await startMailbox();
  parley = await createTestApplication({ SMTP_URL: mailbox.url });
});
after(async () => {
  await mailbox.close();
  await parley.close();
});

/** A browser in which somebody is signed in. */
async function open(name: string, on: TestApplication = parley): Promise<FormBrowser> {
  const browser = createFormBrowser(on);
  browser.cookies.set('__Host-parley_session', await on.signIn(name));
  return browser;
}

/** What was so long ago that it opens nothing dangerous any more. */
async function age(name: string, on: TestApplication = parley): Promise<void> {
  await on.pool.query({
    text: `update sessions s set confirmed_at = now() - interval '16 minutes', second_factor_at = second_factor_at - interval '16 minutes'
      from accounts a where a.id = s.account_id and a.name = $1`,
    values: [name],
  });
}

/** Switches codes of an app on; gives what computes them and the recovery codes. */
async function switchOn(browser: FormBrowser) {
  await browser.go('POST', '/account/security/totp', { do: 'start' });
  const page = await browser.go('GET', '/account/security/totp');
  const [, key = ''] = /<code class="key" dir="ltr">([A-Z2-7 ]+)</.exec(page.body) ?? [];
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
  const app = (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
  const shown = await browser.go('POST', '/account/security/totp', { do: 'confirm', code: app() });
  const codes = [...shown.body.matchAll(/<code>([0-9a-z]{5}-[0-9a-z]{5})</g)].map(([, code = '']) => code);
  return { app, codes, page, shown };
}

function mailsTo(name: string, subject: RegExp): number {
  return mailbox.mails.filter((mail) => mail.includes(`To: ${name.toLowerCase()}@`) && subject.test(mail))
    .length;
}

describe('codes of an app', () => {
  test('are set up by a picture and a key that nothing keeps, and their recovery codes are shown once', async () => {
    const browser = await open('Ann');
    const { codes, page, shown } = await switchOn(browser);
    assert.match(page.body, /<svg class="qr"[^>]*role="img" aria-label="QR code of the key"/);
    assert.doesNotMatch(page.body, /style=/);
    for (const secret of [page, shown]) assert.equal(secret.headers['cache-control'], 'no-store');
    assert.equal(codes.length, 10);
    const again = await browser.go('GET', '/account/security/totp');
    for (const code of codes) assert.ok(!again.body.includes(code));
    await eventually(() => assert.equal(mailsTo('Ann', /Subject: Codes from an app were switched on/), 1));
  });

  test('are asked for once after signing in, and lead on to where somebody was going', async () => {
    const { app } = await switchOn(await open('Bob'));
    const browser = await open('Bob');
    const asked = await browser.go('GET', '/account');
    assert.equal(asked.headers.location, '/account/second-factor?return=%2Faccount');
    const wrong = await browser.go('POST', '/account/second-factor', { return: '/account', code: '000000' });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /aria-invalid="true" aria-describedby="error".*This code is not right/s);
    const right = await browser.go('POST', '/account/second-factor', { return: '/account', code: app(1) });
    assert.equal(right.headers.location, '/account');
    assert.equal((await browser.go('GET', '/account')).statusCode, 200);
    const page = await browser.go('GET', '/account/second-factor?return=%2Faccount');
    assert.equal(page.headers.location, '/account', 'nothing is asked twice');
  });

  test('are switched off after proving once more who one is, which a mail tells', async () => {
    const browser = await open('Cid');
    const { codes } = await switchOn(browser);
    await age('Cid');
    const asked = await browser.go('POST', '/account/security/totp', { do: 'off' });
    assert.equal(asked.headers.location, '/account/step-up?return=%2Faccount%2Fsecurity%2Ftotp');
    const proved = await browser.go('POST', '/account/step-up', {
      return: '/account/security/totp',
      code: codes[0] ?? '',
    });
    assert.equal(proved.headers.location, '/account/security/totp');
    const off = await browser.go('POST', '/account/security/totp', { do: 'off' });
    assert.equal(off.headers.location, PAGE);
    await eventually(() =>
      assert.equal(mailsTo('Cid', /Subject: A recovery code of your account was used/), 1),
    );
    await eventually(() => assert.equal(mailsTo('Cid', /Subject: Codes from an app were switched off/), 1));
    await eventually(() => assert.match(mailbox.mails.join('\n'), /9 recovery codes left\./));
  });
});

describe('proving once more', () => {
  test('is done by a fresh code by mail where there is no factor', async () => {
    const browser = await open('Dee');
    await age('Dee');
    assert.equal((await browser.go('GET', '/account/security/passkeys')).statusCode, 303);
    const sent = await browser.go('POST', '/account/step-up/mail', { return: '/account/security/passkeys' });
    assert.match(String(sent.headers.location), /^\/account\/step-up\?return=.*&sent=yes$/);
    const code = await eventuallyCode('Dee');
    const wrong = await browser.go('POST', '/account/step-up', {
      mailed: 'yes',
      code: code === '000000' ? '1' : '000000',
    });
    assert.equal(wrong.statusCode, 422);
    const other = await open('Dot');
    assert.equal((await other.go('POST', '/account/step-up', { mailed: 'yes', code })).statusCode, 410);
    const right = await browser.go('POST', '/account/step-up', {
      mailed: 'yes',
      code,
      return: '/account/security/passkeys',
    });
    assert.equal(right.headers.location, '/account/security/passkeys');
    assert.equal((await browser.go('GET', '/account/security/passkeys')).statusCode, 200);
  });

  test('is asked in the language of the page it leads back to', async () => {
    const browser = await open('Lena');
    const query = `return=${encodeURIComponent('/account/data?lang=ar')}`;
    for (const path of ['/account/step-up', '/account/security/passkeys'])
      assert.match((await browser.go('GET', `${path}?${query}`)).body, /<html lang="ar" dir="rtl"/);
    const sent = await browser.go('POST', '/account/step-up', { return: '/account/data?lang=de', code: '1' });
    assert.match(sent.body, /<html lang="de"/);
    assert.match((await browser.go('GET', '/account/security/passkeys?lang=fr')).body, /<html lang="fr"/);
  });

  test('by mail is not enough for somebody with a second factor', async () => {
    const browser = await open('Eva');
    await switchOn(browser);
    const refused = await browser.go('POST', '/account/step-up/mail', {});
    assert.equal(refused.headers['parley-refusal'], 'mail_not_enough');
    const page = await browser.go('GET', '/account/step-up');
    assert.doesNotMatch(page.body, /step-up\/mail/);
  });

  test('by a code for another mailbox proves nothing', async () => {
    const browser = await open('Flo');
    await age('Flo');
    await browser.go('POST', '/sign-in', { email: 'else@reader.example' });
    const code = await eventuallyCode('else');
    const refused = await browser.go('POST', '/account/step-up', { mailed: 'yes', code });
    assert.equal(refused.headers['parley-refusal'], 'code_expired');
  });

  test('leads accounts without mailbox and factor to their own way in', async () => {
    const browser = await open('Gus');
    await parley.pool.query({ text: "update accounts set email = null where name = 'Gus'" });
    const page = await browser.go('GET', '/account/step-up?return=%2Faccount%2Fsecurity');
    assert.match(
      page.body,
      /action="\/sign-out".*value="\/sign-in\?return=%2Faccount%2Fsecurity".*Sign in again/s,
    );
  });

  test('leads nowhere but to Parley’s own pages', async () => {
    const browser = await open('Hel');
    const { app } = await switchOn(browser);
    for (const [index, target] of ['https://evil.example/', '//evil.example', '/\\evil.example'].entries()) {
      if (index > 0) await parley.pool.query({ text: 'update totp set last_step = 0' });
      const answer = await browser.go('POST', '/account/step-up', { return: target, code: app(1) });
      assert.equal(answer.headers.location, '/');
    }
  });

  test('a form of another page proves nothing', async () => {
    const token = await parley.signIn('Ivy');
    const answer = await parley.request({
      method: 'POST',
      url: '/account/step-up',
      headers: {
        cookie: `__Host-parley_session=${token}`,
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'code=000000',
    });
    assert.equal(answer.headers['parley-refusal'], 'sign_in_required');
  });
});

/** The code of the newest mail to somebody. */
async function eventuallyCode(name: string): Promise<string> {
  const find = () =>
    mailbox.mails
      .filter((mail) => mail.includes(`To: ${name.toLowerCase()}@`))
      .flatMap((mail) => /Subject: (\d{6}) /.exec(mail)?.slice(1) ?? [])
      .at(-1);
  return eventually(() => {
    const code = find();
    assert.ok(code);
    return code;
  });
}

describe('guesses at codes of an app', () => {
  test('end for a session after ten, for strangers after thirty a day, and never for who has shown a factor', async () => {
    const own = await createTestApplication({ RATE_LIMIT_SCALE: '1' });
    try {
      const owner = await open('Jan', own);
      const { codes } = await switchOn(owner);
      const guess = (browser: FormBrowser, code: string) =>
        browser.go('POST', '/account/second-factor', { code });
      const tries: string[] = [];
      for (let thief = 0; thief < 4; thief += 1) {
        const browser = await open('Jan', own);
        for (let index = 0; index < 11; index += 1) {
          const answer = await guess(browser, '000000');
          tries.push(String(answer.headers['parley-refusal']));
        }
      }
      assert.equal(tries.filter((code) => code === 'factor_code_wrong').length, 30);
      assert.deepEqual([tries[9], tries[10]], ['factor_code_wrong', 'rate_limited']);
      const fresh = await open('Jan', own);
      assert.equal((await guess(fresh, codes[0] ?? '')).statusCode, 303, 'a recovery code is still good');
      assert.equal((await owner.go('GET', PAGE)).statusCode, 200, 'and the owner’s session goes on');
    } finally {
      await own.close();
    }
  });
});

describe('the page of security', () => {
  test('lists and ends sessions by plain forms', async () => {
    const [here, there] = [await open('Kat'), await open('Kat')];
    const page = await here.go('GET', PAGE);
    assert.match(page.body, /This device/);
    const [, id = ''] = /name="session" value="([^"]+)"/.exec(page.body) ?? [];
    const ended = await here.go('POST', '/account/security/sessions', { session: id });
    assert.equal(ended.headers.location, PAGE);
    assert.match(String((await there.go('GET', PAGE)).headers.location), /^\/sign-in/);
    const again = await here.go('POST', '/account/security/sessions', { session: id });
    assert.equal(again.headers.location, PAGE, 'what is over already is what was asked for');
    const others = await open('Lou');
    await others.go('POST', '/account/security/sessions', { session: 'not an id' });
    assert.equal((await others.go('GET', PAGE)).statusCode, 200);
  });

  test('shows a passkey that a form has brought, and a mail tells of it', async () => {
    const browser = await open('Max');
    const authenticator = createAuthenticator(parley.publicUrl);
    const asked = await browser.go('POST', '/api/v1/account/passkeys/challenge');
    const credential = JSON.stringify(authenticator.create(asked.json()));
    const added = await browser.go('POST', '/account/security/passkeys', { credential, return: '/account' });
    assert.equal(added.headers.location, '/account');
    assert.match((await browser.go('GET', PAGE)).body, /<strong dir="auto">Passkey<\/strong>/);
    await eventually(() => assert.equal(mailsTo('Max', /Subject: A passkey was added to your account/), 1));
    const broken = await browser.go('POST', '/account/security/passkeys', { credential: '{' });
    assert.equal(broken.statusCode, 400);
  });
});

describe('signing in by a passkey on the page', () => {
  test('is refused where the site has switched it off, and its button is not there', async () => {
    await parley.addSite('plain', { settings: { passkeySignIn: false } });
    const owner = await open('Ned');
    const authenticator = createAuthenticator(parley.publicUrl);
    const options = await owner.go('POST', '/api/v1/account/passkeys/challenge');
    const credential = JSON.stringify(authenticator.create(options.json()));
    await owner.go('POST', '/account/security/passkeys', { credential });
    const signIn = async (fields: Record<string, string>) => {
      const browser = createFormBrowser(parley);
      const asked = await browser.go('POST', '/api/v1/sign-in/passkey/challenge');
      const answer = JSON.stringify(authenticator.get(asked.json()));
      return browser.go('POST', '/sign-in/passkey', { credential: answer, return: '/account', ...fields });
    };
    assert.equal((await signIn({ site: 'plain' })).statusCode, 404);
    assert.equal((await signIn({})).headers.location, '/account');
    const page = await parley.request({ url: '/sign-in?site=plain' });
    assert.doesNotMatch(page.body, /passkey/i);
    assert.match((await parley.request({ url: '/sign-in' })).body, /Sign in with a passkey/);
  });
});
