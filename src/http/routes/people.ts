import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AccountId } from '../../domain/ids.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { renderPersonPage } from '../../render/index.ts';
import { findPicture } from '../../service/find-picture.ts';
import { loadPerson } from '../../service/load-profile.ts';
import { listQuery, mutedParams } from '../../wire/own-account.ts';
import { siteParams } from '../../wire/story.ts';
import { pageActor } from '../actor.ts';
import type { HttpContext } from '../context.ts';
import { languageOf, sendErrorPage } from '../errors.ts';
import { HTML, PAGE_HEADERS, PRIVATE, SHARED_HEADERS } from '../headers.ts';
import { readCursor } from '../views.ts';

/** Profiles as others see them, and the pictures of people. */
export function registerPeople(server: FastifyInstance, context: HttpContext): void {
  registerPerson(server, context);
  registerPictures(server, context);
}

function registerPerson(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/:site/people/:id',
    {
      config: { permission: 'page.read' },
      schema: { hide: true, params: siteParams.extend(mutedParams.shape), querystring: listQuery },
    },
    async (request, reply) => {
      const fail = sendErrorPage(context, request, reply);
      const site = await context.sites.find(request.params.site);
      if (!site) return fail(refuse('site_not_found'));
      const after = readCursor(request.query.after);
      if (isRefusal(after)) return fail(after);
      const accountId = request.params.id as AccountId;
      const found = await loadPerson(context.deps, { site, accountId, after });
      if (isRefusal(found)) return fail(found);
      const actor = await pageActor(context, request);
      const reader = actor.kind === 'account' ? actor : null;
      const html = renderPersonPage({
        ...found,
        site,
        language: languageOf(request, site.language, reader?.language),
        timeZone: reader?.timeZone ?? null,
        lang: request.query.lang,
        assets: context.pageAssets,
        after: request.query.after,
      });
      return reply
        .headers({ ...PAGE_HEADERS, 'cache-control': PRIVATE, vary: 'Cookie', 'x-robots-tag': 'noindex' })
        .type(HTML)
        .send(html);
    },
  );
}

/**
 * What stands at the address of a picture never changes. Caches that many share forget it after a day all the same:
 * whoever removes their picture should not be seen there for a year.
 */
const PICTURE_CACHE = 'public, max-age=31536000, s-maxage=86400, immutable';

function registerPictures(server: FastifyInstance, context: HttpContext): void {
  server.get<{ Params: { file: string } }>(
    '/pictures/:file',
    { config: { permission: 'page.read' }, schema: { hide: true } },
    async (request, reply) => {
      const [id = '', ...rest] = request.params.file.split('.');
      const picture =
        rest.join('.') === 'webp' ? await findPicture(context.deps, id) : refuse('page_not_found');
      if (isRefusal(picture)) return sendErrorPage(context, request, reply)(picture);
      return reply
        .headers({ ...SHARED_HEADERS, 'cache-control': PICTURE_CACHE })
        .type('image/webp')
        .send(picture);
    },
  );
}
