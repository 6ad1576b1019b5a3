import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ShownThread } from './shown-thread.ts';
import { raiseStage, SITE, type Stage } from './stage.ts';
import { SURFACES } from './surfaces.ts';

let stage: Stage;
let deepest = '';
let mostAnswered = '';

/** As long as a name may be, in one word. */
const LONG_NAME = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.slice(
  0,
  80,
);
const LONG_WORD = 'https://a.example/'.padEnd(300, 'abcdefghij');
const ARABIC = 'المدينة تحتاج إلى ترام جديد، لا إلى مواقف سيارات.';
const CHAIN = 60;

before(async () => {
  stage = await raiseStage();
  await stage.write({
    by: LONG_NAME,
    story: 'long',
    body: `${LONG_WORD}\n\n\`${LONG_WORD}\`\n\n> > > ${LONG_WORD}`,
  });
  await stage.write({ by: 'ليلى', story: 'long', body: ARABIC });
  let parentId = await stage.write({ by: LONG_NAME, story: 'deep', body: 'Depth 0.' });
  for (let depth = 1; depth <= CHAIN; depth += 1) {
    parentId = await stage.write({ by: LONG_NAME, story: 'deep', body: `Depth ${depth}.`, parentId });
    if (depth === 1) mostAnswered = parentId;
  }
  deepest = parentId;
});
after(() => stage.close());

/** The narrowest screen that WCAG 2.2 (1.4.10 Reflow) has pages fit. */
const NARROW = { width: 320, height: 640 };

async function openNarrow(address: string, as?: string): Promise<Page> {
  const options = { viewport: NARROW, hasTouch: true };
  const context = await stage.open(as === undefined ? options : { ...options, as });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Runs in the page: what sticks out of the screen, inside shadow roots as well; a skip link waits outside. */
function findOverflow(): string[] {
  const isScrolledInside = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) ||
      isScrolledInside(element.parentElement));
  const sticksOut = (element: Element): boolean => {
    const { left, right, width } = element.getBoundingClientRect();
    const isOutside = width > 1 && (right > innerWidth + 0.5 || left < -0.5);
    return isOutside && !isScrolledInside(element.parentElement);
  };
  const { scrollWidth } = document.documentElement;
  const found = scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : [];
  const roots: ParentNode[] = [document.body];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*:not(.skip)')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (sticksOut(element)) found.push(element.outerHTML.slice(0, 160));
    }
  }
  return found;
}

async function assertFits(page: Page): Promise<void> {
  assert.deepEqual(await page.evaluate(findOverflow), []);
  await page.context().close();
}

for (const surface of SURFACES) {
  describe(`at a width of 320 pixels ${surface.name}`, () => {
    test('long names and words fit, and a reply to them', async () => {
      const page = await openNarrow(surface.publish(stage, 'long'));
      const thread = new ShownThread(page);
      await thread.viewer.locator('[data-action]').waitFor();
      await thread.control(ARABIC, 'reply').click();
      await assertFits(page);
    });

    test(`a chain of ${CHAIN} replies fits to its end`, async () => {
      const page = await openNarrow(surface.publish(stage, 'deep'));
      const thread = new ShownThread(page);
      await thread.viewer.locator('[data-action]').waitFor();
      const more = page.locator('[data-more=replies]');
      while ((await more.count()) > 0) {
        const before = await page.locator('article[data-id]').count();
        await more.first().click();
        await page.locator('article[data-id]').nth(before).waitFor();
      }
      await thread.comment(`Depth ${CHAIN}.`).waitFor();
      assert.equal(await page.locator('article[data-id]').count(), CHAIN + 1);
      await assertFits(page);
    });

    test('Arabic is set from right to left among English', async () => {
      const page = await openNarrow(surface.publish(stage, 'long'));
      const body = new ShownThread(page).comment(ARABIC).locator('> [data-body]');
      assert.equal(await body.evaluate((element) => getComputedStyle(element).direction), 'rtl');
      await page.context().close();
    });
  });
}

describe('at a width of 320 pixels', () => {
  const pages: readonly (readonly [name: string, address: () => string, as?: string])[] = [
    ['the demonstration’s story', () => `${stage.parley.origin}/demo/stories/harbour-street`],
    ['the demonstration’s article', () => `${stage.parley.origin}/demo/articles/harbour-street.html#parley`],
    ['the demonstration’s front page', () => `${stage.parley.origin}/demo/`],
    ['the deepest comment', () => `${stage.storyUrl('deep')}/comments/${deepest}`],
    ['a reply', () => `${stage.storyUrl('deep')}/comments/${deepest}/reply`, 'Kim'],
    [
      'a reply from right to left',
      () => `${stage.storyUrl('deep')}/comments/${deepest}/reply?lang=ar`,
      'Kim',
    ],
    ['a story from right to left', () => `${stage.storyUrl('long')}?lang=ar`],
    ['signing in', () => `${stage.parley.origin}/sign-in`],
    ['the API', () => `${stage.parley.origin}/docs`],
    ['an error', () => `${stage.parley.origin}/nowhere`],
  ];
  for (const [name, address, as] of pages) {
    test(`${name} fits`, async () => assertFits(await openNarrow(address(), as)));
  }
});

test('a link to a comment leads to its text, not into the replies below it', async () => {
  const page = await openNarrow(`${stage.storyUrl('deep')}/comments/${mostAnswered}`);
  const comment = page.locator('.target:focus');
  await comment.waitFor();
  const box = await comment.locator('> [data-body]').boundingBox();
  assert.ok(box && box.y > 0 && box.y + box.height < NARROW.height, `it stands at ${box?.y}`);
  await page.context().close();
});

/** Runs in the page: controls smaller than this, inside shadow roots as well; links inside of sentences may be. */
function findSmallControls(least: number): string[] {
  const roots = [
    document,
    ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
  ];
  return roots
    .flatMap((root) => [...root.querySelectorAll('button, input, textarea, [role=button], nav a, .more')])
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && (height < least || width < least);
    })
    .map((element) => `${element.outerHTML.slice(0, 100)} ${element.getBoundingClientRect().height}`);
}

describe('controls', () => {
  for (const { name, hasTouch, least } of [
    { name: 'are 24 pixels high and wide at least', hasTouch: false, least: 24 },
    { name: 'are 44 pixels high and wide at least where fingers press them', hasTouch: true, least: 44 },
  ]) {
    test(name, async () => {
      const context = await stage.open({
        viewport: { width: 390, height: 844 },
        hasTouch,
        isMobile: hasTouch,
        as: 'Kim',
      });
      const page = await context.newPage();
      await page.goto(`${stage.parley.origin}/demo/stories/harbour-street`);
      await new ShownThread(page).viewer.locator('[data-action]').waitFor();
      assert.deepEqual(await page.evaluate(findSmallControls, least), []);
      await context.close();
    });
  }
});

describe('asking for more comments', () => {
  for (const surface of SURFACES) {
    test(`shows no comment twice when votes moved them meanwhile, ${surface.name}`, async () => {
      const story = `moving-${surface.isEmbed}`;
      const ids: string[] = [];
      for (let n = 1; n <= 25; n += 1)
        ids.push(await stage.write({ by: 'Ada', story, body: `Number ${n}.` }));
      const page = await (await stage.open()).newPage();
      await page.goto(surface.publish(stage, story));
      const thread = new ShownThread(page);
      const articles = page.locator('article[data-id]');
      await thread.viewer.locator('[data-action]').waitFor();
      const shown = await articles.evaluateAll((all) =>
        all.map((article) => (article as HTMLElement).dataset['id']),
      );
      assert.equal(shown.length, 20);
      for (const id of shown.slice(0, 3)) {
        await stage.call('Kim', `PUT /sites/${SITE}/comments/${id}/vote`, { value: 'down', place: 'api' });
      }
      await page.locator('[data-more=comments]').click();
      await articles.nth(24).waitFor();
      const all = await articles.evaluateAll((found) =>
        found.map((article) => (article as HTMLElement).dataset['id']),
      );
      assert.equal(all.length, ids.length);
      assert.deepEqual(new Set(all), new Set(ids));
      await page.context().close();
    });
  }
});
