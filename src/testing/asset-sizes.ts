/** A file that browsers fetch, as `scripts/build-assets.ts` wrote it. */
export interface Asset {
  /** Name below dist/assets; `.gz` and `.br` siblings stand beside it. */
  readonly file: string;
  readonly hash: string;
  readonly bytes: Sizes;
}

/** dist/assets/manifest.json: what was built, by the name it has in the source. */
export type Manifest = Readonly<Record<string, Asset>>;

/** Bytes as they stand, and compressed at the highest levels (gzip 9, brotli 11). */
export interface Sizes {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/**
 * The most a reader's browser may fetch to read, to sign in and to write, in bytes of brotli. What only people who are
 * signed in need (member.js: editing, deleting, muting) comes after that.
 */
export const SIZE_CEILING = 8192;

/** All script and style that such a reader's browser fetches, by the way the discussion is read. */
export const FLOWS: Readonly<Record<string, readonly string[]>> = {
  embed: ['embed.js', 'base.css', 'handoff.js'],
  // base.css styles the pages of the sign-in.
  page: ['page.css', 'page.js', 'base.css'],
};

/** Adds up each flow. Throws when a file of a flow was not built. */
export function computeFlowSizes(manifest: Manifest): Record<string, Sizes> {
  return Object.fromEntries(
    Object.entries(FLOWS).map(([flow, names]) => [
      flow,
      names.map((name) => getSizes(manifest, name)).reduce(add),
    ]),
  );
}

/** The flows whose brotli size is above the ceiling. */
export function listFlowsAboveCeiling(manifest: Manifest): string[] {
  return Object.entries(computeFlowSizes(manifest))
    .filter(([, sizes]) => sizes.brotli > SIZE_CEILING)
    .map(([flow]) => flow);
}

function getSizes(manifest: Manifest, name: string): Sizes {
  const asset = manifest[name];
  if (!asset) throw new Error(`${name} was not built`);
  return asset.bytes;
}

function add(a: Sizes, b: Sizes): Sizes {
  return { raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli };
}
