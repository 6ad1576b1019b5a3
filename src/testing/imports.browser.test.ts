import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { OPERATOR } from '../domain/viewer.ts';
import { grantRole } from '../service/grant-role.ts';
import { makeSmallExport } from './small-export.ts';
import { findViolations } from './find-violations.ts';
import { Keyboard } from './keyboard.ts';
import { raiseStage, SITE, type Stage } from './stage.ts';

/** Together they are light and dark, phone and desktop, both directions. */
const MODES = [
  { name: 'light, desktop', colorScheme: 'light', viewport: { width: 1280, height: 900 }, lang: 'en' },
  { name: 'dark, phone', colorScheme: 'dark', viewport: { width: 390, height: 844 }, lang: 'de' },
  { name: 'light, phone, rtl', colorScheme: 'light', viewport: { width: 390, height: 844 }, lang: 'ar' },
] as const;

const ADMIN = 'Ines Calloway';
const IMPORTS = `/desk/settings/sites/${SITE}/imports`;
/** With a comment of the Middle Ages, so that there is something to report. */
const EXPORT = makeSmallExport({ posts: 60 })
  .toString()
  .replace('2019-01-02T00:00:03Z', '1066-10-14T09:00:00Z');
const FILE = { name: 'harbour.xml', mimeType: 'text/xml', buffer: Buffer.from(EXPORT) };
/** An import takes seconds here, and a job a moment to begin. */
const PATIENCE = { timeout: 60_000 };

let stage: Stage;

before(async () => {
  stage = await raiseStage();
  await stage.signIn(ADMIN);
  const email = `${Buffer.from(ADMIN).toString('hex')}@reader.example`;
  await grantRole(stage.deps, OPERATOR, { to: { email }, role: 'admin', siteIds: null });
});
after(() => stage.close());

async function open(mode: (typeof MODES)[number] = MODES[0], javaScriptEnabled = true): Promise<Page> {
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

function addressOf(path: string, lang = 'en'): string {
  const url = new URL(path, stage.parley.origin);
  url.searchParams.set('lang', lang);
  return url.href;
}

/** axe finds nothing on a page in any mode, and nothing stands out at its side. */
async function lookThrough(path: string): Promise<void> {
  for (const mode of MODES) {
    const page = await open(mode);
    await page.goto(addressOf(path, mode.lang));
    assert.equal((await findViolations(page)).join('\n\n'), '', `${path}, ${mode.name}`);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0, `${path}, ${mode.name}`);
    await page.context().close();
  }
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname;
}

test('an export is uploaded, rehearsed and imported with a keyboard alone', async () => {
  const page = await open();
  const keyboard = new Keyboard(page);
  await page.goto(addressOf(IMPORTS));
  await page.locator('input[type=file]').setInputFiles(FILE);
  await keyboard.use(page.getByRole('button', { name: 'Upload', exact: true }), 'Enter');
  await page.waitForURL('**/imports/files/*-*');
  await lookThrough(pathOf(page));
  await keyboard.goTo(page.getByLabel('Name of the source'));
  await keyboard.type('Not A Source');
  await keyboard.press('Enter');
  await page.locator('#problem-source').waitFor();
  assert.equal((await findViolations(page)).join('\n\n'), '');
  await page.getByLabel('Name of the source').fill('by-keyboard');
  await keyboard.use(page.getByRole('button', { name: 'Rehearse', exact: true }), 'Enter');
  await page.getByRole('heading', { name: 'How it would look' }).waitFor(PATIENCE);
  assert.equal(await page.locator('.rehearsed .parley').count(), 3);
  await lookThrough(pathOf(page));
  await keyboard.use(page.getByRole('link', { name: /Back to the files/ }), 'Enter');
  assert.equal(await page.getByLabel('Name of the source').inputValue(), 'by-keyboard');
  await keyboard.use(page.getByRole('button', { name: 'Import', exact: true }), 'Enter');
  await page.waitForURL('**/imports/runs/1*', PATIENCE);
  await page.getByText('The time of a comment lies before 1990').waitFor();
  await lookThrough(pathOf(page));
  await lookThrough(IMPORTS);
  await page.context().close();
});

test('without script the same forms do the same', async () => {
  const page = await open(MODES[0], false);
  await page.goto(addressOf(IMPORTS));
  await page.locator('input[type=file]').setInputFiles(FILE);
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.waitForURL('**/imports/files/*-*');
  await page.getByLabel('Name of the source').fill('without-script');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  // The page asks for itself anew; its link does the same at once.
  await page.waitForURL('**/imports/runs/2', PATIENCE);
  assert.equal(await page.locator('noscript meta[http-equiv=refresh]').count(), 0);
  await page.context().close();
});

test('a bar shows how far an upload is; it can be cancelled, and says when the connection breaks', async () => {
  const page = await open(MODES[1]);
  await page.goto(addressOf(IMPORTS));
  let answer = async (): Promise<void> => undefined;
  await page.route('**/imports/files', (route) => {
    answer = () => route.abort('connectionreset');
  });
  const upload = page.getByRole('button', { name: 'Upload', exact: true });
  await page.locator('input[type=file]').setInputFiles(FILE);
  await upload.click();
  await page.locator('[data-progress] progress').waitFor();
  assert.ok(await upload.isDisabled());
  assert.equal((await findViolations(page)).join('\n\n'), '');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('[data-progress]').waitFor({ state: 'hidden' });
  await upload.click();
  await page.locator('[data-progress] progress').waitFor();
  await answer();
  await page.locator('.error').waitFor();
  assert.match((await page.locator('#problem-files').textContent()) ?? '', /The connection broke off/);
  assert.equal((await findViolations(page)).join('\n\n'), '');
  await page.unroute('**/imports/files');
  await upload.click();
  await page.waitForURL('**/imports/files/*-*');
  await page.context().close();
});

test('the bar of an import moves while its page is open, and another admin sees who asked', async () => {
  const page = await open();
  await page.goto(addressOf(IMPORTS));
  // Long enough to be stopped half-way, also where nothing else keeps the machine busy.
  const buffer = makeSmallExport({ posts: 80_000, threads: 400 });
  await page.locator('input[type=file]').setInputFiles({ ...FILE, buffer });
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.waitForURL('**/imports/files/*-*');
  await page.getByLabel('Name of the source').fill('moving');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.waitForURL('**/imports/tasks/*');
  await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0, undefined, PATIENCE);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByText('Stopped. It can go on where it stood.').waitFor(PATIENCE);
  await lookThrough(IMPORTS);
  await lookThrough(pathOf(page));
  assert.match((await page.locator('main').textContent()) ?? '', /Asked for by Ines Calloway/);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.waitForURL('**/imports/runs/*', PATIENCE);
  await page.context().close();
});
