import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Farther than any control of the pages that tests walk through. */
const MOST_PRESSES = 400;

/** What has the focus, seen from the outside. */
interface Focus {
  readonly element: string;
  readonly isLost: boolean;
  readonly isVisible: boolean;
  readonly isIndicated: boolean;
}

/** Runs in the page. Where the focus is inside a shadow root, that is where it looks. */
function readFocus(): Focus {
  let element = document.activeElement ?? document.body;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const { top, bottom, width, height } = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const isRinged =
    outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && !outlineColor.endsWith(', 0)');
  // A comment has its text marked instead of a ring around it and all its replies.
  const text = element.querySelector('article:focus > :is(.body, .note)');
  const isMarked = text !== null && Number.parseFloat(getComputedStyle(text).borderInlineStartWidth) >= 3;
  return {
    element: element.outerHTML.slice(0, 200),
    isLost: element === document.body || element === document.documentElement || element.shadowRoot !== null,
    isVisible: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
    isIndicated: isRinged || isMarked,
  };
}

/** Somebody with a keyboard and nothing else. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses Tab, or Shift+Tab where that is the way, until the control has the focus. It is seen all the way. */
  async goTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      if (await hasFocus(target)) return;
      await this.#page.keyboard.press((await isAhead(target)) ? 'Tab' : 'Shift+Tab');
      await this.assertFocusShown();
    }
    assert.fail(`Tab does not lead to ${String(target)}`);
  }

  /** Goes to a control and presses a key on it. */
  async use(target: Locator, key: 'Enter' | 'Space'): Promise<void> {
    await this.goTo(target);
    await this.#page.keyboard.press(key);
  }

  /** Types a text where the focus is. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Fails where nobody could tell what the next key acts on. */
  async assertFocusShown(): Promise<void> {
    const { element, isLost, isVisible, isIndicated } = await this.#page.evaluate(readFocus);
    assert.ok(!isLost, `the focus is lost: ${element}`);
    assert.ok(isVisible, `what has the focus is out of sight: ${element}`);
    assert.ok(isIndicated, `nothing shows the focus of ${element}`);
  }
}

/** Whether an element has the focus, in whichever root it is. */
export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate(
    (element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element,
  );
}

function isAhead(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const { activeElement } = element.getRootNode() as Document | ShadowRoot;
    const before = activeElement ?? document.activeElement ?? document.body;
    return Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
}
