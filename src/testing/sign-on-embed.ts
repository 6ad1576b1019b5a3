import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { isRefusal } from '../domain/refusal.ts';
import type { SiteSettings } from '../domain/site-settings.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { rotateSignOnSecret } from '../service/sign-on-secrets.ts';
import { eventually } from './eventually.ts';
import { makeSite } from './make-site.ts';
import { toLocal } from './parley-process.ts';
import { claimsOf, nowSeconds, secretKey, signToken, type SigningKey } from './publisher-keys.ts';
import { ShownThread } from './shown-thread.ts';
import type { Stage } from './stage.ts';
import { blockThirdPartyCookies } from './third-party-cookies.ts';

/** A publisher whose readers sign in by its own tokens, with pages that a real browser opens. */
export interface SignOnSite {
  readonly stage: Stage;
  readonly site: Site;
  readonly by: SigningKey;
}

let sites = 0;

/** Adds a site with sign-on to a running Parley. */
export async function addSignOnSite(stage: Stage, settings: Partial<SiteSettings> = {}): Promise<SignOnSite> {
  sites += 1;
  const site = await makeSite(stage.deps, {
    key: `sign-on-${sites}`,
    origins: [stage.publisher.origin],
    settings: { ssoEnabled: true, ...settings },
  });
  const made = await rotateSignOnSecret(stage.deps, OPERATOR, { site, secret: null });
  assert.ok(!isRefusal(made));
  // A process asks for sites that it does not know five times a second at most.
  const address = `${toLocal(stage.parley)}/api/v1/sites/${site.key}/stories/one/viewer`;
  await eventually(async () => assert.equal((await fetch(address)).status, 200));
  return { stage, site, by: secretKey(made.secret) };
}

/** What a page's script passes to `Parley.init`, as source, beside where the discussion is. */
export async function openPage(
  { stage, site }: SignOnSite,
  options: string,
  given: { readonly page?: Page; readonly story?: string } = {},
): Promise<ShownThread> {
  const { story = 'one' } = given;
  const path = `/${site.key}/${story}`;
  const address = stage.publisher.setPage(path, {
    body: `<div id="comments"></div>
<script>window.prompts = 0; window.refused = []; window.asked = 0;
document.addEventListener('parley:sign-on-refused', (event) => refused.push(event.detail.code));</script>
<script src="${stage.parley.origin}/embed.js"></script>
<script>Parley.init({ element: '#comments', site: '${site.key}', story: '${story}', ${options} });</script>`,
  });
  const page = given.page ?? (await (await stage.open()).newPage());
  if (given.page === undefined) await blockThirdPartyCookies(page);
  await page.goto(address);
  return new ShownThread(page);
}

/** A number or list that a page's script keeps in a variable. */
export function readVariable<T>(page: Page, name: string): Promise<T> {
  return page.evaluate((key) => (globalThis as unknown as Record<string, T>)[key] as T, name);
}

async function isShownAs(thread: ShownThread, name: string): Promise<void> {
  await thread.viewer.filter({ hasText: `Writing as ${name}` }).waitFor();
}

async function isNobody(thread: ShownThread): Promise<void> {
  await thread.viewer.locator('[data-action=signIn]').waitFor();
}

/** Each is done in a browser of its own, with third-party cookies blocked. */
export const EMBED_CHECKS: readonly {
  readonly name: string;
  readonly run: (stage: Stage) => Promise<void>;
}[] = [
  {
    name: 'a token in init signs in, writes, and leaves nothing in the page that a script could read later',
    async run(stage) {
      const paper = await addSignOnSite(stage);
      const token = await signToken(claimsOf('ada', { username: 'Ada Sign-On' }), paper.by);
      const thread = await openPage(paper, `accessToken: '${token}'`);
      await isShownAs(thread, 'Ada Sign-On');
      await thread.send(thread.composer, 'Signed on.');
      await thread.comment('Signed on.').waitFor();
      const stored = await thread.page.evaluate(() => JSON.stringify([localStorage, document.cookie]));
      assert.ok(!stored.includes(token));
      await thread.page.context().close();
    },
  },
  {
    name: 'a newer token renames, an older one does not',
    async run(stage) {
      const paper = await addSignOnSite(stage);
      const at = nowSeconds() - 100;
      const say = async (username: string, iat: number) =>
        `accessToken: '${await signToken(claimsOf('kit', { username }, { iat }), paper.by)}'`;
      const { page } = await openPage(paper, await say('Kit Early', at));
      await isShownAs(new ShownThread(page), 'Kit Early');
      await isShownAs(await openPage(paper, await say('Kit Later', at + 10), { page }), 'Kit Later');
      await isShownAs(await openPage(paper, await say('Kit Old', at + 5), { page }), 'Kit Later');
      await page.context().close();
    },
  },
  {
    name: 'login signs in without loading the page anew, logout out again, for good',
    async run(stage) {
      const paper = await addSignOnSite(stage);
      const token = await signToken(claimsOf('lou', { username: 'Lou Login' }), paper.by);
      const thread = await openPage(paper, '');
      await isNobody(thread);
      await thread.page.evaluate(`Parley.login('${token}')`);
      await isShownAs(thread, 'Lou Login');
      await thread.page.evaluate('Parley.logout()');
      await isNobody(thread);
      await thread.page.evaluate(`Parley.login('${token}')`);
      await eventually(async () =>
        assert.deepEqual(await readVariable(thread.page, 'refused'), ['sign_on_ended']),
      );
      await isNobody(thread);
      await thread.page.context().close();
    },
  },
  {
    name: 'a press of "Sign in" asks the page, and opens no window',
    async run(stage) {
      const paper = await addSignOnSite(stage);
      const listen = `events: (events) => events.on('loginPrompt', () => { prompts += 1; })`;
      const thread = await openPage(paper, listen);
      await isNobody(thread);
      await thread.viewer.locator('[data-action=signIn]').click();
      await eventually(async () => assert.equal(await readVariable(thread.page, 'prompts'), 1));
      assert.equal(thread.page.context().pages().length, 1);
      // What was typed is sent once the page has signed the reader in.
      await thread.send(thread.composer, 'Typed before.');
      await eventually(async () => assert.equal(await readVariable(thread.page, 'prompts'), 2));
      await thread.page.evaluate(`Parley.login('${await signToken(claimsOf('pru'), paper.by)}')`);
      await thread.comment('Typed before.').waitFor();
      await thread.page.context().close();
    },
  },
  {
    name: 'a token that is over is replaced by the one the page gives when asked, once for all requests',
    async run(stage) {
      const paper = await addSignOnSite(stage);
      const over = await signToken(claimsOf('ron', {}, { exp: nowSeconds() - 600 }), paper.by);
      const fresh = await signToken(claimsOf('ron', { username: 'Ron Renewed' }), paper.by);
      const thread = await openPage(
        paper,
        `accessToken: '${over}', refreshAccessToken: (next) => { asked += 1; next('${fresh}'); }`,
      );
      await isShownAs(thread, 'Ron Renewed');
      assert.equal(await readVariable(thread.page, 'asked'), 1);
      await thread.page.context().close();
    },
  },
  {
    name: 'a page that has none but dead tokens is asked once, and people read all the same',
    async run(stage) {
      const paper = await addSignOnSite(stage);
      const over = await signToken(claimsOf('dee', {}, { exp: nowSeconds() - 600 }), paper.by);
      const thread = await openPage(
        paper,
        `accessToken: '${over}', refreshAccessToken: (next) => { asked += 1; next('${over}x'); }`,
      );
      // The one it came with, and the one it gave: then nobody is asked any more.
      await eventually(async () =>
        assert.equal((await readVariable<string[]>(thread.page, 'refused')).length, 2),
      );
      await isNobody(thread);
      assert.equal(await readVariable(thread.page, 'asked'), 1);
      await thread.page.context().close();
    },
  },
  {
    name: 'a token of the element is taken, and out of the document',
    async run(stage) {
      const paper = await addSignOnSite(stage);
      const token = await signToken(claimsOf('tag', { username: 'Tag Attribute' }), paper.by);
      const { origin } = stage.parley;
      const address = stage.publisher.setPage('/tag', {
        body: `<div id="parley" data-site="${paper.site.key}" data-story="one" data-access-token="${token}"></div>
          <script async src="${origin}/embed.js"></script>`,
      });
      const page = await (await stage.open()).newPage();
      await page.goto(address);
      await isShownAs(new ShownThread(page), 'Tag Attribute');
      assert.equal(await page.locator('[data-access-token]').count(), 0);
      await page.context().close();
    },
  },
  {
    name: 'the page of the guide works as it is written there',
    async run(stage) {
      const paper = await addSignOnSite(stage);
      const guide = await readFile(new URL('../../docs/single-sign-on.md', import.meta.url), 'utf8');
      const [, html = ''] = /```html\n([\s\S]*?)```/.exec(guide) ?? [];
      const over = await signToken(claimsOf('gia', {}, { exp: nowSeconds() - 600 }), paper.by);
      const fresh = await signToken(claimsOf('gia', { username: 'Gia Guide' }), paper.by);
      const body = html
        .replace('https://talk.news.example', stage.parley.origin)
        .replace("'daily'", `'${paper.site.key}'`)
        .replace('TOKEN', over);
      const page = await (await stage.open()).newPage();
      await page.route('**/comment-token', (route) => route.fulfill({ body: fresh }));
      await page.goto(stage.publisher.setPage('/guide', { body }));
      await isShownAs(new ShownThread(page), 'Gia Guide');
      await page.context().close();
    },
  },
  {
    name: 'a token that counts once opens a session, which outlasts it',
    async run(stage) {
      const paper = await addSignOnSite(stage, { ssoOneTime: true });
      const token = await signToken(claimsOf('una', { username: 'Una Once' }), paper.by);
      const thread = await openPage(paper, `accessToken: '${token}'`);
      await isShownAs(thread, 'Una Once');
      await thread.send(thread.composer, 'Only once.');
      await thread.comment('Only once.').waitFor();
      // The browser's own cache shows the same page again: the session's cookie is still there.
      await thread.page.reload();
      await isShownAs(thread, 'Una Once');
      await thread.page.context().close();
    },
  },
  {
    name: 'what was just written as a guest becomes the reader’s',
    async run(stage) {
      const paper = await addSignOnSite(stage, { guests: true });
      const thread = await openPage(paper, '');
      await thread.composer.locator('input[name=name]').fill('Gus Guest');
      await thread.send(thread.composer, 'Written as a guest.');
      await isShownAs(thread, 'Gus Guest');
      const token = await signToken(claimsOf('gus', { username: 'Gus Reader' }), paper.by);
      await thread.page.evaluate(`Parley.login('${token}')`);
      await isShownAs(thread, 'Gus Reader');
      await eventually(async () => {
        await thread.page.reload();
        const author = await thread.comment('Written as a guest.').locator('.author').textContent();
        assert.match(author ?? '', /Gus Reader/);
      });
      await thread.page.context().close();
    },
  },
  {
    name: 'a role of ADMIN is the word Staff, and opens nothing on Parley’s own pages',
    async run(stage) {
      const paper = await addSignOnSite(stage);
      const token = await signToken(claimsOf('rob', { username: 'Rob Role', role: 'ADMIN' }), paper.by);
      const thread = await openPage(paper, `accessToken: '${token}'`);
      await isShownAs(thread, 'Rob Role');
      await thread.send(thread.composer, 'As staff.');
      await thread.comment('As staff.').locator('.badge', { hasText: 'Staff' }).waitFor();
      await thread.page.goto(`${stage.parley.origin}/desk`);
      assert.match(thread.page.url(), /\/sign-in/);
      await thread.page.context().close();
    },
  },
];
