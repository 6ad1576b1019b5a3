import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { findViolations } from './find-violations.ts';
import { Keyboard } from './keyboard.ts';
import { addPasskey, enterFirstCode } from './security-pages.ts';
import { raiseStage, type Stage } from './stage.ts';
import { VirtualAuthenticator } from './virtual-authenticator.ts';

const MODES = [
  { name: 'light, desktop', colorScheme: 'light', viewport: { width: 1280, height: 900 }, lang: 'en' },
  { name: 'dark, phone', colorScheme: 'dark', viewport: { width: 390, height: 844 }, lang: 'en' },
  {
    name: 'dark, phone, right to left',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
    lang: 'ar',
  },
] as const;

let stage: Stage;

before(async () => {
  stage = await raiseStage();
});
after(() => stage.close());

async function open(as: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await stage.open({ ...options, as });
  const page = await context.newPage();
  await VirtualAuthenticator.attach(page);
  return page;
}

/** Looks at a page in every mode; what is wrong is said with the mode. */
async function look(page: Page, path: string, faults: string[]): Promise<void> {
  for (const { name, colorScheme, viewport, lang } of MODES) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${stage.parley.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
    const found = await findViolations(page);
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    faults.push(...found.map((fault) => `${path}, ${name}: ${fault}`));
    if (isWide) faults.push(`${path}, ${name}: wider than the window`);
  }
}

describe('the pages by which people prove who they are', () => {
  test('have no violation that axe finds, and fit every window', async () => {
    const page = await open('Ada');
    const faults: string[] = [];
    await look(page, '/account/security/passkeys', faults);
    await look(page, '/account/security/totp', faults);
    await look(page, '/account/step-up', faults);
    await addPasskey(page, stage.parley.origin);
    await page.goto(`${stage.parley.origin}/account/security/totp`);
    await page.getByRole('button', { name: 'Begin' }).click();
    await look(page, '/account/security/totp', faults);
    await page.goto(`${stage.parley.origin}/account/security/totp`);
    await enterFirstCode(page);
    faults.push(...(await findViolations(page)));
    await look(page, '/account/security', faults);
    await look(page, '/account/security/totp', faults);
    await look(page, '/account/step-up', faults);
    await page.goto(`${stage.parley.origin}/account/security`);
    const change = await page
      .getByRole('link', { name: /^Change / })
      .first()
      .getAttribute('href');
    await look(page, change ?? '', faults);
    const fresh = await open('Ada');
    await look(fresh, '/account/second-factor', faults);
    await look(await open('Bea'), '/account/security', faults);
    assert.deepEqual(faults, []);
  });

  test('work by keyboard alone, passkeys too', async () => {
    const page = await open('Cleo');
    const keyboard = new Keyboard(page);
    await page.goto(`${stage.parley.origin}/account/security`);
    await keyboard.use(page.getByRole('link', { name: 'Add a passkey' }), 'Enter');
    await page.waitForURL('**/account/security/passkeys');
    await keyboard.use(page.getByRole('button', { name: 'Add a passkey' }), 'Enter');
    await page.waitForURL('**/account/security');
    await keyboard.use(page.getByRole('link', { name: /^Change / }), 'Enter');
    await page.waitForURL('**/account/security/passkeys/*');
    await keyboard.use(page.getByRole('button', { name: 'Remove this passkey' }), 'Enter');
    await page.waitForURL('**/account/security');
    assert.equal(await page.getByRole('link', { name: /^Change / }).count(), 0);
  });

  test('keep a field and say what is wrong with it, and copy recovery codes', async () => {
    const page = await open('Dua', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${stage.parley.origin}/account/security/totp`);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.locator('input[name=code]').fill('12');
    await page.getByRole('button', { name: 'Switch on' }).click();
    const field = page.locator('input[name=code]');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    await page.locator('input[name=code]:focus').waitFor();
    assert.equal(
      await field.getAttribute('aria-describedby'),
      await page.getByRole('alert').getAttribute('id'),
    );
    const { codes } = await enterFirstCode(page);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), codes.join('\n'));
  });

  test('tell what a browser cannot do instead of showing a button that does nothing', async () => {
    const context = await stage.open({ as: 'Eli' });
    const page = await context.newPage();
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));
    await page.goto(`${stage.parley.origin}/account/security/passkeys`);
    await page.getByText('Passkeys need JavaScript').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Add a passkey' }).count(), 0);
  });
});
