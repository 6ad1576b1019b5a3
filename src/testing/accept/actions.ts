import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { toLocal } from '../parley-process.ts';
import { embedCode } from '../publisher.ts';
import { ShownThread } from '../shown-thread.ts';
import { passSignIn } from '../sign-in-pages.ts';
import { raiseStage, SITE, type Stage } from '../stage.ts';
import { blockThirdPartyCookies } from '../third-party-cookies.ts';
import { startPlainWalk } from './plain-walk.ts';
import type { Check, Scenario } from './scenario.ts';
import { startScriptedWalk } from './scripted-walk.ts';
import type { Walk } from './walk.ts';

/** One way to read and write: where, with what browser, and where the sign-in pages open. */
interface Way {
  readonly name: string;
  readonly hasScript: boolean;
  readonly isEmbed: boolean;
  readonly hasWindows: boolean;
}

const WAYS: readonly Way[] = [
  { name: 'full page, JavaScript on', hasScript: true, isEmbed: false, hasWindows: true },
  { name: 'full page, JavaScript off', hasScript: false, isEmbed: false, hasWindows: true },
  { name: 'embed on another site, JavaScript on', hasScript: true, isEmbed: true, hasWindows: true },
  { name: 'embed on another site, windows blocked', hasScript: true, isEmbed: true, hasWindows: false },
  { name: 'included by another site, JavaScript off', hasScript: false, isEmbed: true, hasWindows: true },
];

/** Comment, reply, vote, edit and delete in Chromium, in every way that a reader can. */
export const actions: Scenario = {
  description: 'every action in Chromium: JavaScript on and off, on the full page and in the embed',
  async run(check) {
    const stage = await raiseStage();
    try {
      for (const [index, way] of WAYS.entries())
        await walkThrough(stage, { way, story: `story-${index}` }, check);
    } finally {
      await stage.close();
    }
  },
};

/** A reader under way, and what everybody else sees meanwhile. */
interface Outing {
  readonly walk: Walk;
  readonly check: Check;
  /** Looks at the same page in a fresh browser, as somebody who is not signed in. */
  readonly see: <T>(work: (thread: ShownThread) => Promise<T>) => Promise<T>;
  /** Writes a reply by another reader. */
  readonly answer: (parentId: string, body: string) => Promise<unknown>;
}

const FIRST = 'The tram should stop at the market.';
const WRITTEN = 'And who pays for the points?';
const EDITED = 'And who pays for the points, and the wires?';
const REPLY = 'It stopped there until 1962.';
const ANSWER = 'The county does.';

async function walkThrough(
  stage: Stage,
  { way, story }: { way: Way; story: string },
  check: Check,
): Promise<void> {
  // Every walk writes the same: without this the second one would repeat the first, and be held.
  await stage.deps.pool.query({ text: 'delete from text_prints' });
  await stage.write({ by: 'Ada', story, body: FIRST });
  const address = publish(stage, way, story);
  const context = await stage.open({ javaScriptEnabled: way.hasScript });
  const page = await context.newPage();
  await prepare(page, way);
  await page.goto(address);
  const signIn = () => passSignInOf(stage, page, way);
  const outing: Outing = {
    walk: way.hasScript ? startScriptedWalk(page, signIn) : startPlainWalk(page, address, signIn),
    check: (name, work) => check(`${way.name}: ${name}`, work),
    see: (work) => seeAsAnybody(stage, { way, address }, work),
    answer: (parentId, body) => stage.write({ by: 'Ada', story, body, parentId }),
  };
  await checkWriting(outing);
  await checkVoting(outing);
  await checkDeleting(outing);
  await context.close();
}

async function checkWriting({ walk, check, see }: Outing): Promise<void> {
  await check('comment, signing in on the way', async () => {
    await walk.comment(WRITTEN);
    await see((thread) => thread.comment(WRITTEN).waitFor());
  });
  await check('reply', async () => {
    await walk.reply(FIRST, REPLY);
    await see((thread) => thread.repliesTo(FIRST).filter({ hasText: REPLY }).waitFor());
  });
  await check('edit', async () => {
    await walk.edit(WRITTEN, EDITED);
    await see((thread) => thread.comment(EDITED).locator('.edited').waitFor());
  });
}

const VOTES = [
  { name: 'vote up', value: 'up', totals: { up: 1, down: 0 } },
  { name: 'change the vote to down', value: 'down', totals: { up: 0, down: 1 } },
  { name: 'take the vote back', value: 'none', totals: { up: 0, down: 0 } },
] as const;

async function checkVoting({ walk, check, see }: Outing): Promise<void> {
  for (const { name, value, totals } of VOTES) {
    await check(name, async () => {
      await walk.vote(FIRST, value);
      assert.deepEqual(await see((thread) => thread.votesOn(FIRST)), totals);
    });
  }
}

async function checkDeleting({ walk, check, see, answer }: Outing): Promise<void> {
  await check('delete what was answered: a tombstone stays above the answer', async () => {
    const id = await see((thread) => thread.comment(EDITED).getAttribute('data-id'));
    await answer(id ?? '', ANSWER);
    await walk.delete(EDITED);
    await see(async (thread) => {
      await thread.section.locator('.tombstone', { has: thread.comment(ANSWER) }).waitFor();
      assert.equal(await thread.comment(EDITED).count(), 0);
    });
  });
  await check('delete what nobody answered: nothing stays', async () => {
    await walk.delete(REPLY);
    await see(async (thread) => {
      await thread.comment(FIRST).waitFor();
      assert.equal(await thread.repliesTo(FIRST).count(), 0);
    });
  });
}

/** Puts the discussion onto a page; gives its address. */
function publish({ publisher, parley, storyUrl }: Stage, way: Way, story: string): string {
  if (!way.isEmbed) return storyUrl(story);
  const fragment = `${toLocal(parley)}/${SITE}/stories/${story}/thread.html`;
  return publisher.setPage(`/stories/${story}`, {
    body: way.hasScript
      ? embedCode(parley.origin, { site: SITE, story })
      : async () => (await fetch(fragment)).text(),
  });
}

async function prepare(page: Page, way: Way): Promise<void> {
  await blockThirdPartyCookies(page);
  // What a browser does that lets no page open windows.
  if (!way.hasWindows) await page.addInitScript(() => Object.assign(globalThis, { open: () => null }));
}

async function passSignInOf(
  { parley }: Stage,
  page: Page,
  { isEmbed, hasWindows, hasScript, name }: Way,
): Promise<void> {
  const reader = {
    email: `${name.replaceAll(/\W/g, '')}@reader.example`,
    name: `Ben ${name.replaceAll(/\W/g, '')}`,
  };
  if (isEmbed && hasScript && hasWindows) {
    const window = await page.waitForEvent('popup');
    await passSignIn(window, parley, reader);
    if (!window.isClosed()) await window.waitForEvent('close');
    return;
  }
  await page.waitForURL(`${parley.origin}/sign-in?**`);
  await passSignIn(page, parley, reader);
}

async function seeAsAnybody<T>(
  stage: Stage,
  { way, address }: { way: Way; address: string },
  work: (thread: ShownThread) => Promise<T>,
): Promise<T> {
  const context = await stage.open({ javaScriptEnabled: way.hasScript });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('[data-parley] article').first().waitFor();
    return await work(new ShownThread(page));
  } finally {
    await context.close();
  }
}
