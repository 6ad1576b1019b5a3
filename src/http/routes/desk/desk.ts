import type { FastifyInstance } from 'fastify';
import type { HttpContext } from '../../context.ts';
import { registerFirstAdmin } from './first-admin.ts';
import { registerFront } from './front.ts';
import { registerSite } from './site.ts';
import { registerSites } from './sites.ts';

/**
 * The desk: where moderators and admins work. Its settings are pages with plain forms (docs/decisions/0013): a form is
 * sent to the address of the page that shows it, and answers 303 to a page that says what came of it.
 */
export function registerDesk(server: FastifyInstance, context: HttpContext): void {
  registerFirstAdmin(server, context);
  registerFront(server, context);
  registerSites(server, context);
  registerSite(server, context);
}
