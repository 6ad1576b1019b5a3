import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { embedCode } from './publisher.ts';
import { ShownThread } from './shown-thread.ts';
import { passSignIn } from './sign-in-pages.ts';
import { GUEST_SITE, raiseStage, SITE, type Stage } from './stage.ts';
import { blockThirdPartyCookies } from './third-party-cookies.ts';

let stage: Stage;
/** By their text. */
const ids = new Map<string, string>();

const textOf = (n: number) => `Comment number ${n}.`;
/** More than one page of top-level comments. */
const COMMENTS = 23;

before(async () => {
  stage = await raiseStage();
  for (let n = 1; n <= COMMENTS; n += 1) {
    ids.set(textOf(n), await stage.write({ by: 'Ada', site: GUEST_SITE, story: 'tram', body: textOf(n) }));
  }
  await stage.write({ by: 'Ada', site: GUEST_SITE, story: 'ferry', body: 'The ferry is late.' });
  await stage.write({ by: 'Ada', site: GUEST_SITE, story: 'mill', body: 'The mill turns.' });
  const address = `${stage.publisher.origin}/stories/pier`;
  await stage.write({ by: 'Ada', site: GUEST_SITE, story: address, body: 'The pier is closed.' });
  await stage.write({ by: 'Ada', story: 'tram', body: 'For people with an account.' });
});
after(() => stage.close());

async function openPage(): Promise<Page> {
  return (await stage.open({ viewport: { width: 1280, height: 800 } })).newPage();
}

async function close(page: Page): Promise<void> {
  await page.context().close();
}

const code = (attributes: Record<string, string> = {}) =>
  embedCode(stage.parley.origin, { site: GUEST_SITE, story: 'tram', ...attributes });

/** Somewhere below the first screen. */
const FAR = '<svg width="10" height="3000"></svg>';

describe('a page with the embed', () => {
  test('works under a strict Content-Security-Policy that enforces Trusted Types', async () => {
    const { origin } = stage.parley;
    const policy = [
      "default-src 'none'",
      `script-src ${origin}`,
      `connect-src ${origin}`,
      "require-trusted-types-for 'script'",
      'trusted-types parley',
    ];
    const headers = { 'content-security-policy': policy.join('; ') };
    const page = await openPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(stage.publisher.setPage('/strict', { body: code({ story: 'ferry' }), headers }));
    const thread = new ShownThread(page);
    await thread.viewer.locator('[data-action]').waitFor();
    await thread.composer.locator('input[name=name]').fill('Kim');
    await thread.send(thread.composer, 'Written under a strict policy.');
    await thread.comment('Written under a strict policy.').waitFor();
    await thread.control('Written under a strict policy.', 'edit').click();
    await thread.formBelow('Written under a strict policy.').waitFor();
    const shown = thread.comment('The ferry is late.').locator('> header .author');
    assert.equal(await shown.evaluate((author) => getComputedStyle(author).fontWeight), '600');
    assert.deepEqual(complaints, []);
    await close(page);
  });

  test('shows comments after the script and one request', async () => {
    const page = await openPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(stage.publisher.setPage('/requests', { body: code() }));
    await new ShownThread(page).comment(textOf(COMMENTS)).waitFor();
    const before = requests.slice(0, requests.indexOf(`/${GUEST_SITE}/stories/tram/thread.html`) + 1);
    assert.deepEqual(before, ['/requests', '/embed.js', `/${GUEST_SITE}/stories/tram/thread.html`]);
    await close(page);
  });

  test('asks for nothing while the reader is far away', async () => {
    const page = await openPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(stage.publisher.setPage('/far', { body: FAR + code() }));
    await page.waitForFunction(() => 'Parley' in window);
    assert.deepEqual(requests, ['/far', '/embed.js']);
    await page.locator('#parley').scrollIntoViewIfNeeded();
    await new ShownThread(page).comment(textOf(COMMENTS)).waitFor();
    await close(page);
  });

  test('leaves nothing in the browser of somebody who only reads', async () => {
    const page = await openPage();
    await page.goto(stage.publisher.setPage('/reading', { body: code() }));
    await new ShownThread(page).viewer.locator('[data-action]').waitFor();
    assert.deepEqual((await page.context().storageState()).cookies, []);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    await close(page);
  });

  test('does not jump when the comments come', async () => {
    const page = await openPage();
    const footer = '<footer><p>Imprint</p><p>Contact</p></footer>';
    await page.goto(stage.publisher.setPage('/shifts', { body: code() + footer }));
    await new ShownThread(page).viewer.locator('[data-action]').waitFor();
    const shifts = await page.evaluate(readLayoutShifts);
    assert.ok(shifts < 0.1, `the layout shifted by ${shifts}`);
    await close(page);
  });

  test('offers to try again when Parley did not answer', async () => {
    const page = await openPage();
    await page.route('**/thread.html?*', (route) => route.abort());
    await page.goto(stage.publisher.setPage('/failing', { body: code() }));
    const button = page.locator('#parley button');
    await button.waitFor();
    await page.unrouteAll();
    await button.click();
    await new ShownThread(page).comment(textOf(COMMENTS)).waitFor();
    await close(page);
  });
});

/** Runs in the page: the sum of all layout shifts that no reader caused. */
function readLayoutShifts(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      observer.disconnect();
      const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
      resolve(shifts.reduce((sum, { value }) => sum + value, 0));
    }).observe({ type: 'layout-shift', buffered: true });
    // An observer of a type without entries is never called.
    requestAnimationFrame(() => setTimeout(() => resolve(0)));
  });
}

describe('an address with #c- and the id of a comment', () => {
  for (const n of [COMMENTS, 1]) {
    test(`leads to ${n === 1 ? 'one of a further page' : 'one of the first page'}`, async () => {
      const page = await openPage();
      const id = ids.get(textOf(n));
      const address = stage.publisher.setPage('/deep', { body: FAR + code({ sort: 'newest' }) });
      await page.goto(`${address}#c-${id}`);
      const comment = new ShownThread(page).comment(textOf(n));
      await comment.and(page.locator('.target')).waitFor();
      await eventually(async () => {
        const box = await comment.boundingBox();
        assert.ok(box && box.y > 0 && box.y + box.height < 800, `it stands at ${box?.y}`);
      });
      await close(page);
    });
  }

  test('leads there also when it is followed on the page', async () => {
    const page = await openPage();
    await page.goto(stage.publisher.setPage('/deep', { body: code({ sort: 'newest' }) }));
    const thread = new ShownThread(page);
    await thread.viewer.locator('[data-action]').waitFor();
    await page.evaluate((id) => location.assign(`#c-${id}`), ids.get(textOf(1)));
    await thread.comment(textOf(1)).and(page.locator('.target')).waitFor();
    await close(page);
  });

  test('shows the discussion when that comment is not there', async () => {
    const page = await openPage();
    const address = stage.publisher.setPage('/deep', { body: code({ sort: 'newest' }) });
    await page.goto(`${address}#c-01936f2a-7c00-7000-8000-000000000000`);
    await new ShownThread(page).comment(textOf(COMMENTS)).waitFor();
    await close(page);
  });
});

/** Calls what the embed offers to the publisher's own scripts. */
function callParley(page: Page, method: 'init' | 'update' | 'destroy', options: object = {}): Promise<void> {
  return page.evaluate(
    ([name, given]) => {
      const { Parley } = globalThis as unknown as { Parley: Record<string, (options: object) => void> };
      Parley[name]?.(given);
    },
    [method, options] as const,
  );
}

describe('window.Parley', () => {
  test('shows, changes and takes away discussions in a page that changes by itself', async () => {
    const page = await openPage();
    const script = `<script src="${stage.parley.origin}/embed.js"></script><div id="place"></div>`;
    await page.goto(stage.publisher.setPage('/application', { body: script }));
    const thread = new ShownThread(page);
    await callParley(page, 'init', { element: '#place', site: GUEST_SITE, story: 'tram' });
    await thread.comment(textOf(COMMENTS)).waitFor();
    await callParley(page, 'update', { story: 'ferry' });
    await thread.comment('The ferry is late.').waitFor();
    assert.equal(await thread.section.count(), 1);
    await callParley(page, 'destroy');
    assert.equal(await thread.section.count(), 0);
    await callParley(page, 'init', { element: '#place' });
    await thread.comment('The ferry is late.').waitFor();
    await close(page);
  });

  test('takes the language and the theme from the element', async () => {
    const page = await openPage();
    await page.goto(stage.publisher.setPage('/arabic', { body: code({ lang: 'ar', theme: 'dark' }) }));
    const { section } = new ShownThread(page);
    await section.waitFor();
    assert.equal(await section.getAttribute('dir'), 'rtl');
    assert.equal(await section.evaluate((element) => getComputedStyle(element).colorScheme), 'dark');
    await close(page);
  });
});

const EVENTS = ['ready', 'comment', 'reply', 'vote', 'edit', 'delete', 'sign-in'];

/** Runs in the page: keeps the events that the publisher's page gets to see. */
function hear(names: readonly string[]): void {
  const heard: string[] = [];
  Object.assign(globalThis, { heard });
  for (const name of names) {
    document.addEventListener(`parley:${name}`, (event) => {
      const keys = Object.keys((event as CustomEvent<object>).detail);
      heard.push(`${name} ${keys.join()}`);
    });
  }
}

test('the page is told of everything a reader does, in ids alone', async () => {
  const page = await openPage();
  await blockThirdPartyCookies(page);
  await page.addInitScript(hear, EVENTS);
  const address = stage.publisher.setPage('/events', { body: code({ site: SITE }) });
  await page.goto(address);
  const thread = new ShownThread(page);
  await thread.viewer.locator('[data-action=signIn]').waitFor();
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    thread.viewer.locator('[data-action=signIn]').click(),
  ]);
  await passSignIn(popup, stage.parley, { email: 'kim@reader.example', name: 'Kim' });
  await thread.viewer.filter({ hasText: 'Kim' }).waitFor();
  await thread.send(thread.composer, 'A first one.');
  await thread.control('A first one.', 'reply').click();
  await thread.send(thread.formBelow('A first one.'), 'A second one.');
  await thread.control('For people with an account.', 'up').click();
  await thread.control('A second one.', 'edit').click();
  const form = thread.formBelow('A second one.');
  await eventually(async () => assert.equal(await form.locator('textarea').inputValue(), 'A second one.'));
  await thread.send(form, 'A changed one.');
  await thread.control('A changed one.', 'delete').dblclick();
  await thread.comment('A changed one.').waitFor({ state: 'detached' });
  const heard = await eventually(async () => {
    const all = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    assert.equal(all.length, EVENTS.length, all.join('\n'));
    return all;
  });
  assert.deepEqual(heard.toSorted(), [
    'comment id,parentId',
    'delete id',
    'edit id,parentId',
    'ready story',
    'reply id,parentId',
    'sign-in ',
    'vote id,value',
  ]);
  await close(page);
});

test('count.js fills in the counts that Parley, Coral and Disqus pages ask for, in one request', async () => {
  const page = await openPage();
  const { origin } = stage.publisher;
  const body = `
    <p id="own" data-parley-story="tram"></p>
    <p id="number" data-parley-story="tram" data-parley-number></p>
    <p id="unknown" data-parley-story="nothing">as it was</p>
    <p id="coral" class="coral-count" data-coral-id="mill"></p>
    <p id="coral-number" class="coral-count" data-coral-url="${origin}/stories/pier" data-coral-notext="true"></p>
    <p id="disqus" data-disqus-identifier="mill"></p>
    <a id="link" href="${origin}/stories/pier?utm_source=front#disqus_thread">Comments</a>
    <script async src="${stage.parley.origin}/count.js" data-site="${GUEST_SITE}"></script>`;
  const requests: string[] = [];
  page.on('request', (request) => request.url().includes('/counts?') && requests.push(request.url()));
  await page.goto(stage.publisher.setPage('/counts', { body }));
  const expected = {
    own: '23 comments',
    number: '23',
    unknown: '0 comments',
    coral: '1 comment',
    'coral-number': '1',
    disqus: '1 comment',
    link: '1 comment',
  };
  await eventually(async () => {
    const shown = await page
      .locator('[id]')
      .evaluateAll((all) => Object.fromEntries(all.map(({ id, textContent }) => [id, textContent])));
    assert.deepEqual(shown, expected);
  });
  assert.equal(requests.length, 1);
  await close(page);
});
