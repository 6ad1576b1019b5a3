import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type * as z from 'zod';
import { isRefusal } from '../../../domain/refusal.ts';
import type { Actor } from '../../../domain/viewer.ts';
import {
  exportAuditLog,
  readAuditLog,
  type AuditFormat,
  type AuditQuery,
  type NamedAuditEntry,
} from '../../../service/read-audit-log.ts';
import { auditPageSchema, auditQuery } from '../../../wire/audit.ts';
import { problemSchema } from '../../../wire/problem.ts';
import type { HttpContext } from '../../context.ts';
import { readCursor } from '../../views.ts';
import { administer } from './administer.ts';

const TYPES: Record<AuditFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
};

/** The log of administrative changes. */
export function registerAudit(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/audit',
    {
      config: { permission: 'audit.read' },
      schema: {
        summary: 'Administrative changes, newest first',
        description:
          'Who changed what, from what, to what, and when; as pages, or all of it as CSV or JSON Lines.',
        tags: ['administration'],
        querystring: auditQuery,
        response: { 200: auditPageSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const { format } = request.query;
        if (format === 'json') return readPage(context, actor, request.query);
        const lines = await exportAuditLog(context.deps, actor, { ...toQuery(request.query), format });
        return isRefusal(lines) ? lines : (sendLines(reply, lines, format) as never);
      }),
  );
}

async function readPage(context: HttpContext, actor: Actor, query: z.infer<typeof auditQuery>) {
  const after = readCursor(query.after);
  if (isRefusal(after)) return after;
  const page = await readAuditLog(context.deps, actor, { ...toQuery(query), after });
  return isRefusal(page) ? page : { entries: page.entries.map(toWire), nextPage: page.nextPage };
}

function sendLines(reply: FastifyReply, lines: AsyncIterable<string>, format: AuditFormat): FastifyReply {
  return reply
    .type(TYPES[format])
    .header('content-disposition', `attachment; filename="audit.${format}"`)
    .serializer((payload: unknown) => payload as string)
    .send(Readable.from(lines));
}

function toQuery({ site, by, action, since, until }: z.infer<typeof auditQuery>): AuditQuery {
  return {
    site: site ?? null,
    by: by ?? null,
    action: action ?? null,
    since: since === undefined ? null : new Date(since),
    until: until === undefined ? null : new Date(until),
  };
}

function toWire(entry: NamedAuditEntry) {
  const { id, at, byKind, byId, byName, action, siteKey, target, targetName, from, to } = entry;
  const by = { kind: byKind, id: byId, name: byName };
  return { id, at: at.toISOString(), by, action, site: siteKey, target, targetName, from, to };
}
