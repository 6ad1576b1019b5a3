import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { ALLOWED_ELEMENTS } from '../../markup/allowed-html.ts';
import { renderMarkdown } from '../../markup/render-markdown.ts';
import { launchBrowser } from '../browser.ts';
import { checkCommentHtml } from '../check-comment-html.ts';
import { NAMES, commentBodies } from '../comment-bodies.ts';
import { probeHtml } from '../script-probe.ts';
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

function render(body: string): Sample {
  const html = renderMarkdown(body, { mentions: NAMES });
  try {
    checkCommentHtml(html);
  } catch (cause) {
    throw new Error(`${JSON.stringify(body)} renders to ${html}`, { cause });
  }
  return { body, html };
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

/**
 * Generated bodies and a collection of scripting vectors render to the allowed elements and attributes, and do nothing
 * in Chromium. `PARLEY_SEED` repeats a run.
 */
export const markup: Scenario = {
  description: 'generated bodies and scripting vectors render to allowed HTML that runs nothing',
  async run(check) {
    const seed = Number(process.env['PARLEY_SEED'] ?? Date.now());
    let vectors: Sample[] = [];
    let generated: Sample[] = [];
    await check(
      `${VECTORS.length} vectors in ${SURROUNDINGS.length} surroundings hold to the allowed elements`,
      () => {
        vectors = VECTORS.flatMap((vector) => SURROUNDINGS.map((surround) => render(surround(vector))));
      },
    );
    await check(`${GENERATED} generated bodies hold to the allowed elements (seed ${seed})`, () => {
      generated = fc.sample(commentBodies, { numRuns: GENERATED, seed }).map(render);
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
    } finally {
      await browser.close();
    }
  },
};
