import type { FastifyRequest } from 'fastify';

/**
 * The origin of the page that sent a request, where that is not Parley's own; null for Parley's own pages, plain
 * navigations and programs. `null` (as text) is what sandboxed frames send: foreign, and registered nowhere.
 */
export function foreignOrigin(request: FastifyRequest, publicUrl: string): string | null {
  const { origin } = request.headers;
  if (origin === undefined || isOwnOrigin(request, origin, publicUrl)) return null;
  return origin;
}

// A browser sends the host it talks to and the origin of the page: equal hosts mean the same origin, whatever name
// the installation is reached by.
function isOwnOrigin(request: FastifyRequest, origin: string, publicUrl: string): boolean {
  return origin === publicUrl || origin === `${request.protocol}://${request.host}`;
}

/**
 * Whether a request that a cookie speaks for was made by Parley's own page, so that no other page can act in a
 * reader's name. Browsers tell by Sec-Fetch-Site, older ones by Origin; a form without either is not believed.
 */
export function isFromOwnPage(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin } = request.headers;
  return origin === undefined ? site === 'same-origin' : isOwnOrigin(request, origin, publicUrl);
}
