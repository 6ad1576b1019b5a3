import type { Browser, Page } from 'playwright-core';

/** Never looked up: the probe answers for it. */
const ADDRESS = 'http://probe.example/';

declare global {
  interface Window {
    /** What ran or was attempted in the probed page. */
    findings: string[];
  }
}

/** Runs in the page before anything else: whatever a script would call to be noticed is a finding. */
function hookPage(): void {
  window.findings = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch', 'postMessage'])
    Object.defineProperty(window, name, { value: () => window.findings.push(`${name}() was called`) });
  const harmless = new Set(['http:', 'https:', 'mailto:']);
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link === undefined) return;
    if (harmless.has(link.protocol)) event.preventDefault();
    else window.findings.push(`a link goes to ${link.href}`);
  });
}

/** Runs in the page: does to every element what a reader could do to it. */
function touchEverything(): void {
  const types = [
    'mouseover',
    'mouseenter',
    'mousemove',
    'mousedown',
    'mouseup',
    'pointerdown',
    'touchstart',
    'wheel',
  ];
  types.push(
    'keydown',
    'copy',
    'paste',
    'toggle',
    'load',
    'error',
    'animationstart',
    'transitionend',
    'submit',
  );
  for (const element of document.body.querySelectorAll('*')) {
    for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) continue;
    if (element.tabIndex >= 0) element.focus({ preventScroll: true });
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
}

function listElements(): string[] {
  const seen = new Set<string>();
  for (const element of document.querySelectorAll('article *'))
    for (const name of ['', ...element.getAttributeNames()]) seen.add(`${element.localName} ${name}`.trim());
  return [...seen];
}

function watch(page: Page, findings: string[]): void {
  page.on('pageerror', (error) => findings.push(`a script threw ${error.message}`));
  page.on(
    'request',
    (request) => request.url() === ADDRESS || findings.push(`${request.url()} was requested`),
  );
  page.on(
    'framenavigated',
    (frame) => frame.url() === ADDRESS || findings.push(`${frame.url()} was gone to`),
  );
  page.on('popup', () => findings.push('a window was opened'));
  page.on('dialog', (dialog) => findings.push(`a dialog said ${dialog.message()}`));
}

async function fill(page: Page, html: string): Promise<void> {
  const answer = {
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html><title>Probe</title>${html}`,
  };
  await page.route('**', (route) =>
    route.request().url() === ADDRESS ? route.fulfill(answer) : route.abort(),
  );
  await page.addInitScript(hookPage);
  await page.goto(ADDRESS);
}

/** What a page without a Content-Security-Policy did, and which elements and attributes (`a href`) it holds. */
export interface Probe {
  readonly findings: readonly string[];
  readonly elements: readonly string[];
}

/**
 * Puts pieces of HTML into one page of a real browser, does to each element what a reader could do, and tells what
 * ran: scripts, requests, windows, and navigation other than to http, https and mailto.
 */
export async function probeHtml(browser: Browser, pieces: readonly string[]): Promise<Probe> {
  const page = await browser.newPage();
  const findings: string[] = [];
  watch(page, findings);
  try {
    await fill(page, pieces.map((piece) => `<article>${piece}</article>`).join('\n'));
    const elements = await page.evaluate(listElements);
    await page.evaluate(touchEverything);
    // What the touching started stands before this in the queue of tasks.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    findings.push(...(await page.evaluate(() => window.findings)));
    return { findings, elements };
  } catch (error) {
    // The page was left in the middle of a question, unless nothing at all happened in it.
    if (findings.length === 0) throw error;
    return { findings, elements: [] };
  } finally {
    await page.close();
  }
}
