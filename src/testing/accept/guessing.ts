import assert from 'node:assert/strict';
import { makeDataFolder } from '../embedded-host.ts';
import { eventually } from '../eventually.ts';
import { startMailbox, type Mailbox } from '../mailbox.ts';
import { chooseSettings, startParley, toLocal, type ParleyProcess } from '../parley-process.ts';
import type { Check, Scenario } from './scenario.ts';

const OWNER = 'owner@reader.example';
const GUESSES = 100_000;
const GUESSES_A_CODE = 50;
const AT_ONCE = 48;
/** What one mailbox gets within an hour because of others, at most; and what its owner asks for beside that. */
const MOST_MAILS = 25;

/** Guesses at the codes of one mailbox from everywhere get nowhere, and its owner goes on signing in. */
export const guessing: Scenario = {
  description: `${GUESSES.toLocaleString('en')} guesses from many addresses at one account's codes; its owner signs in meanwhile`,
  async run(check) {
    const mailbox = await startMailbox();
    const settings = await chooseSettings({
      PARLEY_DATA: await makeDataFolder(),
      SMTP_URL: mailbox.url,
      TRUSTED_PROXIES: '127.0.0.1',
      RATE_LIMIT_SCALE: '1',
    });
    const parley = await startParley(settings);
    try {
      await attackAndSignIn(check, { parley, mailbox });
    } finally {
      await parley.stop();
      await mailbox.close();
    }
  },
};

interface Target {
  readonly parley: ParleyProcess;
  readonly mailbox: Mailbox;
}

async function attackAndSignIn(check: Check, target: Target): Promise<void> {
  const { mailbox } = target;
  const home = createBrowser(target, '203.0.113.7');
  await check('the owner signs in before anything happens', () => home.signInByCode());
  const attack = { tried: 0, opened: 0, isOver: false };
  const attackers = Array.from({ length: AT_ONCE }, () => attackOn(target, attack));
  await eventually(() => assert.ok(attack.tried > GUESSES / 4), 600_000);
  await check('meanwhile the owner signs in with a code, in the browser of before', () =>
    home.signInByCode(),
  );
  await check('and by a link in a browser that is new, from another address', async () => {
    await createBrowser(target, '198.51.100.9').signInByLink();
  });
  await Promise.all(attackers);
  await check(`none of ${attack.tried.toLocaleString('en')} guesses opened the account`, () => {
    assert.ok(attack.tried >= GUESSES);
    assert.equal(attack.opened, 0);
  });
  await check(`the mailbox got at most ${MOST_MAILS} mails`, () => {
    console.log(`        ${mailbox.mails.length} mails`);
    assert.ok(mailbox.mails.length <= MOST_MAILS);
  });
  await check('and the owner signs in afterwards, too', () => home.signInByCode());
}

function anyAddress(): string {
  return Array.from({ length: 4 }, () => 1 + Math.floor(Math.random() * 254)).join('.');
}

async function post(target: Target, path: string, body: object): Promise<Response> {
  return fetch(`${toLocal(target.parley)}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': anyAddress() },
    body: JSON.stringify(body),
  });
}

/** One of those who attack: asks for a code in the owner's name and guesses at it, again and again. */
async function attackOn(target: Target, attack: { tried: number; opened: number }): Promise<void> {
  while (attack.tried < GUESSES) {
    const asked = await post(target, '/sign-in', { email: OWNER });
    const started = (await asked.json()) as { id?: string; browserToken?: string };
    assert.ok(started.id, `asking for a code answers ${asked.status}`);
    for (let guess = 0; guess < GUESSES_A_CODE && attack.tried < GUESSES; guess += 1) {
      attack.tried += 1;
      const code = String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0');
      const answer = await post(target, '/sign-in/confirm', { ...started, code });
      if (answer.ok) attack.opened += 1;
      await answer.arrayBuffer();
    }
  }
}

/** The owner's browser: cookies, one address, and forms. */
function createBrowser({ parley, mailbox }: Target, address: string) {
  const cookies = new Map<string, string>();
  const send = async (path: string, fields?: Record<string, string>) => {
    const response = await fetch(toLocal(parley) + path, {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-forwarded-for': address,
        'sec-fetch-site': 'same-origin',
      },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: await response.text(),
    };
  };
  const assertSignedIn = async () => {
    const named = await send('/sign-in');
    assert.equal(named.status, 303, 'signed in');
    cookies.delete('parley_session');
  };
  return {
    async signInByCode() {
      const before = mailbox.mails.length;
      assert.equal((await send('/sign-in', { email: OWNER })).status, 303);
      const codes = await eventually(() => {
        const arrived = mailbox.mails.slice(before).flatMap((mail) => /^(\d{6})\r?$/m.exec(mail)?.[1] ?? []);
        assert.ok(arrived.length > 0);
        return arrived;
      }, 20_000);
      // Mails that others asked for may arrive at the same moment: the owner tries the newest first.
      for (const code of codes.toReversed()) {
        if ((await send('/sign-in/code', { code })).status === 303) return assertSignedIn();
      }
      return assert.fail('no code of the mails was right');
    },
    async signInByLink() {
      await send('/sign-in', { email: OWNER });
      assert.match((await send('/sign-in/code')).html, /link/);
      const link = mailbox.mails.flatMap((mail) => /\/sign-in\/link\?(\S+)/.exec(mail)?.[1] ?? []).at(-1);
      assert.ok(link, 'a mail with a link');
      assert.equal((await send(`/sign-in/link?${link}`)).status, 200);
      const fields = Object.fromEntries(new URLSearchParams(link));
      assert.equal((await send('/sign-in/link', fields)).status, 303);
      await assertSignedIn();
    },
  };
}
