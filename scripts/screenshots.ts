/**
 * Takes the pictures of docs/screenshots from the demonstration: discussions, a reader's own pages and the settings, at
 * phone and desktop width. Run by hand after `npm run build`: node scripts/screenshots.ts
 */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { AccountId, CommentId, SiteId } from '../dist/domain/ids.js';
import { OPERATOR } from '../dist/domain/viewer.js';
import { renderImportFile } from '../dist/render/imports/report-file.js';
import { grantRole } from '../dist/service/grant-role.js';
import { addProvider } from '../dist/service/manage-providers.js';
import { changeSite, readSite } from '../dist/service/manage-sites.js';
import { rotateSignOnSecret } from '../dist/service/sign-on-secrets.js';
import { insertDecision } from '../dist/storage/decisions.js';
import { withTransaction } from '../dist/storage/pool.js';
import { sampleReport, sampleStory } from '../dist/testing/import-samples.js';
import { seedModeration } from '../dist/testing/seed-moderation.js';
import { makeSmallExport } from '../dist/testing/small-export.js';
import { furnishQueue } from '../dist/testing/desk-scene.js';
import { bringIn } from '../dist/testing/bring-in.js';
import { raiseStage } from '../dist/testing/stage.js';
import { ShownThread } from '../dist/testing/shown-thread.js';
import { takePictureOfOrders } from './picture-of-orders.ts';

const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const READER = 'Ines';
/** Somebody who wrote before the move. */
const RETURNER = 'Henrike Vos';
const ADMIN = 'Vera';
const MODERATOR = 'Wilfred Okonjo-Hale';

interface Subject {
  readonly name: string;
  readonly path: string;
  readonly schemes: readonly ('light' | 'dark')[];
  /** Who looks; nobody where it is left out. */
  readonly as?: string;
  /** At which sizes, where those are not the usual ones. */
  readonly widths?: readonly (typeof TABLET)[];
  readonly prepare?: (page: Page, height: number) => Promise<void>;
}

const WIDTHS = [
  { name: 'phone', viewport: { width: 390, height: 1000 } },
  { name: 'desktop', viewport: { width: 1280, height: 1200 } },
];
const TABLET = { name: 'tablet', viewport: { width: 900, height: 1200 } };

const BOTH = ['light', 'dark'] as const;
const LIGHT = ['light'] as const;

const SUBJECTS: readonly Subject[] = [
  {
    name: 'story',
    path: '/demo/stories/harbour-street',
    schemes: BOTH,
    as: READER,
    prepare: async (page) => void (await waitForThread(page)),
  },
  {
    name: 'embed',
    path: '/demo/articles/harbour-street.html#parley',
    schemes: BOTH,
    as: READER,
    prepare: showEmbed,
  },
  { name: 'viewpoints', path: '/demo/viewpoints', schemes: LIGHT },
  { name: 'sign-in', path: '/sign-in?return=/demo/stories/harbour-street', schemes: LIGHT },
  { name: 'profile', path: '/account', schemes: LIGHT, as: READER },
  { name: 'security', path: '/account/security', schemes: LIGHT, as: READER },
  { name: 'data', path: '/account/data', schemes: LIGHT, as: READER },
  { name: 'old-comments', path: '/account/old-comments', schemes: BOTH, as: RETURNER },
  {
    name: 'desk-queue',
    path: '/desk?site=demo',
    schemes: BOTH,
    as: ADMIN,
    widths: [...WIDTHS, TABLET],
    prepare: (page) => page.locator('article.open[data-ready=true]').waitFor(),
  },
  {
    name: 'desk-queue-author',
    path: '/desk?site=demo',
    schemes: LIGHT,
    as: ADMIN,
    widths: WIDTHS.slice(1),
    prepare: showAuthor,
  },
  { name: 'desk', path: '/desk/settings', schemes: LIGHT, as: ADMIN },
  { name: 'settings', path: '/desk/settings/sites/demo', schemes: BOTH, as: ADMIN },
  { name: 'ways-in', path: '/desk/settings/sites/demo/ways-in', schemes: LIGHT, as: ADMIN },
  {
    name: 'simulation',
    path: '/desk/settings/sites/gazette/rules',
    schemes: BOTH,
    as: ADMIN,
    prepare: tryRules,
  },
  { name: 'accounts', path: '/desk/settings/accounts', schemes: LIGHT, as: ADMIN },
  {
    name: 'numbers',
    path: '/desk/numbers?site=courier',
    schemes: BOTH,
    as: ADMIN,
    prepare: (page) => page.locator('.plot canvas').nth(3).waitFor(),
  },
  { name: 'audit', path: '/desk/settings/audit', schemes: LIGHT, as: ADMIN },
  { name: 'import-report', path: '/demo/viewpoints', schemes: BOTH, prepare: showImportReport },
  {
    name: 'import',
    path: '/desk/settings/sites/gazette/imports',
    schemes: LIGHT,
    as: ADMIN,
    prepare: importExport,
  },
];
/** What people write in the simulation, and what a moderator has decided of it since. */
const OPINIONS = [
  'I read the plan twice and still cannot find the cycle lane.',
  'The tram was late again today, and nobody said why.',
  'Councillor Bray is a crook, and everybody at the harbour knows it.',
  'More trees on Harbour Street, please. The new benches are fine.',
  'Who is paid for this bridge? Ask who took a bribe for the last one.',
  'Earn from home: [see how](https://quick-money.example/start), it has helped my sister.',
  'I have lived here for forty years, and this is the first plan that makes sense.',
  'What a cr00k. He said the opposite in spring.',
  'The minutes are on the council’s own page; page 14 has the figures.',
  'My shop had half its customers while the street was closed.',
  'Could the paper print the old map beside the new one?',
  'A bribe is a serious word. Has anybody seen a single document?',
  'Parking is for people who do not live here, and we pay for it.',
  'The school needs a safe crossing before anybody needs a fountain.',
  'They are all crооks, every one of them.',
  'Thank you for asking the harbour master. That was missing elsewhere.',
  'Buses every ten minutes would do more than any bridge.',
  'I counted the lorries on Tuesday: two hundred and twelve before noon.',
  'Nobody asked the fishermen, and they are the ones who move out.',
  'Let us wait for the second hearing before we shout at each other.',
];

await mkdir(FOLDER, { recursive: true });
const stage = await raiseStage();
await furnish();
/** Names of subjects may follow the command; without any, all are taken. */
const wanted = process.argv.slice(2);
for (const subject of SUBJECTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  for (const width of subject.widths ?? WIDTHS) {
    for (const colorScheme of subject.schemes) await takePicture(subject, { ...width, colorScheme });
  }
}
if (wanted.length === 0 || wanted.includes('orders'))
  await takePictureOfOrders(stage, `${FOLDER}orders-desktop-light.png`);
await stage.close();

/** A reader who has written, a newsroom, and services to sign in with. */
async function furnish(): Promise<void> {
  await stage.signIn(READER);
  for (const body of [
    'The 6 could stop at the fish market again. Nobody would have to cross the ring road with a pram.',
    'Has anybody asked the shops in the side street? Two of them told me they would rather have the trees.',
  ]) {
    await stage.write({ by: READER, site: 'demo', story: 'harbour-street', body });
  }
  for (const [name, role] of [
    [ADMIN, 'admin'],
    ['Tomas Verrill', 'admin'],
    [MODERATOR, 'moderator'],
  ] as const) {
    await stage.signIn(name);
    const email = `${Buffer.from(name).toString('hex')}@reader.example`;
    await grantRole(stage.deps, OPERATOR, { to: { email }, role, siteIds: null });
  }
  await furnishQueue(stage);
  // Addresses as people have them, where nobody signs in by the one of the test.
  await stage.deps.pool.query({
    text: "update accounts set email = lower(replace(name, ' ', '.')) || '@packet.example' where name in ('Tomas Verrill', 'Wilfred Okonjo-Hale')",
  });
  await furnishSite();
  await furnishComments();
  await furnishFigures();
  await furnishOld();
}

/** Three names of another system that used one mailbox. */
async function furnishOld(): Promise<void> {
  await stage.signIn(RETURNER);
  const { pool } = stage.deps;
  const { rows } = await pool.query<{ siteId: SiteId }>({
    text: `select id as "siteId" from sites where key = 'demo'`,
  });
  const [{ siteId } = { siteId: null }] = rows;
  if (siteId === null) throw new Error('There is no demonstration.');
  const email = `${Buffer.from(RETURNER).toString('hex')}@reader.example`;
  const old = { siteId, story: 'annie-bell', email } as const;
  await bringIn(pool, {
    ...old,
    source: 'wordpress',
    name: 'Henrike',
    bodies: [
      'My grandfather was her engineer for eleven years. He always said that she steered herself, and that the captain was there for the company.',
      'Will there be one more crossing for those who could not get a ticket?',
      'Thank you for the photographs. The one from 1961 shows my aunt.',
    ],
  });
  await bringIn(pool, {
    ...old,
    name: 'harbour_hen',
    bodies: ['The new boat has no deck to stand on. That is all I need to know about it.'],
  });
  await bringIn(pool, { ...old, source: 'wordpress', name: 'Captain Obvious', bodies: ['Boats float.'] });
}

/** Some weeks in which three people moderated. */
async function furnishFigures(): Promise<void> {
  const { pool } = stage.deps;
  const { rows } = await pool.query<{ id: AccountId; siteId: SiteId }>({
    text: `select a.id, s.id as "siteId" from accounts a join sites s on s.key = 'courier'
      where a.role in ('moderator', 'admin') order by a.created_at`,
  });
  const [{ siteId } = { siteId: null }] = rows;
  if (siteId === null) throw new Error('Nobody moderates the Courier.');
  const moderators = rows.map(({ id }) => id);
  await withTransaction(pool, (db) => seedModeration(db, { siteId, moderators, days: 40, perDay: 320 }));
}

async function furnishSite(): Promise<void> {
  const { deps } = stage;
  await changeSite(deps, OPERATOR, { key: 'demo', settings: { editWindowMinutes: 30, ssoEnabled: true } });
  const site = await readSite(deps, OPERATOR, 'demo');
  if ('refused' in site) throw new Error(site.refused);
  await rotateSignOnSecret(deps, OPERATOR, { site, secret: null });
  await rotateSignOnSecret(deps, OPERATOR, { site, secret: null });
  for (const preset of ['google', 'github'] as const) {
    await addProvider(deps, OPERATOR, {
      key: preset,
      preset,
      clientId: 'packet.apps.example',
      clientSecret: 'a secret of the packet',
      siteId: site.id,
    });
  }
}

/** Comments that rules can be tried on, some of which somebody has decided. */
async function furnishComments(): Promise<void> {
  const site = await readSite(stage.deps, OPERATOR, 'gazette');
  if ('refused' in site) throw new Error(site.refused);
  for (const [n, body] of OPINIONS.entries()) {
    const id = await stage.write({ by: `Neighbour ${n}`, story: 'harbour-street', site: 'gazette', body });
    const to = /crook|cr00k/.test(body) ? 'rejected' : /document/.test(body) ? 'published' : null;
    if (to === null) continue;
    const at = stage.deps.clock();
    const decided = { siteId: site.id, commentId: id as CommentId, from: 'published', to, at } as const;
    await insertDecision(stage.deps.pool, decided, { id: stage.deps.newId(), by: 'account' });
  }
}

/** Fills in two lists and tries them. */
async function tryRules(page: Page): Promise<void> {
  await page.locator('[name=bannedWords]').fill('# Names for people\ncrook*');
  await page.locator('[name=suspectWords]').fill('bribe*');
  await page.locator('[name="links.blocked"]').fill('quick-money.example');
  await page.locator('button[value=try]').click();
  await page.locator('.simulation').waitFor();
}

/** Uploads an export and begins to import it, until its bar says how long that takes. */
async function importExport(page: Page): Promise<void> {
  const buffer = makeSmallExport({ posts: 60_000, threads: 500 });
  const files = { name: 'gazette-2026.xml', mimeType: 'text/xml', buffer };
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.locator('.task [role=status]', { hasText: 'left' }).waitFor({ timeout: 60_000 });
}

/** Sessions as a reader has them, in place of those that a test opens for each picture. */
async function tidySessions(): Promise<void> {
  await stage.deps.pool.query({
    text: `with placed as (
        select s.id, row_number() over (partition by s.account_id order by s.created_at desc) as place from sessions s
      ), dropped as (delete from sessions s using placed p where p.id = s.id and p.place > 3)
      update sessions s set via = case when p.place = 2 then 'passkey' else 'email' end,
        device = (array['Firefox on Windows', 'Safari on iPhone', 'Chrome on Android'])[p.place]
      from placed p where p.id = s.id and p.place <= 3`,
  });
}

interface Looks {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

async function takePicture(subject: Subject, { name, viewport, colorScheme }: Looks): Promise<void> {
  const context = await stage.open({
    viewport,
    colorScheme,
    ...(subject.as === undefined ? {} : { as: subject.as }),
  });
  await tidySessions();
  const page = await context.newPage();
  await page.goto(stage.parley.origin + subject.path);
  await subject.prepare?.(page, viewport.height);
  const path = `${FOLDER}${subject.name}-${name}-${colorScheme}.png`;
  await page.screenshot({ path });
  console.log(path);
  await context.close();
}

/** The file that a rehearsal of an import writes. */
async function showImportReport(page: Page): Promise<void> {
  const assets = fileURLToPath(new URL('../dist/assets/', import.meta.url));
  const manifest = JSON.parse(await readFile(join(assets, 'manifest.json'), 'utf8')) as Record<
    string,
    { file: string }
  >;
  const css = await readFile(join(assets, manifest['import-file.css']?.file ?? ''), 'utf8');
  const report = sampleReport({ run: null, isRehearsal: true });
  const stories = [sampleStory(), sampleStory({ title: 'Who pays for the ring road', isClosed: true })];
  const file = join(await mkdtemp(join(tmpdir(), 'parley-report-')), 'report.html');
  await writeFile(file, renderImportFile({ language: 'en', report, stories, css }));
  await page.goto(pathToFileURL(file).href);
}

/** The queue with what is known of the author, and the thread. */
async function showAuthor(page: Page): Promise<void> {
  await page.locator('article.open[data-ready=true]').waitFor();
  await page.keyboard.press('b');
  await page.locator('.person').waitFor();
}

async function waitForThread(page: Page): Promise<ShownThread> {
  const thread = new ShownThread(page);
  await thread.viewer.locator('[data-action=signOut]').waitFor();
  return thread;
}

/** The embed below the end of its story, so that one sees whose guest it is. */
async function showEmbed(page: Page, height: number): Promise<void> {
  const { section } = await waitForThread(page);
  await section.evaluate((element, shown) => {
    scrollTo({ top: element.getBoundingClientRect().top + scrollY - shown / 6, behavior: 'instant' });
  }, height);
}
