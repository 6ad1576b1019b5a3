import type { PictureFailure } from '../domain/profile.ts';

/** Three times the size at which faces are shown, for the sharpest screens and for profiles. */
const SIZE = 160;

/** Decoded, a picture of so many pixels takes 160 MB at most; cameras make fewer. */
const MOST_PIXELS = 40_000_000;

const SECONDS = 10;

/** How the formats begin that are pictures made of pixels. Nothing else gets as far as a decoder. */
const BEGINNINGS: readonly RegExp[] = [
  /^\xff\xd8\xff/,
  /^\x89PNG\r\n/,
  /^GIF8[79]a/,
  /^RIFF[^]{4}WEBP/,
  /^[^]{4}ftypavi[fs]/,
];

/** The decoders of these formats; all others are switched off, whatever a picture claims to be. */
const DECODERS = ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}`);

/** Loaded when the first picture comes: most processes never need it, and it takes tens of megabytes. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: DECODERS });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/**
 * A picture as Parley serves it: WebP, square, small, on white where it had holes, and without anything that came along
 * with it, such as where it was taken. What is not a picture, or too large a one, is told apart.
 */
export async function makePicture(bytes: Buffer): Promise<Buffer | PictureFailure> {
  const beginning = bytes.subarray(0, 16).toString('latin1');
  if (!BEGINNINGS.some((format) => format.test(beginning))) return 'not_a_picture';
  const sharp = await loadSharp();
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize(SIZE, SIZE, { fit: 'cover' })
      .flatten({ background: '#fff' })
      .webp({ quality: 80 })
      .toBuffer();
  } catch (error) {
    return /pixel limit|timeout/i.test((error as Error).message) ? 'too_large' : 'not_a_picture';
  }
}
