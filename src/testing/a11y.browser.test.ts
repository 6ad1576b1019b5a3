import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { findViolations } from './find-violations.ts';
import { makeModerator } from './held-comments.ts';
import { embedCode } from './publisher.ts';
import { ShownThread } from './shown-thread.ts';
import { takeSignInCode } from './sign-in-pages.ts';
import { GUEST_SITE, raiseStage, SITE, type Stage } from './stage.ts';

/** Each page is looked at in each of these: together they are light and dark, phone and desktop, both directions. */
const MODES = [
  { name: 'light, desktop', colorScheme: 'light', viewport: { width: 1280, height: 900 }, lang: 'en' },
  { name: 'dark, phone', colorScheme: 'dark', viewport: { width: 390, height: 844 }, lang: 'en' },
  {
    name: 'light, phone, right to left',
    colorScheme: 'light',
    viewport: { width: 390, height: 844 },
    lang: 'ar',
  },
  {
    name: 'dark, desktop, right to left',
    colorScheme: 'dark',
    viewport: { width: 1280, height: 900 },
    lang: 'ar',
  },
] as const;

type Mode = (typeof MODES)[number];

let stage: Stage;
const ids = { ada: '', ben: '', demo: '' };

before(async () => {
  stage = await raiseStage();
  ids.ada = await stage.write({ by: 'Ada', story: 'tram', body: 'The tram should stop at the market.' });
  ids.ben = await stage.write({ by: 'Ben', story: 'tram', body: 'Who pays?', parentId: ids.ada });
  await stage.write({
    by: 'Ada',
    story: 'tram',
    site: GUEST_SITE,
    body: 'The tram should stop at the market.',
  });
  await stage.write({ by: 'Ada', story: 'closed', body: 'The last word.' });
  await stage.deps.pool.query({ text: "update stories set closed_at = now() where key = 'closed'" });
  await rejectOne();
  const { rows } = await stage.deps.pool.query<{ id: string }>({
    text: 'select id from comments where depth = 6 and deleted_at is null order by id limit 1',
  });
  ids.demo = rows[0]?.id ?? '';
  for (const dir of ['ltr', 'rtl'] as const) {
    const lang = dir === 'ltr' ? 'en' : 'ar';
    stage.publisher.setPage(`/${lang}/tram`, {
      lang,
      dir,
      head: '<style>:root { color-scheme: light dark; background: Canvas; color: CanvasText; }</style>',
      body: embedCode(stage.parley.origin, { site: GUEST_SITE, story: 'tram' }),
    });
  }
});
after(() => stage.close());

/** A comment that its author sees with what a moderator wrote to them. */
async function rejectOne(): Promise<void> {
  const id = await stage.write({
    by: 'Ada',
    story: 'rejected',
    body: '> Who pays?\n>> And when?\n\nYou do.',
  });
  await makeModerator(stage, 'Mo');
  const { rows } = await stage.deps.pool.query<{ id: string }>({
    text: 'select id from decisions where comment_id = $1',
    values: [id],
  });
  await stage.call('Mo', `POST /desk/sites/${SITE}/comments/${id}/decision`, {
    action: 'reject',
    reason: 'off_topic',
    toAuthor: 'Please write about the tram.',
    seen: { revision: 1, decision: rows[0]?.id },
  });
}

/** Opens a page and brings it into the state that is to be looked at. */
type Show = (page: Page, mode: Mode) => Promise<unknown>;

function testPage(name: string, show: Show, as?: string): void {
  for (const mode of MODES) {
    test(`${name} (${mode.name})`, async () => {
      const context = await openIn(mode, as);
      const page = await context.newPage();
      await show(page, mode);
      const violations = await findViolations(page);
      await context.close();
      assert.equal(violations.join('\n\n'), '');
    });
  }
}

function openIn({ colorScheme, viewport }: Mode, as?: string): Promise<BrowserContext> {
  const options = { colorScheme, viewport, reducedMotion: 'reduce' } as const;
  return stage.open(as === undefined ? options : { ...options, as });
}

/** A page of Parley's own, in the mode's language. */
function at(path: string): Show {
  return async (page, { lang }) => {
    const url = new URL(path, stage.parley.origin);
    url.searchParams.set('lang', lang);
    await page.goto(url.href);
  };
}

/** Sends the page's form as it is, past the browser's own checks. */
async function sendUnchecked(page: Page, button = 'form button'): Promise<void> {
  await page
    .locator('main form')
    .evaluateAll((forms) => forms.forEach((form) => ((form as HTMLFormElement).noValidate = true)));
  await page.locator(`main ${button}`).first().click();
  await page.locator('main .error:not([hidden])').first().waitFor();
}

const STORY = `/${SITE}/stories/tram`;
const GUEST_STORY = `/${GUEST_SITE}/stories/tram`;

describe('axe finds nothing wrong with a page to read:', () => {
  testPage('a story', async (page, mode) => {
    await at('/demo/stories/harbour-street')(page, mode);
    await new ShownThread(page).composer.waitFor();
  });
  testPage('an empty story', at(`/${SITE}/stories/empty`));
  testPage('a closed story', at(`/${SITE}/stories/closed`));
  testPage('a comment in its context', (page, mode) =>
    at(`/demo/stories/harbour-street/comments/${ids.demo}`)(page, mode),
  );
  testPage('a story as somebody signed in reads it', at(STORY), 'Ben');
  testPage(
    'a rejected comment as its author reads it',
    async (page, mode) => {
      await at(`/${SITE}/stories/rejected`)(page, mode);
      await page.locator('.note blockquote').waitFor();
    },
    'Ada',
  );
  testPage('the API', at('/docs'));
  testPage('an address where nothing is', at('/nowhere'));
  testPage('an address that cannot be read', at(`${STORY}?after=nonsense`));
  testPage(
    'a site that may not be embedded',
    at(`/sign-in?site=${SITE}&mode=window&origin=https://a.example`),
  );
});

describe('axe finds nothing wrong with a form:', () => {
  const forms = (path: string) => at(`${STORY}/${path}`);
  const ofAda =
    (form: string): Show =>
    (page, mode) =>
      forms(`comments/${ids.ada}/${form}`)(page, mode);
  const ofBen =
    (form: string): Show =>
    (page, mode) =>
      forms(`comments/${ids.ben}/${form}`)(page, mode);
  const refused =
    (show: Show): Show =>
    async (page, mode) => {
      await show(page, mode);
      await page
        .locator('textarea')
        .evaluateAll((fields) => fields.forEach((field) => ((field as HTMLTextAreaElement).value = '')));
      await sendUnchecked(page);
    };
  testPage('writing a comment', forms('comment'), 'Ben');
  testPage('writing a comment before signing in', forms('comment'));
  testPage('writing a comment as a guest', at(`${GUEST_STORY}/comment`));
  testPage('an empty comment', refused(forms('comment')), 'Ben');
  testPage('a comment of a guest without a name', async (page, mode) => {
    await at(`${GUEST_STORY}/comment`)(page, mode);
    await page.locator('textarea').fill('Who am I?');
    await sendUnchecked(page);
  });
  testPage('a reply', ofAda('reply'), 'Ben');
  testPage('an empty reply', refused(ofAda('reply')), 'Ben');
  testPage('a vote', ofAda('vote'), 'Ben');
  testPage('a vote for oneself', refused(ofBen('vote')), 'Ben');
  testPage('an edit', ofBen('edit'), 'Ben');
  testPage('an empty edit', refused(ofBen('edit')), 'Ben');
  testPage('deleting', ofBen('delete'), 'Ben');
  testPage('deleting what somebody else wrote', refused(ofAda('delete')), 'Ben');
});

describe('axe finds nothing wrong with a step of signing in:', () => {
  const begin = at(`/sign-in?return=${STORY}`);
  const askCode: Show = async (page, mode) => {
    await begin(page, mode);
    await page.locator('input[name=email]').fill(`${crypto.randomUUID()}@reader.example`);
    await page.locator('main form:has(input[name=email]) button').click();
    await page.locator('input[name=code]').waitFor();
  };
  const askName: Show = async (page, mode) => {
    await askCode(page, mode);
    await page.locator('input[name=code]').fill(await takeSignInCode(stage.parley));
    await page.locator('main form button').click();
    await page.locator('input[name=name]').waitFor();
  };
  const handOver: Show = (page, mode) =>
    at(`/sign-in?site=${SITE}&mode=window&origin=${stage.publisher.origin}`)(page, mode);

  testPage('the address', begin);
  testPage('a wrong address', async (page, mode) => {
    await begin(page, mode);
    await page.locator('input[name=email]').fill('nobody');
    await sendUnchecked(page, 'form:has(input[name=email]) button');
  });
  testPage('the code', async (page, mode) => {
    await askCode(page, mode);
    await takeSignInCode(stage.parley);
  });
  testPage('a wrong code', async (page, mode) => {
    await askCode(page, mode);
    const code = await takeSignInCode(stage.parley);
    await page
      .locator('input[name=code]')
      .fill(code.replaceAll(/\d/g, (digit) => String((Number(digit) + 1) % 10)));
    await sendUnchecked(page);
  });
  testPage('the name', askName);
  testPage('no name', async (page, mode) => {
    await askName(page, mode);
    await sendUnchecked(page);
  });
  testPage('going on as who one is', handOver, 'Ben');
  testPage(
    'the end',
    async (page, mode) => {
      await handOver(page, mode);
      await page.locator('main form button').first().click();
      await page.locator('[data-token]').waitFor({ state: 'attached' });
    },
    'Ben',
  );
});

describe('axe finds nothing wrong with a publisher’s page:', () => {
  testPage('the front page of the demonstration', async (page) => {
    await page.goto(`${stage.parley.origin}/demo/`);
    await page.locator('[data-parley-story]', { hasText: 'comments' }).first().waitFor();
  });
  testPage('a story of the demonstration', async (page) => {
    await page.goto(`${stage.parley.origin}/demo/articles/harbour-street.html#parley`);
    await new ShownThread(page).composer.waitFor();
  });
  testPage('a story with a reply begun and an error shown', async (page, { lang }) => {
    await page.goto(`${stage.publisher.origin}/${lang}/tram#parley`);
    const thread = new ShownThread(page);
    await thread.viewer.locator('[data-action]').waitFor();
    await thread.control('The tram should stop', 'reply').click();
    const form = thread.formBelow('The tram should stop');
    await form.evaluate((element: HTMLFormElement) => (element.noValidate = true));
    await form.locator('button').click();
    await form.locator('.error:not([hidden])').waitFor();
  });
});
