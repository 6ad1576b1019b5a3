import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { OPERATOR } from '../domain/viewer.ts';
import { grantRole } from '../service/grant-role.ts';
import { findViolations } from './find-violations.ts';
import { Keyboard } from './keyboard.ts';
import { takeSignInCode } from './sign-in-pages.ts';
import { raiseStage, SITE, type Stage } from './stage.ts';

/** Together they are light and dark, phone and desktop, both directions. */
const MODES = [
  { name: 'light, desktop', colorScheme: 'light', viewport: { width: 1280, height: 900 }, lang: 'en' },
  { name: 'dark, phone', colorScheme: 'dark', viewport: { width: 390, height: 844 }, lang: 'de' },
  { name: 'light, phone, rtl', colorScheme: 'light', viewport: { width: 390, height: 844 }, lang: 'ar' },
] as const;

/** Long enough that the address made from it is wider than a phone. */
const ADMIN = 'Ines Calloway of The Packet';
const SETTINGS = `/desk/settings/sites/${SITE}`;

let stage: Stage;
let accountPage = '';

before(async () => {
  stage = await raiseStage();
  await stage.signIn(ADMIN);
  const email = `${Buffer.from(ADMIN).toString('hex')}@reader.example`;
  const account = await grantRole(stage.deps, OPERATOR, { to: { email }, role: 'admin', siteIds: null });
  assert.ok('id' in account);
  accountPage = `/desk/settings/accounts/${account.id}`;
});
after(() => stage.close());

async function open(mode: (typeof MODES)[number], javaScriptEnabled = true): Promise<Page> {
  const { colorScheme, viewport } = mode;
  const context = await stage.open({
    colorScheme,
    viewport,
    as: ADMIN,
    reducedMotion: 'reduce',
    javaScriptEnabled,
  });
  return context.newPage();
}

function addressOf(path: string, lang: string): string {
  const url = new URL(path, stage.parley.origin);
  url.searchParams.set('lang', lang);
  return url.href;
}

/** Nothing stands out of the page at its side: a phone would have to be pushed about. */
function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

const PAGES: Readonly<Record<string, () => string>> = {
  'the front page': () => '/desk/settings',
  sites: () => '/desk/settings/sites',
  'a new site': () => '/desk/settings/add-site',
  'the settings of a site': () => SETTINGS,
  sections: () => `${SETTINGS}/sections?name=Sport`,
  'the rules': () => `${SETTINGS}/rules`,
  'versions of the rules': () => `${SETTINGS}/rules/versions`,
  'services asked about comments': () => `${SETTINGS}/rules/services`,
  'the ways in': () => `${SETTINGS}/ways-in`,
  'a service to sign in with': () => `${SETTINGS}/add-provider?preset=apple`,
  'the embed code': () => `${SETTINGS}/embed`,
  'the organisation': () => '/desk/settings/organisation',
  accounts: () => '/desk/settings/accounts',
  'an account': () => accountPage,
  tokens: () => '/desk/settings/tokens',
  'the audit log': () => '/desk/settings/audit',
  'a link that is no longer good': () => '/desk/first-admin',
};

describe('axe finds nothing wrong, and nothing stands out at the side, on:', () => {
  for (const [name, path] of Object.entries(PAGES)) {
    test(name, async () => {
      for (const mode of MODES) {
        const page = await open(mode);
        await page.goto(addressOf(path(), mode.lang));
        const violations = await findViolations(page);
        assert.equal(violations.join('\n\n'), '', mode.name);
        assert.equal(await measureOverflow(page), 0, mode.name);
        await page.context().close();
      }
    });
  }
});

test('axe finds nothing wrong with a form that comes back, and with what was saved', async () => {
  const page = await open(MODES[1]);
  await page.goto(addressOf(SETTINGS, 'en'));
  await page.locator('main form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await page.locator('[name="setting.editWindowMinutes"]').fill('-1');
  await page.locator('.save button').click();
  await page.locator('.error').first().waitFor();
  assert.equal((await findViolations(page)).join('\n\n'), '');
  await page.locator('[name="setting.editWindowMinutes"]').fill('33');
  await page.locator('.save button').click();
  await page.locator('.notice').waitFor();
  assert.equal((await findViolations(page)).join('\n\n'), '');
  await page.context().close();
});

test('settings are changed and taken back with a keyboard alone, and the focus is always seen', async () => {
  const page = await open(MODES[0]);
  const keyboard = new Keyboard(page);
  await page.goto(addressOf('/desk/settings', 'en'));
  await keyboard.use(page.getByRole('link', { name: 'The Courier' }), 'Enter');
  await page.waitForURL(`**${SETTINGS}`);
  await keyboard.use(page.getByLabel('Guests', { exact: true }), 'Space');
  await keyboard.goTo(page.getByLabel('Longest comment'));
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('2500');
  await keyboard.press('Enter');
  await page.locator('.notice:focus').waitFor();
  const notice = page.locator('.notice');
  assert.match((await notice.textContent()) ?? '', /Guests.*Off.*On.*Longest comment.*10,000.*2,500/s);
  await keyboard.use(notice.getByRole('button', { name: 'Undo' }), 'Enter');
  await notice.locator('ins', { hasText: '10,000' }).waitFor();
  await page.context().close();
});

test('without script a token is made, shown once, and revoked', async () => {
  const page = await open(MODES[1], false);
  await page.goto(addressOf('/desk/settings/tokens', 'en'));
  await page.getByLabel('Name').fill('Content system');
  await page.getByLabel('Add and change stories').check();
  await page.getByRole('button', { name: 'Make a token' }).click();
  assert.match((await page.locator('output').textContent()) ?? '', /^parley_/);
  await page.reload();
  assert.equal(await page.locator('output').count(), 0);
  await page.locator('summary', { hasText: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Revoke this token' }).click();
  await page.getByText('The token is revoked.').waitFor();
  await page.context().close();
});

test('the printed link leads whoever opens it to the desk of an empty installation', async () => {
  const empty = await raiseStage();
  try {
    const [link = ''] = await empty.parley.takeLine(/(http:\S+\/desk\/first-admin\?token=[\w-]+)/);
    const page = await (await empty.open()).newPage();
    await page.goto(link);
    assert.ok(!page.url().includes('token'));
    await page.locator('input[name=email]').fill('ines@news.example');
    await page.locator('main form button').first().click();
    await page.locator('input[name=code]').fill(await takeSignInCode(empty.parley));
    await page.locator('main form button').first().click();
    await page.locator('input[name=name]').fill('Ines');
    await page.locator('main form button').first().click();
    await page.getByRole('button', { name: 'Become the admin' }).click();
    await page.getByText('You are the admin now.').waitFor();
    assert.equal(new URL(page.url()).pathname, '/desk/settings');
  } finally {
    await empty.close();
  }
});
