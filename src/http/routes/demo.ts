import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { REVALIDATE } from '../headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The newspaper's own policy, as strict as a careful publisher's: its files, and Parley's scripts and answers. */
function policy(publicUrl: string): string {
  return `default-src 'none'; style-src 'self'; script-src 'self' ${publicUrl}; img-src 'self' data: ${publicUrl}; connect-src 'self' ${publicUrl}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

/**
 * The newspaper of examples/ at /demo/: the pages a publisher would have, embedding Parley as a publisher would. Its
 * files say {{PARLEY}} where a publisher writes Parley's address.
 */
export async function registerDemo(
  server: FastifyInstance,
  options: { folder: URL; publicUrl: string },
): Promise<void> {
  const folder = fileURLToPath(options.folder);
  const names = await readdir(folder, { recursive: true });
  server.get('/', { config: { permission: 'page.read' }, schema: { hide: true } }, (_, reply) =>
    reply.code(302).header('location', '/demo/').send(),
  );
  server.get('/demo', { config: { permission: 'page.read' }, schema: { hide: true } }, (_, reply) =>
    reply.code(302).header('location', '/demo/').send(),
  );
  for (const name of names) {
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (type === undefined) continue;
    const file = await readFile(join(folder, name));
    const body = name.endsWith('.html')
      ? file.toString('utf8').replaceAll('{{PARLEY}}', options.publicUrl)
      : file;
    const path = `/demo/${name.replaceAll('\\', '/')}`.replace(/\/index\.html$/, '/');
    server.get(path, { config: { permission: 'page.read' }, schema: { hide: true } }, (_, reply) =>
      reply
        .headers({
          'content-security-policy': policy(options.publicUrl),
          'cache-control': REVALIDATE,
          'x-content-type-options': 'nosniff',
        })
        .type(type)
        .send(body),
    );
  }
}
