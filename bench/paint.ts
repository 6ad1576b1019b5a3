/**
 * Painting: how long a reader of a phone waits for the first comment of a story with 500, in Chromium with a processor
 * slowed 4 times, 9 Mbit/s, 165 ms a round trip (both by the DevTools protocol) and an empty cache. `embedMs` is on a
 * publisher's page of another site that embeds the discussion, `serverRenderedMs` on Parley's own page. The time runs
 * from the start of the navigation to the end of the first frame in which a comment stands in the viewport, laid out and
 * visible. Medians of 7 loads each, which take turns.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../dist/testing/browser.js';
import { report, type Benchmark, type Figures } from './benchmark.ts';
import { createInstallation, runCommand, seedStories, withParley, type Installation } from './parley.ts';
import { median, repeat, round } from './statistics.ts';
import { SITE, toPagePath } from './story.ts';

const LOADS = 7;
const COMMENTS = 500;
const CPU_SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 165, downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8 };
const PATIENCE_MS = 30_000;

export const paint: Benchmark = {
  summary: 'time to the first comment on a slow phone, embedded and on the full page',
  options: {},
  async run() {
    const installation = await createInstallation('talk.localhost');
    try {
      return await withParley(installation, {}, () => measure(installation));
    } finally {
      await installation.remove();
    }
  },
};

async function measure(installation: Installation): Promise<Figures> {
  const [story = ''] = await seedStories(installation, { comments: COMMENTS, stories: 1 });
  const publisher = await publish(toPublishersPage(installation.url, story));
  const origin = `http://news.localhost:${(publisher.address() as AddressInfo).port}`;
  await runCommand(installation, ['site', 'set', SITE, '--origin', origin]);
  const browser = await launchBrowser();
  try {
    const load = async (number: number) => {
      const embedMs = await measureLoad(browser, `${origin}/`);
      const serverRenderedMs = await measureLoad(browser, `${installation.url}${toPagePath(story)}`);
      report(
        `Load ${number}: ${Math.round(embedMs)} ms embedded, ${Math.round(serverRenderedMs)} ms full page.`,
      );
      return { embedMs, serverRenderedMs };
    };
    await load(0);
    const loads = await repeat(LOADS, (number) => load(number + 1));
    return {
      embedMs: round(median(loads.map(({ embedMs }) => embedMs))),
      serverRenderedMs: round(median(loads.map(({ serverRenderedMs }) => serverRenderedMs))),
    };
  } finally {
    await browser.close();
    publisher.close();
  }
}

/** A story short enough that the discussion stands in the first viewport, where waiting for it is felt most. */
function toPublishersPage(parley: string, story: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The early boat</title>
<h1>The early boat</h1>
<p>The council will vote on the winter timetable in two weeks.</p>
<div id="parley" data-site="${SITE}" data-story="${story}"></div>
<script async src="${parley}/embed.js"></script>
</html>`;
}

async function publish(html: string): Promise<Server> {
  const server = createServer((request, response) => {
    const isPage = request.url === '/';
    response
      .writeHead(isPage ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
      .end(isPage ? html : '');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

/** Loads a page as somebody who was never there, and gives the milliseconds until a comment shows. */
async function measureLoad(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  try {
    const page = await context.newPage();
    await slowDown(page);
    await page.addInitScript(watchForComment);
    await page.goto(url, { waitUntil: 'commit' });
    const shown = await page.waitForFunction(() => window.commentShownMs, null, { timeout: PATIENCE_MS });
    return (await shown.jsonValue()) ?? Number.NaN;
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', NETWORK);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}

declare global {
  interface Window {
    /** Milliseconds from the start of the navigation until a comment was on the screen. */
    commentShownMs?: number;
  }
}

/** Runs in the page before its own scripts: looks for a comment in every frame, and notes when that frame is painted. */
function watchForComment(): void {
  const isShown = (comment: Element) => {
    const { top, bottom, width } = comment.getBoundingClientRect();
    const isLaidOut = width > 0 && bottom > top && bottom > 0 && top < innerHeight;
    return isLaidOut && comment.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  // Callbacks of a frame run before it is painted, messages that they post afterwards.
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => (window.commentShownMs = performance.now()));
  port1.start();
  const look = () => {
    const root = document.querySelector('#parley')?.shadowRoot ?? document;
    const comment = root.querySelector('.comment');
    if (comment && isShown(comment)) port2.postMessage(null);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
