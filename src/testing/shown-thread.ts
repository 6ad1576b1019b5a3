import type { Locator, Page } from 'playwright-core';

/**
 * A discussion as a browser shows it: on Parley's own page or in a publisher's. Selectors reach into the shadow root of
 * the embed, so that both are the same to a test. Comments go by their text.
 */
export class ShownThread {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.locator('[data-parley]');
  }

  /** The form for a new comment that stands above the comments. */
  get composer(): Locator {
    return this.page.locator('[data-slot=composer] form');
  }

  /** Where people see whether they are signed in. */
  get viewer(): Locator {
    return this.page.locator('[data-slot=viewer]');
  }

  comment(text: string): Locator {
    return this.page.locator('article[data-id] > [data-body]').filter({ hasText: text }).locator('xpath=..');
  }

  /** A control of a comment, by its `data-action`. */
  control(text: string, action: string): Locator {
    return this.comment(text).locator(`xpath=./*[@data-actions]/*[@data-action="${action}"]`);
  }

  /** The form that the script opened below a comment. */
  formBelow(text: string): Locator {
    return this.comment(text).locator('xpath=./form');
  }

  repliesTo(text: string): Locator {
    return this.comment(text).locator('xpath=./*[@data-replies]/article');
  }

  /** How many voted up and down, as shown. */
  async votesOn(text: string): Promise<{ up: number; down: number }> {
    const read = async (side: string) =>
      Number(await this.control(text, side).locator(`[data-${side}]`).textContent());
    return { up: await read('up'), down: await read('down') };
  }

  /** The reader's own vote, as shown by the script. */
  async ownVoteOn(text: string): Promise<string> {
    const pressed = this.comment(text).locator('xpath=./*[@data-actions]/*[@aria-pressed="true"]');
    const votes = await pressed.evaluateAll((all) =>
      all.map((link) => (link as HTMLElement).dataset['action']),
    );
    return votes.join() || 'none';
  }

  /** Writes a text into a form and sends it. */
  async send(form: Locator, text: string): Promise<void> {
    await form.locator('textarea[name=body]').fill(text);
    await form.locator('button').click();
  }
}
