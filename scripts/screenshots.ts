/**
 * Takes the pictures of docs/screenshots from the demonstration: the story page, the embed and the desk, at phone and
 * desktop width, light and dark. Run by hand after `npm run build`: node scripts/screenshots.ts
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { OPERATOR } from '../dist/domain/viewer.js';
import { grantRole } from '../dist/service/grant-role.js';
import { addProvider } from '../dist/service/manage-providers.js';
import { changeSite, readSite } from '../dist/service/manage-sites.js';
import { rotateSignOnSecret } from '../dist/service/sign-on-secrets.js';
import { raiseStage, type Stage } from '../dist/testing/stage.js';
import { ShownThread } from '../dist/testing/shown-thread.js';

const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));

interface Pictured {
  readonly name: string;
  readonly path: string;
  readonly isEmbed?: true;
  /** Pages without a discussion. */
  readonly isDesk?: true;
}

const PAGES: readonly Pictured[] = [
  { name: 'story', path: '/demo/stories/harbour-street' },
  { name: 'embed', path: '/demo/articles/harbour-street.html#parley', isEmbed: true },
  { name: 'desk', path: '/desk', isDesk: true },
  { name: 'settings', path: '/desk/settings/sites/demo', isDesk: true },
  { name: 'ways-in', path: '/desk/settings/sites/demo/ways-in', isDesk: true },
  { name: 'accounts', path: '/desk/settings/accounts', isDesk: true },
  { name: 'audit', path: '/desk/settings/audit', isDesk: true },
];
const WIDTHS = [
  { name: 'phone', viewport: { width: 390, height: 1000 } },
  { name: 'desktop', viewport: { width: 1280, height: 1200 } },
];

await mkdir(FOLDER, { recursive: true });
const stage = await raiseStage();
await fillDesk(stage);
for (const page of PAGES) {
  for (const width of WIDTHS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await takePicture(page, { ...width, colorScheme });
    }
  }
}
await stage.close();

interface Looks {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

async function takePicture(what: Pictured, { name, viewport, colorScheme }: Looks): Promise<void> {
  const context = await stage.open({ viewport, colorScheme, as: 'Ines' });
  const page = await context.newPage();
  await page.goto(stage.parley.origin + what.path);
  if (!what.isDesk) await showThread(page, { what, height: viewport.height });
  const path = `${FOLDER}${what.name}-${name}-${colorScheme}.png`;
  await page.screenshot({ path });
  console.log(path);
  await context.close();
}

async function showThread(page: Page, { what, height }: { what: Pictured; height: number }): Promise<void> {
  const thread = new ShownThread(page);
  await thread.viewer.locator('[data-action=signOut]').waitFor();
  // The embed below the end of its story, so that one sees whose guest it is.
  if (what.isEmbed) {
    await thread.section.evaluate((section, height) => {
      scrollTo({ top: section.getBoundingClientRect().top + scrollY - height / 6, behavior: 'instant' });
    }, height);
  }
}

/** Somebody who administers, and things that were set up by others. */
async function fillDesk(stage: Stage): Promise<void> {
  const { deps } = stage;
  for (const [name, role] of [
    ['Ines', 'admin'],
    ['Tomas Verrill', 'admin'],
    ['Wilfred Okonjo-Hale', 'moderator'],
  ] as const) {
    await stage.signIn(name);
    const email = `${Buffer.from(name).toString('hex')}@reader.example`;
    await grantRole(deps, OPERATOR, { to: { email }, role, siteIds: null });
  }
  // Addresses as people have them, where nobody signs in by the one of the test.
  await deps.pool.query({
    text: "update accounts set email = lower(replace(name, ' ', '.')) || '@packet.example' where role <> 'reader' and name <> 'Ines'",
  });
  await changeSite(deps, OPERATOR, { key: 'demo', settings: { editWindowMinutes: 30, ssoEnabled: true } });
  const site = await readSite(deps, OPERATOR, 'demo');
  if ('refused' in site) throw new Error(site.refused);
  await rotateSignOnSecret(deps, OPERATOR, { site, secret: null });
  await rotateSignOnSecret(deps, OPERATOR, { site, secret: null });
  await addProvider(deps, OPERATOR, {
    key: 'google',
    preset: 'google',
    clientId: 'packet.apps.example',
    siteId: site.id,
  });
}
