import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { deskUrls, renderTokensPage, type TokenFields } from '../../../render/index.ts';
import { createApiToken, listApiTokens, revokeApiToken } from '../../../service/api-tokens.ts';
import { listDeskSites } from '../../../service/manage-sites.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema, listOf, readDate, readSiteChoice } from '../../desk/form-fields.ts';
import { goOn, openDesk, sendDeskPage, withNotice, type DeskExchange } from '../../desk/open-desk.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';

const ADDRESS = deskUrls().tokens();
const EMPTY: TokenFields = { name: '', scopes: [], sites: null, expires: '' };

/** The tokens of publishers' servers. Who may not change them does not see them. */
export function registerTokens(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'tokens.change' } as const;

  typed.get(ADDRESS, { config, schema: { hide: true } }, async (request, reply) => {
    const exchange = await openDesk({ context, request, reply }, config);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    return show({ ...exchange, frame: withNotice(exchange) }, EMPTY);
  });

  typed.post(ADDRESS, { config, schema: { hide: true, body: formSchema } }, async (request, reply) => {
    const exchange = await openDesk({ context, request, reply }, config);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    return lastOf(request.body['do']) === 'revoke'
      ? revoke(exchange, lastOf(request.body['id']) ?? '')
      : make(exchange, request.body);
  });
}

async function make(exchange: DeskExchange, body: FormFields): Promise<FastifyReply> {
  const fields: TokenFields = {
    name: lastOf(body['name']) ?? '',
    scopes: listOf(body['scopes']),
    sites: readSiteChoice(body),
    expires: lastOf(body['expires']) ?? '',
  };
  const expiresAt = readDate(fields.expires);
  const { name, scopes, sites } = fields;
  const made =
    expiresAt === undefined
      ? refuse('time_invalid', { field: 'expires' })
      : await createApiToken(exchange.context.deps, exchange.actor, { name, scopes, sites, expiresAt });
  if (isRefusal(made)) return show(exchange, fields, made);
  return goOn(exchange, ADDRESS, { key: 'tokens.made', secret: made.token });
}

async function revoke(exchange: DeskExchange, id: string): Promise<FastifyReply> {
  const { context, request, reply, actor } = exchange;
  const revoked = await revokeApiToken(context.deps, actor, id);
  if (isRefusal(revoked)) return sendPageRefusal(context, request, reply)(revoked);
  return goOn(exchange, ADDRESS, { key: 'tokens.revoked' });
}

async function show(
  exchange: DeskExchange,
  fields: TokenFields,
  refusal: Refusal | null = null,
): Promise<FastifyReply> {
  const { context, request, reply, actor, frame } = exchange;
  const [tokens, sites] = await Promise.all([
    listApiTokens(context.deps, actor),
    listDeskSites(context.deps, actor),
  ]);
  if (isRefusal(tokens)) return sendPageRefusal(context, request, reply)(tokens);
  if (isRefusal(sites)) return sendPageRefusal(context, request, reply)(sites);
  const html = renderTokensPage({
    ...frame,
    tokens,
    sites,
    fields,
    refusal: refusal ?? undefined,
    now: context.deps.clock(),
  });
  return sendDeskPage(exchange, html, refusal);
}
