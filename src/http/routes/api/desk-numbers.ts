import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { exportNumbers } from '../../../service/export-numbers.ts';
import { readNumbers, type Numbers } from '../../../service/read-numbers.ts';
import { numbersQuery, numbersSchema, type WireNumbers } from '../../../wire/numbers.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { siteParams } from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { administer } from './administer.ts';

/** The figures of moderation, for the desk and as files for spreadsheets. */
export function registerDeskNumbers(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/desk/sites/:site/numbers',
    {
      config: { permission: 'numbers.read' },
      schema: {
        summary: 'The figures of moderation of a site over some days',
        tags: ['desk'],
        params: siteParams,
        querystring: numbersQuery,
        response: { 200: numbersSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await context.sites.find(request.params.site);
        if (!site) return refuse('site_not_found');
        const { from, to, format, table } = request.query;
        const zone = request.query.zone ?? (actor.kind === 'account' ? actor.timeZone : null) ?? 'UTC';
        const numbers = await readNumbers(context.deps, actor, { site, from, to, zone });
        if (isRefusal(numbers)) return numbers;
        if (format === 'json') return toWire(numbers, { from, to, zone });
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${site.key}-${table}-${from}-${to}.csv"`)
          .serializer((payload: unknown) => payload as string)
          .send(exportNumbers(numbers, table) as never) as never;
      }),
  );
}

function toWire(
  { days, total, moderators, rules, waiting }: Numbers,
  range: Pick<WireNumbers, 'from' | 'to' | 'zone'>,
): WireNumbers {
  return {
    ...range,
    days: [...days],
    total,
    moderators: [...moderators],
    rules: [...rules],
    waiting,
  };
}
