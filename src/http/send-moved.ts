import type { FastifyReply } from 'fastify';
import type { Exchange } from './exchange.ts';

/** For how long browsers may remember that a story has moved: it can move back. */
const SECONDS = 3_600;

/** Leads from an address that a story had before to the one it has now, with whatever the address asked for. */
export function sendMoved({ request, reply }: Exchange, location: string): FastifyReply {
  const at = request.url.indexOf('?');
  return reply
    .code(301)
    .headers({
      location: location + (at === -1 ? '' : request.url.slice(at)),
      'cache-control': `public, max-age=${SECONDS}`,
    })
    .send();
}
