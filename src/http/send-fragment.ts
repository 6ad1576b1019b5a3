import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from '../domain/thread.ts';
import { HTML, REVALIDATE, SHARED_HEADERS } from './headers.ts';

/** Lets a site's own pages read an answer; anything may include it on a server, where origins do not exist. */
export function allowOrigin(
  reply: FastifyReply,
  site: Pick<Site, 'origins'>,
  origin: string | undefined,
): void {
  if (origin !== undefined && site.origins.includes(origin))
    void reply.header('access-control-allow-origin', origin);
}

export interface FragmentExchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly site: Site;
}

/** Sends a piece of HTML that publishers' pages and servers include. */
export function sendFragment(exchange: FragmentExchange, html: string): FastifyReply {
  const { request, reply, site } = exchange;
  allowOrigin(reply, site, request.headers.origin);
  return reply
    .headers(SHARED_HEADERS)
    .headers({ 'cache-control': REVALIDATE, vary: 'Accept-Encoding, Origin' })
    .type(HTML)
    .send(html);
}
