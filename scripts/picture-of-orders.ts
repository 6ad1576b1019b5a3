import sharp from 'sharp';
import type { Stage } from '../dist/testing/stage.js';

const COLUMN = { width: 640, height: 1560 };

/**
 * Takes a picture of the demonstration's quarrel in two orders, beside each other. Replies and the form for a comment are
 * left out, so that more than the first comment is to be seen; readers have them.
 */
export async function takePictureOfOrders(stage: Stage, path: string): Promise<void> {
  const columns = [await takeColumn(stage, 'best'), await takeColumn(stage, 'across')];
  const size = { width: 2 * COLUMN.width, height: COLUMN.height };
  await sharp({ create: { ...size, channels: 3, background: '#fffefa' } })
    .composite(columns.map((input, at) => ({ input, left: at * COLUMN.width, top: 0 })))
    .png()
    .toFile(path);
  console.log(path);
}

async function takeColumn(stage: Stage, sort: 'best' | 'across'): Promise<Buffer> {
  const context = await stage.open({ viewport: COLUMN, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(`${stage.parley.origin}/demo/stories/harbour-street?sort=${sort}`);
  await page.locator('[data-slot=viewer] [data-action=signIn]').waitFor();
  await page.evaluate(() => {
    const left = 'article[data-id] article[data-id], [data-slot=composer], [data-slot=viewer]';
    for (const element of document.querySelectorAll(left)) element.remove();
    const section = document.querySelector('[data-parley]');
    if (section) scrollTo({ top: section.getBoundingClientRect().top + scrollY - 12, behavior: 'instant' });
  });
  const picture = await page.screenshot();
  await context.close();
  return picture;
}
