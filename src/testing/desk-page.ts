import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

type DeskOptions = Parameters<Stage['open']>[0] & {
  readonly path?: string;
  /** What is done before the page is opened. */
  readonly record?: (page: Page) => Promise<void>;
};

/** The moderators' application in a browser of its own. */
export class DeskPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens it for a moderator, and waits until a comment can be decided on or nothing waits. */
  static async open(
    stage: Stage,
    as: string,
    { path = '/desk', record, ...options }: DeskOptions = {},
  ): Promise<DeskPage> {
    const context = await stage.open({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      as,
      ...options,
    });
    const desk = new DeskPage(await context.newPage());
    await record?.(desk.page);
    await desk.page.goto(stage.parley.origin + path);
    await desk.page.locator('.list[aria-busy=false]').waitFor();
    return desk;
  }

  /** The open comment. */
  get card(): Locator {
    return this.page.locator('article.open');
  }

  /** The id of the open comment; null where none is. */
  openId(): Promise<string | null> {
    return this.page.evaluate(
      () =>
        document.querySelector('article.open')?.closest<HTMLElement>('[data-comment]')?.dataset['comment'] ??
        null,
    );
  }

  /** Waits until a decision on the open comment would be heard, and gives its id; null where nothing waits any more. */
  async ready(): Promise<string | null> {
    await this.page.locator('article.open[data-ready=true], .empty h2').first().waitFor();
    return this.openId();
  }

  /** Presses a key; the focus is somewhere afterwards. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    const focus = await this.page.evaluate(() => document.activeElement?.localName ?? 'nothing');
    assert.notEqual(focus, 'body', `after ${key} nothing has the focus`);
    assert.notEqual(focus, 'nothing', `after ${key} nothing has the focus`);
  }

  /** What was said last to those who listen. */
  said(): Promise<string> {
    return this.page.locator('#desk [role=status]').innerText();
  }

  /** Ends the browser's context. */
  close(): Promise<void> {
    return this.page.context().close();
  }
}
