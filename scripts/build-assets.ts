/**
 * Builds what browsers fetch into dist/assets, each file with its precompressed siblings, and copies the files that
 * `tsc` leaves behind. Runs after `tsc -b`.
 */
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import type { Asset, Manifest } from '../src/testing/asset-sizes.ts';

/** Publishers write these names into their pages, and scripts into themselves; all others carry their hash. */
const STABLE = new Set(['embed.js', 'count.js', 'later.js', 'sign-on.js', 'member.js']);
/** Publishers load classic scripts, which must not leave names behind; Parley's own pages load modules. */
const ENTRIES = {
  iife: ['embed/embed.ts', 'embed/count.ts'],
  esm: [
    'embed/page.ts',
    'embed/handoff.ts',
    'embed/account.ts',
    'embed/imports.ts',
    'embed/member.ts',
    'embed/passkey.ts',
    'embed/later.ts',
    'embed/sign-on.ts',
    'embed/base.css',
    'embed/page.css',
    'embed/account.css',
    'embed/import-file.css',
    'embed/desk.css',
    'embed/imports.css',
    'desk/app.css',
  ],
  /** What it imports when it is needed stands in chunks of its own, which carry esbuild's hash. */
  split: ['desk/desk.tsx'],
} as const;

const MINIFIED = {
  bundle: true,
  minify: true,
  write: false,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
} as const satisfies esbuild.BuildOptions;

/** A style sheet that a script imports arrives as text: the embed makes a constructable style sheet of it. */
const cssAsText: esbuild.Plugin = {
  name: 'css-as-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path, with: { type } }) => {
      if (type !== 'text') return undefined;
      const { outputFiles } = await esbuild.build({ ...MINIFIED, entryPoints: [path] });
      return { contents: tightenCss(outputFiles[0]?.text.trim() ?? ''), loader: 'text' };
    });
  },
};

/** What the minifier leaves as it was written: the values of custom properties, and what `var` falls back to. */
function tightenCss(css: string): string {
  return css.replaceAll(/(--[\w-]+): /g, '$1:').replaceAll(', ', ',');
}

/**
 * Bundles and minifies the entries in `source` and writes them with `manifest.json` into `target`, which is emptied
 * first.
 */
export async function buildAssets(source: string, target: string): Promise<Manifest> {
  const built = await Promise.all([
    bundle(source, 'iife', { format: 'iife' }),
    bundle(source, 'esm', { format: 'esm' }),
    bundle(source, 'split', { format: 'esm', splitting: true, chunkNames: '[name]-[hash]' }),
  ]);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const manifest: Record<string, Asset> = {};
  for (const { path, contents } of built.flat()) {
    const name = basename(path);
    const tight = name.endsWith('.css')
      ? Buffer.from(tightenCss(Buffer.from(contents).toString()))
      : contents;
    manifest[name] = await writeAsset(target, name, tight);
  }
  await writeFile(join(target, 'manifest.json'), JSON.stringify(manifest, null, 2));
  return manifest;
}

async function bundle(
  source: string,
  kind: keyof typeof ENTRIES,
  format: esbuild.BuildOptions,
): Promise<esbuild.OutputFile[]> {
  const entryPoints = ENTRIES[kind].map((entry) => join(source, entry));
  const options: esbuild.BuildOptions & { write: false } = {
    ...MINIFIED,
    ...format,
    write: false,
    entryPoints,
    plugins: [cssAsText],
    outdir: source,
  };
  const { outputFiles } = await esbuild.build(options);
  return outputFiles;
}

/** The shortest of what brotli makes of a file: which window and mode do best differs from file to file. */
function compress(contents: Uint8Array): Buffer {
  const { BROTLI_MODE_GENERIC, BROTLI_MODE_TEXT, BROTLI_MODE_FONT } = constants;
  const made = [BROTLI_MODE_GENERIC, BROTLI_MODE_TEXT, BROTLI_MODE_FONT].flatMap((mode) =>
    [14, 16, 22].map((window) =>
      brotliCompressSync(contents, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: contents.length,
          [constants.BROTLI_PARAM_MODE]: mode,
          [constants.BROTLI_PARAM_LGWIN]: window,
        },
      }),
    ),
  );
  return made.reduce((a, b) => (b.length < a.length ? b : a));
}

async function writeAsset(target: string, name: string, contents: Uint8Array): Promise<Asset> {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 12);
  const isChunk = /-[0-9A-Z]{8}\./.test(name);
  const file = STABLE.has(name) || isChunk ? name : name.replace('.', `-${hash}.`);
  const gzip = gzipSync(contents, { level: 9 });
  const brotli = compress(contents);
  await Promise.all([
    writeFile(join(target, file), contents),
    writeFile(join(target, `${file}.gz`), gzip),
    writeFile(join(target, `${file}.br`), brotli),
  ]);
  return { file, hash, bytes: { raw: contents.length, gzip: gzip.length, brotli: brotli.length } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  await buildAssets(join(root, 'src'), join(root, 'dist/assets'));
  await cp(join(root, 'src/storage/migrations'), join(root, 'dist/storage/migrations'), {
    recursive: true,
    filter: (path) => !path.includes('.') || path.endsWith('.sql'),
  });
  // The compiler writes no executables; `npx parley` runs this file.
  await chmod(join(root, 'dist/cli/main.js'), 0o755);
}
