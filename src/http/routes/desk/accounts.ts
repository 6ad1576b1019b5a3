import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { ROLES } from '../../../domain/roles.ts';
import { messages } from '../../../messages/index.ts';
import { deskUrls, renderAccountsPage, type RoleChoice } from '../../../render/index.ts';
import { grantRoleOnSites } from '../../../service/grant-role.ts';
import { findAccounts } from '../../../service/manage-accounts.ts';
import { listDeskSites } from '../../../service/manage-sites.ts';
import { parseEmail } from '../../../service/sign-in.ts';
import { text } from '../../../wire/text.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema, readSiteChoice } from '../../desk/form-fields.ts';
import {
  goOn,
  openDesk,
  owesStepUp,
  sendDeskPage,
  withNotice,
  type DeskExchange,
} from '../../desk/open-desk.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';

const ADDRESS = deskUrls().accounts();
const listQuery = z.object({
  q: text(200).default(''),
  after: z.string().max(100).optional(),
  lang: z.string().max(35).optional(),
});

interface Asked {
  readonly query: string;
  readonly after: string | null;
  readonly fields: RoleChoice & { readonly email: string };
}

const EMPTY: Asked = { query: '', after: null, fields: { email: '', role: 'moderator', sites: null } };

/** The page to find accounts on, and to give a role to a mailbox. */
export function registerAccounts(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    ADDRESS,
    { config: { permission: 'accounts.read' }, schema: { hide: true, querystring: listQuery } },
    async (request, reply) => {
      const exchange = await openDesk({ context, request, reply }, { permission: 'accounts.read' });
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const { q, after } = request.query;
      return show(
        { ...exchange, frame: withNotice(exchange) },
        { ...EMPTY, query: q.trim(), after: after ?? null },
      );
    },
  );

  typed.post(
    ADDRESS,
    { config: { permission: 'roles.grant' }, schema: { hide: true, body: formSchema } },
    async (request, reply) => {
      const exchange = await openDesk({ context, request, reply }, { permission: 'accounts.read' });
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return invite(exchange, request.body);
    },
  );
}

/** What was chosen of a role and its sites. */
export function readRoleChoice(body: FormFields): RoleChoice {
  return { role: lastOf(body['role']) ?? 'reader', sites: readSiteChoice(body) };
}

async function invite(exchange: DeskExchange, body: FormFields): Promise<FastifyReply> {
  const fields = { ...readRoleChoice(body), email: lastOf(body['email']) ?? '' };
  const asked = { ...EMPTY, fields };
  const email = parseEmail(fields.email);
  const role = ROLES.find((each) => each === fields.role);
  if (email === null) return show(exchange, asked, refuse('email_invalid', { field: 'email' }));
  if (role === undefined) return show(exchange, asked, refuse('input_invalid', { field: 'role' }));
  const { deps } = exchange.context;
  const account = await grantRoleOnSites(deps, exchange.actor, { to: { email }, role, sites: fields.sites });
  if (isRefusal(account)) return show(exchange, asked, account);
  const m = messages(exchange.frame.language);
  return goOn(exchange, deskUrls().account(account.id), {
    key: 'accounts.given',
    params: { name: account.name ?? email, role: m.t(`role.${role}`) },
  });
}

async function show(
  exchange: DeskExchange,
  { query, after, fields }: Asked,
  refusal: Refusal | null = null,
): Promise<FastifyReply> {
  const { context, request, reply, actor, frame } = exchange;
  const [page, sites] = await Promise.all([
    findAccounts(context.deps, actor, { query, role: query === '' ? 'desk' : null, after }),
    listDeskSites(context.deps, actor),
  ]);
  if (isRefusal(page)) return sendPageRefusal(context, request, reply)(page);
  if (isRefusal(sites)) return sendPageRefusal(context, request, reply)(sites);
  const more = new URLSearchParams({ q: query, after: page.nextPage ?? '' }).toString();
  const html = renderAccountsPage({
    ...frame,
    query,
    accounts: page.accounts,
    moreUrl: page.nextPage === null ? null : `${ADDRESS}?${more}`,
    sites,
    fields,
    refusal: refusal ?? undefined,
    owesStepUp: owesStepUp(exchange, 'roles.grant'),
  });
  return sendDeskPage(exchange, html, refusal);
}
