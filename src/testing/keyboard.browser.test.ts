import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { hasFocus, Keyboard } from './keyboard.ts';
import { embedCode } from './publisher.ts';
import { ShownThread } from './shown-thread.ts';
import { takeSignInCode } from './sign-in-pages.ts';
import { raiseStage, SITE, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await raiseStage();
});
after(() => stage.close());

/** More than one page of top-level comments. */
const COMMENTS = 23;
const FIRST = 'Comment number 1.';
const REPLY = 'A reply to number 1.';

async function fillStory(story: string): Promise<void> {
  const parentId = await stage.write({ by: 'Ada', story, body: FIRST });
  await stage.write({ by: 'Ada', story, body: REPLY, parentId });
  for (let n = 2; n <= COMMENTS; n += 1)
    await stage.write({ by: 'Ada', story, body: `Comment number ${n}.` });
}

/** Where the walk takes place. */
interface Ground {
  readonly page: Page;
  readonly thread: ShownThread;
  readonly keyboard: Keyboard;
}

async function openGround(address: string): Promise<Ground> {
  const context = await stage.open({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-write', 'clipboard-read']);
  const page = await context.newPage();
  await page.goto(address);
  await new ShownThread(page).viewer.locator('[data-action]').first().waitFor();
  return { page, thread: new ShownThread(page), keyboard: new Keyboard(page) };
}

async function assertFocusOn(target: Locator): Promise<void> {
  await eventually(async () => assert.ok(await hasFocus(target), `the focus is not on ${String(target)}`));
}

/** Signs in by the keyboard, on whichever page the sign-in opened. */
async function signInByKeyboard(page: Page): Promise<void> {
  const keyboard = new Keyboard(page);
  const answer = async (name: string, text: string) => {
    await keyboard.goTo(page.locator(`input[name=${name}]`));
    await keyboard.type(text);
    await keyboard.press('Enter');
  };
  await answer('email', `${crypto.randomUUID()}@reader.example`);
  await page.locator('input[name=code]').waitFor();
  await answer('code', await takeSignInCode(stage.parley));
  await page.locator('input[name=name]').waitFor();
  // No two accounts have one name.
  await answer('name', `Kim ${NAMES.pop() ?? ''}`);
}

const NAMES = ['Park', 'Tran'];

const GROUNDS = [
  {
    name: 'on the full page',
    keepsPage: false,
    open: (story: string) => openGround(`${stage.storyUrl(story)}?sort=oldest`),
    signIn: async ({ page, thread, keyboard }: Ground) => {
      await keyboard.use(thread.viewer.locator('[data-action=signIn]'), 'Enter');
      await page.waitForURL('**/sign-in?**');
      await signInByKeyboard(page);
      await page.waitForURL(`**/stories/**`);
    },
  },
  {
    name: 'in the embed',
    keepsPage: true,
    open: (story: string) => {
      const body = embedCode(stage.parley.origin, { site: SITE, story, sort: 'oldest' });
      return openGround(stage.publisher.setPage(`/${story}`, { body }));
    },
    signIn: async ({ page, thread, keyboard }: Ground) => {
      const opening = page.waitForEvent('popup');
      await keyboard.use(thread.viewer.locator('[data-action=signIn]'), 'Enter');
      await signInByKeyboard(await opening);
      await assertFocusOn(thread.viewer.locator('[data-action=signOut]'));
    },
  },
];

for (const [index, ground] of GROUNDS.entries()) {
  describe(`by the keyboard alone ${ground.name}`, () => {
    let here: Ground;
    before(async () => {
      await fillStory(`walk-${index}`);
      here = await ground.open(`walk-${index}`);
    });
    after(() => here.page.context().close());

    test('a reader signs in', async () => {
      await ground.signIn(here);
      await here.thread.viewer.filter({ hasText: 'Kim' }).waitFor();
    });

    testWriting(() => here);

    test('a reader signs out', async () => {
      const { thread, keyboard } = here;
      await keyboard.use(thread.viewer.locator('[data-action=signOut]'), 'Enter');
      await thread.viewer.locator('[data-action=signIn]').waitFor();
      if (ground.keepsPage) await assertFocusOn(thread.section);
    });

    testReading(() => here);
  });
}

function testWriting(get: () => Ground): void {
  test('a reader writes a comment and is led to it', async () => {
    const { thread, keyboard } = get();
    await keyboard.goTo(thread.composer.locator('textarea'));
    await keyboard.type('Written by hand.');
    await keyboard.use(thread.composer.locator('button'), 'Enter');
    await assertFocusOn(thread.comment('Written by hand.'));
    await keyboard.assertFocusShown();
  });

  test('a reader replies and is led to the reply', async () => {
    const { thread, keyboard } = get();
    await keyboard.use(thread.control(FIRST, 'reply'), 'Enter');
    await assertFocusOn(thread.formBelow(FIRST).locator('textarea'));
    await keyboard.type('Answered by hand.');
    await keyboard.use(thread.formBelow(FIRST).locator('button'), 'Space');
    await assertFocusOn(thread.comment('Answered by hand.'));
    await keyboard.assertFocusShown();
  });

  test('a reader gives up a reply and is back at its control', async () => {
    const { thread, keyboard } = get();
    await keyboard.use(thread.control(FIRST, 'reply'), 'Space');
    await assertFocusOn(thread.formBelow(FIRST).locator('textarea'));
    await keyboard.press('Escape');
    await assertFocusOn(thread.control(FIRST, 'reply'));
    assert.equal(await thread.formBelow(FIRST).count(), 0);
  });

  test('a reader votes, changes the vote and takes it back without losing the place', async () => {
    const { thread, keyboard } = get();
    for (const [control, vote] of [
      ['up', 'up'],
      ['down', 'down'],
      ['down', 'none'],
    ] as const) {
      await keyboard.use(thread.control(FIRST, control), 'Space');
      await eventually(async () => assert.equal(await thread.ownVoteOn(FIRST), vote));
      await thread.control(FIRST, control).and(thread.page.locator(':not([aria-busy])')).waitFor();
      await assertFocusOn(thread.control(FIRST, control));
    }
    await keyboard.assertFocusShown();
  });

  test('a reader edits a comment and is led to it', async () => {
    const { thread, keyboard } = get();
    await keyboard.use(thread.control('Written by hand.', 'edit'), 'Enter');
    const field = thread.formBelow('Written by hand.').locator('textarea');
    await eventually(async () => assert.equal(await field.inputValue(), 'Written by hand.'));
    await assertFocusOn(field);
    await keyboard.press('Control+A');
    await keyboard.type('Rewritten by hand.');
    await keyboard.press('Control+Enter');
    await assertFocusOn(thread.comment('Rewritten by hand.'));
    await keyboard.assertFocusShown();
  });

  test('a reader deletes a comment and is led to its neighbour', async () => {
    const { thread, keyboard } = get();
    const all = thread.page.locator('article[data-id]');
    const bodies = (await all.locator('> [data-body]').allTextContents()).map((body) => body.trim());
    const next = bodies[bodies.indexOf('Rewritten by hand.') + 1] ?? '';
    await keyboard.use(thread.control('Rewritten by hand.', 'delete'), 'Enter');
    await keyboard.press('Enter');
    await thread.comment('Rewritten by hand.').waitFor({ state: 'detached' });
    await assertFocusOn(thread.comment(next));
    await keyboard.assertFocusShown();
  });
}

function testReading(get: () => Ground): void {
  test('a reader folds replies and shows them again', async () => {
    const { thread, keyboard } = get();
    const fold = thread.control(FIRST, 'fold');
    await keyboard.use(fold, 'Enter');
    await thread.comment(REPLY).waitFor({ state: 'hidden' });
    await assertFocusOn(fold);
    await keyboard.press('Space');
    await thread.comment(REPLY).waitFor();
    await assertFocusOn(fold);
  });

  test('a reader copies a link without losing the place', async () => {
    const { page, thread, keyboard } = get();
    await keyboard.use(thread.control(FIRST, 'link'), 'Enter');
    const id = await thread.comment(FIRST).getAttribute('data-id');
    await eventually(async () =>
      assert.ok((await page.evaluate(() => navigator.clipboard.readText())).includes(id ?? 'none')),
    );
    await assertFocusOn(thread.control(FIRST, 'link'));
  });

  test('a reader asks for more comments and is led to the first of them', async () => {
    const { thread, keyboard } = get();
    await keyboard.use(thread.page.locator('[data-more=comments]'), 'Enter');
    await assertFocusOn(thread.comment('Comment number 21.'));
    await keyboard.assertFocusShown();
  });

  test('a reader chooses another order without losing the place', async () => {
    const { thread, keyboard } = get();
    await keyboard.use(thread.page.locator('nav a[data-sort=newest]'), 'Enter');
    await assertFocusOn(thread.page.locator('nav a[data-sort=newest][aria-current]'));
    await keyboard.assertFocusShown();
    await thread.comment(`Comment number ${COMMENTS}.`).waitFor();
    assert.equal(await thread.comment(FIRST).count(), 0);
  });

  test('a reader follows the link of a comment to it', async () => {
    const { thread, keyboard } = get();
    const text = `Comment number ${COMMENTS}.`;
    await keyboard.use(thread.comment(text).locator('> header .time'), 'Enter');
    await thread.page.waitForURL('**/comments/*');
    await assertFocusOn(thread.comment(text));
    await thread.comment(text).and(thread.page.locator('.target')).waitFor();
  });
}
