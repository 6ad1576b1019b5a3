import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import type { Browser } from 'playwright-core';
import { ALLOWED_ELEMENTS } from '../../markup/allowed-html.ts';
import { renderHtml } from '../../markup/render-html.ts';
import { renderMarkdown } from '../../markup/render-markdown.ts';
import { launchBrowser } from '../browser.ts';
import { checkCommentHtml } from '../check-comment-html.ts';
import { NAMES, commentBodies } from '../comment-bodies.ts';
import { htmlBodies } from '../html-bodies.ts';
import { probeHtml } from '../script-probe.ts';
import { HTML_VECTORS } from './html-vectors.ts';
import { VECTORS } from './markup-vectors.ts';
import type { Scenario } from './scenario.ts';

const GENERATED = 10_000;
const PIECES_PER_PAGE = 250;

/** Each vector stands alone and inside everything that can hold it. */
const SURROUNDINGS: readonly ((vector: string) => string)[] = [
  (vector) => vector,
  (vector) => `a ${vector} b`,
  (vector) => `> ${vector.replaceAll('\n', '\n> ')}`,
  (vector) => `- ${vector.replaceAll('\n', '\n  ')}`,
  (vector) => `**${vector}**`,
  (vector) => `||${vector}||`,
  (vector) => `[${vector}](https://a.example)`,
  (vector) => `[a](${vector})`,
  (vector) => `[a](https://a.example/${vector})`,
  (vector) => `https://a.example/${vector}`,
  (vector) => `\`${vector}\``,
  (vector) => `\`\`\`${vector}\n${vector}`,
];

/** The same for HTML that was imported: inside what stays, what goes, and what is left open. */
const HTML_SURROUNDINGS: readonly ((vector: string) => string)[] = [
  (vector) => vector,
  (vector) => `<p>a ${vector} b</p>`,
  (vector) => `<ul><li><b>${vector}</li></ul>`,
  (vector) => `<table><tr><td>${vector}`,
  (vector) => `<svg><desc>${vector}`,
  (vector) => `<math><mtext>${vector}</mtext></math>`,
  (vector) => `<template>${vector}</template>${vector}`,
  (vector) => `<noscript>${vector}</noscript>`,
  (vector) => `<textarea>${vector}`,
  (vector) => `<pre>${vector}</pre>`,
  (vector) => `<!--${vector}-->${vector}`,
  (vector) => `<a href="https://a.example/${vector}">${vector}</a>`,
  (vector) => `<img src="https://a.example/a.png" alt='${vector}'>`,
];

/** HTML that does run something: a probe that finds nothing in it would find nothing anywhere. */
const RUNNING = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href="data:,a">a</a>',
  '<b onmouseover=alert(1)>a</b>',
  '<b tabindex=0 onfocus=alert(1)>a</b>',
  '<form action="https://a.example"><button>a</button></form>',
  '<meta http-equiv=refresh content="0;url=https://a.example">',
];

interface Sample {
  readonly body: string;
  readonly html: string;
}

function checkSample(body: string, html: string): Sample {
  try {
    checkCommentHtml(html);
  } catch (cause) {
    throw new Error(`${JSON.stringify(body)} renders to ${html}`, { cause });
  }
  return { body, html };
}

function render(body: string): Sample {
  return checkSample(body, renderMarkdown(body, { mentions: NAMES }));
}

function importBody(body: string): Sample {
  const html = renderHtml(body);
  assert.equal(renderHtml(html), html, `${JSON.stringify(body)} renders to itself`);
  return checkSample(body, html);
}

async function checkProbe(browser: Browser): Promise<void> {
  for (const html of RUNNING) {
    const { findings } = await probeHtml(browser, [html]);
    assert.notEqual(findings.length, 0, `the probe overlooks ${html}`);
  }
}

function isAllowed(elementWithAttribute: string): boolean {
  const [element = '', attribute] = elementWithAttribute.split(' ');
  return attribute === undefined
    ? Object.hasOwn(ALLOWED_ELEMENTS, element)
    : Object.hasOwn(ALLOWED_ELEMENTS[element] ?? {}, attribute);
}

/** Fails with the one body that does something, found by halving. */
async function checkInBrowser(browser: Browser, samples: readonly Sample[]): Promise<void> {
  const pieces = samples.map(({ html }) => html);
  const { findings, elements } = await probeHtml(browser, pieces);
  const problems = [...findings, ...elements.filter((element) => !isAllowed(element))];
  if (problems.length === 0) return;
  assert.notEqual(samples.length, 1, `${JSON.stringify(samples)}: ${problems.join(', ')}`);
  const middle = Math.ceil(samples.length / 2);
  await checkInBrowser(browser, samples.slice(0, middle));
  await checkInBrowser(browser, samples.slice(middle));
  assert.fail(`together, not alone: ${problems.join(', ')}`);
}

async function checkAllInBrowser(browser: Browser, samples: readonly Sample[]): Promise<void> {
  for (let start = 0; start < samples.length; start += PIECES_PER_PAGE)
    await checkInBrowser(browser, samples.slice(start, start + PIECES_PER_PAGE));
}

/** Fails where Chromium builds another tree than parse5 of some HTML, or does not read its own serialisation as the same. */
async function checkRoundTrip(browser: Browser, samples: readonly Sample[]): Promise<void> {
  const page = await browser.newPage();
  try {
    const pieces = samples.map(({ html }) => html);
    const read = await page.evaluate((all) => {
      const element = document.createElement('div');
      return all.map((html) => {
        element.innerHTML = html;
        const once = element.innerHTML;
        element.innerHTML = once;
        return [once, element.innerHTML] as const;
      });
    }, pieces);
    for (const [index, [once = '', twice = '']] of read.entries()) {
      assert.equal(once, serialize(parseFragment(pieces[index] ?? '')), samples[index]?.body);
      assert.equal(twice, once, samples[index]?.body);
    }
  } finally {
    await page.close();
  }
}

/**
 * Generated bodies and a collection of scripting vectors, as Markdown and as imported HTML, render to the allowed elements and attributes, and do nothing
 * in Chromium. `PARLEY_SEED` repeats a run.
 */
export const markup: Scenario = {
  description:
    'generated bodies and scripting vectors, Markdown and HTML, render to allowed HTML that runs nothing',
  async run(check) {
    const seed = Number(process.env['PARLEY_SEED'] ?? Date.now());
    let vectors: Sample[] = [];
    let generated: Sample[] = [];
    let imported: Sample[] = [];
    await check(
      `${VECTORS.length} vectors in ${SURROUNDINGS.length} surroundings hold to the allowed elements`,
      () => {
        vectors = VECTORS.flatMap((vector) => SURROUNDINGS.map((surround) => render(surround(vector))));
      },
    );
    await check(`${GENERATED} generated bodies hold to the allowed elements (seed ${seed})`, () => {
      generated = fc.sample(commentBodies, { numRuns: GENERATED, seed }).map(render);
    });
    const htmlVectors = [...VECTORS, ...HTML_VECTORS];
    await check(
      `${htmlVectors.length} vectors in ${HTML_SURROUNDINGS.length} surroundings, imported as HTML, hold to them and render to themselves`,
      () => {
        imported = htmlVectors.flatMap((vector) =>
          HTML_SURROUNDINGS.map((surround) => importBody(surround(vector))),
        );
      },
    );
    await check(`${GENERATED} generated bodies, imported as HTML, do so too (seed ${seed})`, () => {
      const bodies = fc.oneof(htmlBodies, commentBodies);
      imported.push(...fc.sample(bodies, { numRuns: GENERATED, seed }).map(importBody));
    });
    const browser = await launchBrowser();
    try {
      await check(`the probe notices each of ${RUNNING.length} pages that do run something`, () =>
        checkProbe(browser),
      );
      await check(`${vectors.length} renderings of vectors do nothing in Chromium ${browser.version()}`, () =>
        checkAllInBrowser(browser, vectors),
      );
      await check(`${generated.length} generated bodies do nothing in Chromium ${browser.version()}`, () =>
        checkAllInBrowser(browser, generated),
      );
      await check(`${imported.length} imported bodies do nothing in Chromium`, () =>
        checkAllInBrowser(browser, imported),
      );
      await check('Chromium and parse5 read each of them as the same tree, again and again', () =>
        checkRoundTrip(browser, [...vectors, ...generated, ...imported]),
      );
    } finally {
      await browser.close();
    }
  },
};
