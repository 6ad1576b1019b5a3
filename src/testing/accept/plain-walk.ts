import type { Locator, Page } from 'playwright-core';
import { ShownThread } from '../shown-thread.ts';
import type { Walk } from './walk.ts';

/**
 * A reader whose browser runs no script: each action is a link from the page at `address` to a form of Parley's.
 * @param signIn Passes the sign-in pages, once, when a form asks for it.
 */
export function startPlainWalk(page: Page, address: string, signIn: () => Promise<void>): Walk {
  const thread = new ShownThread(page);
  const field = page.locator('form textarea[name=body]');

  /** Follows a link to a form, by way of signing in where that is asked first. */
  async function follow(link: Locator): Promise<void> {
    await link.click();
    const toSignIn = page.locator('main a[href^="/sign-in"]');
    if ((await toSignIn.count()) === 0) return;
    await toSignIn.click();
    await signIn();
  }

  async function send(text: string): Promise<void> {
    await field.fill(text);
    await field.locator('xpath=ancestor::form').locator('button').click();
    await page.waitForURL('**/comments/*');
    await thread.comment(text).waitFor();
  }

  /** Own controls are on pages made for one reader; elsewhere the comment's own link leads to one. */
  async function followOwn(text: string, action: 'edit' | 'delete'): Promise<void> {
    await page.goto(address);
    const control = thread.control(text, action);
    if ((await control.count()) === 0) await thread.comment(text).locator('header .time').first().click();
    await control.click();
  }

  return {
    async comment(text) {
      await page.goto(address);
      if ((await field.count()) === 0) await follow(page.locator('a[data-action=comment]'));
      await send(text);
    },
    async reply(to, text) {
      await page.goto(address);
      await follow(thread.control(to, 'reply'));
      await send(text);
    },
    async vote(on, value) {
      await page.goto(address);
      await follow(thread.control(on, 'up'));
      await page.locator(`button[value=${value}]`).click();
      await page.waitForURL('**/comments/*');
    },
    async edit(text, changed) {
      await followOwn(text, 'edit');
      await send(changed);
    },
    async delete(text) {
      await followOwn(text, 'delete');
      await page.locator('form button.danger').click();
      await page.waitForURL((url) => !url.pathname.endsWith('/delete'));
    },
  };
}
