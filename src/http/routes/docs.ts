import type { FastifyInstance } from 'fastify';
import { renderApiDocs, type OpenApiDocument } from '../../render/index.ts';
import type { HttpContext } from '../context.ts';
import { HTML, PAGE_HEADERS, REVALIDATE } from '../headers.ts';

/** The OpenAPI document, made from the schemas that check requests, and a page to read it. */
export function registerDocs(server: FastifyInstance, context: HttpContext): void {
  server.get('/openapi.json', { config: { permission: 'page.read' }, schema: { hide: true } }, (_, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', REVALIDATE)
      .send(server.swagger()),
  );
  server.get('/docs', { config: { permission: 'page.read' }, schema: { hide: true } }, (_, reply) => {
    const html = renderApiDocs({ assets: context.pageAssets, openapi: server.swagger() as OpenApiDocument });
    return reply.headers(PAGE_HEADERS).header('cache-control', REVALIDATE).type(HTML).send(html);
  });
}
