/**
 * Takes the pictures of docs/screenshots from the demonstration: the story page and the embed, at phone and desktop
 * width, light and dark. Run by hand after `npm run build`: node scripts/screenshots.ts
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { raiseStage } from '../dist/testing/stage.js';
import { ShownThread } from '../dist/testing/shown-thread.js';

const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));

const PAGES = [
  { name: 'story', path: '/demo/stories/harbour-street', isEmbed: false },
  { name: 'embed', path: '/demo/articles/harbour-street.html#parley', isEmbed: true },
];
const WIDTHS = [
  { name: 'phone', viewport: { width: 390, height: 1000 } },
  { name: 'desktop', viewport: { width: 1280, height: 1200 } },
];

await mkdir(FOLDER, { recursive: true });
const stage = await raiseStage();
for (const page of PAGES) {
  for (const width of WIDTHS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await takePicture(page, { ...width, colorScheme });
    }
  }
}
await stage.close();

interface Looks {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

async function takePicture(
  what: (typeof PAGES)[number],
  { name, viewport, colorScheme }: Looks,
): Promise<void> {
  const context = await stage.open({ viewport, colorScheme, as: 'Ines' });
  const page = await context.newPage();
  await page.goto(stage.parley.origin + what.path);
  const thread = new ShownThread(page);
  await thread.viewer.locator('[data-action=signOut]').waitFor();
  // The embed below the end of its story, so that one sees whose guest it is.
  if (what.isEmbed) {
    await thread.section.evaluate((section, height) => {
      scrollTo({ top: section.getBoundingClientRect().top + scrollY - height / 6, behavior: 'instant' });
    }, viewport.height);
  }
  const path = `${FOLDER}${what.name}-${name}-${colorScheme}.png`;
  await page.screenshot({ path });
  console.log(path);
  await context.close();
}
