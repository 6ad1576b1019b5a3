import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { Assets as PageAssets } from '../render/index.ts';
import { pickEncoding } from './encoding.ts';
import { REVALIDATE, SHARED_HEADERS } from './headers.ts';

/** A file that browsers fetch, with its precompressed bodies. */
export interface AssetFile {
  readonly path: string;
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly bodies: Readonly<Record<'br' | 'gzip' | 'identity', Buffer>>;
}

interface Manifest {
  readonly [name: string]: { readonly file: string; readonly hash: string };
}

/** What a script of the desk loads later: it has its hash from the start. */
const CHUNK = /-[0-9A-Z]{8}\./;
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Publishers write these names into their pages: caches may keep them for five minutes without asking. */
const STABLE = 'public, max-age=300, stale-while-revalidate=86400';

/** Reads what `npm run build` made; files are few and small, so all stay in memory. */
export async function readAssets(
  folder: URL,
): Promise<{ files: Map<string, AssetFile>; pageAssets: PageAssets }> {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as Manifest;
  const files = await Promise.all(
    Object.entries(manifest).map(([name, entry]) => readAsset(folder, name, entry)),
  );
  const pathOf = (name: string): string => toPath(name, manifest[name]?.file ?? name);
  return {
    files: new Map(files.map((file) => [file.path, file])),
    pageAssets: {
      baseCss: pathOf('base.css'),
      pageCss: pathOf('page.css'),
      pageJs: pathOf('page.js'),
      handoffJs: pathOf('handoff.js'),
      passkeyJs: pathOf('passkey.js'),
      accountCss: pathOf('account.css'),
      deskCss: pathOf('desk.css'),
      appCss: pathOf('app.css'),
      appJs: pathOf('desk.js'),
      accountJs: pathOf('account.js'),
      importsJs: pathOf('imports.js'),
      importCss: pathOf('imports.css'),
    },
  };
}

function toPath(name: string, file: string): string {
  return name === file && !CHUNK.test(name) ? `/${file}` : `/assets/${file}`;
}

async function readAsset(
  folder: URL,
  name: string,
  entry: { file: string; hash: string },
): Promise<AssetFile> {
  const [identity, gzip, br] = (await Promise.all(
    ['', '.gz', '.br'].map((suffix) => readFile(new URL(entry.file + suffix, folder))),
  )) as [Buffer, Buffer, Buffer];
  const path = toPath(name, entry.file);
  return {
    path,
    type: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    etag: `"${entry.hash}"`,
    cacheControl: path.startsWith('/assets/') ? IMMUTABLE : STABLE,
    bodies: { identity, gzip, br },
  };
}

/** Routes of all assets. They are public and load from any page. */
export function registerAssets(server: FastifyInstance, files: ReadonlyMap<string, AssetFile>): void {
  for (const file of files.values()) {
    server.get(
      file.path,
      { config: { permission: 'page.read' }, schema: { hide: true } },
      (request, reply) => {
        const encoding = pickEncoding(request.headers['accept-encoding']);
        const etag = file.etag.replace(/"$/, `-${encoding}"`);
        void reply.headers({
          ...SHARED_HEADERS,
          // Scripts of publishers' pages import others, which are asked for as by `fetch`.
          'access-control-allow-origin': '*',
          'cache-control': file.cacheControl,
          etag,
          vary: 'Accept-Encoding',
        });
        if (request.headers['if-none-match'] === etag) return reply.code(304).send();
        if (encoding !== 'identity') void reply.header('content-encoding', encoding);
        return reply.type(file.type).send(file.bodies[encoding]);
      },
    );
  }
  server.get('/robots.txt', { config: { permission: 'page.read' }, schema: { hide: true } }, (_, reply) =>
    reply
      .type('text/plain')
      .header('cache-control', REVALIDATE)
      .send('User-agent: *\nDisallow: /sign-in\nDisallow: /api/\n'),
  );
}
