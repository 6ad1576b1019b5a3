import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { ShownThread } from '../shown-thread.ts';
import type { Walk } from './walk.ts';

/**
 * A reader whose browser runs the script: everything happens in place, on whichever page shows the discussion.
 * @param signIn Called once, before the first comment is sent: resolves when the sign-in that it led to is over.
 */
export function startScriptedWalk(page: Page, signIn: () => Promise<void>): Walk {
  const thread = new ShownThread(page);
  let isSignedIn = false;
  return {
    async comment(text) {
      const signingIn = isSignedIn ? undefined : signIn();
      isSignedIn = true;
      await Promise.all([signingIn, thread.send(thread.composer, text)]);
      await thread.comment(text).waitFor();
    },
    async reply(to, text) {
      await thread.control(to, 'reply').click();
      await thread.send(thread.formBelow(to), text);
      await thread.repliesTo(to).filter({ hasText: text }).waitFor();
    },
    async vote(on, value) {
      const pressed = value === 'none' ? await thread.ownVoteOn(on) : value;
      // A vote shows before it has arrived, and others read it only then.
      const arrived = page.waitForResponse((response) => response.request().method() === 'PUT');
      await thread.control(on, pressed).click();
      await arrived;
      await eventually(async () => assert.equal(await thread.ownVoteOn(on), value));
    },
    async edit(text, changed) {
      await thread.control(text, 'edit').click();
      const form = thread.formBelow(text);
      await eventually(async () => assert.equal(await form.locator('textarea').inputValue(), text));
      await thread.send(form, changed);
      await thread.comment(changed).waitFor();
    },
    async delete(text) {
      // The first press asks, the second deletes.
      await thread.control(text, 'delete').click();
      await thread.control(text, 'delete').click();
      await thread.comment(text).waitFor({ state: 'detached' });
    },
  };
}
