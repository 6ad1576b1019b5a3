import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isId, type AccountId } from '../../../domain/ids.ts';
import { BANNED_FOR_GOOD } from '../../../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { ROLES } from '../../../domain/roles.ts';
import { messages } from '../../../messages/index.ts';
import { deskUrls, renderDeskAccountPage, type RoleChoice } from '../../../render/index.ts';
import { banAccount, liftBan } from '../../../service/ban-account.ts';
import { eraseGuest } from '../../../service/erase-guest.ts';
import { grantRoleOnSites } from '../../../service/grant-role.ts';
import { readAccount, signOutAccount, type AccountDetails } from '../../../service/manage-accounts.ts';
import { listDeskSites } from '../../../service/manage-sites.ts';
import { forbid } from '../../../service/permit.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema, readDate } from '../../desk/form-fields.ts';
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
import type { Exchange } from '../../exchange.ts';
import { readRoleChoice } from './accounts.ts';

const params = z.object({ id: z.string().max(100) });

/** One account: its role, its sessions, its ban. */
export function registerAccount(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = `${deskUrls().accounts()}/:id`;
  const schema = { hide: true, params };

  typed.get(url, { config: { permission: 'accounts.read' }, schema }, async (request, reply) => {
    const exchange = await open({ context, request, reply }, request.params.id);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    return show({ ...exchange, frame: withNotice(exchange) });
  });

  typed.post(
    url,
    { config: { permission: 'accounts.change' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const exchange = await open({ context, request, reply }, request.params.id, 'accounts.change');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const act = ACTS.get(lastOf(request.body['do']) ?? '') ?? end;
      return act(exchange, request.body);
    },
  );

  typed.post(
    `${url}/role`,
    { config: { permission: 'roles.grant' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const exchange = await open({ context, request, reply }, request.params.id, 'roles.grant');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return giveRole(exchange, request.body);
    },
  );
}

interface AccountExchange extends DeskExchange {
  readonly account: AccountDetails;
}

/** Whoever may see the account gets the page back with what they typed, also when something is in the way of a change. */
async function open(
  given: Exchange,
  id: string,
  change?: 'accounts.change' | 'roles.grant',
): Promise<AccountExchange | Refusal> {
  const exchange = await openDesk(given, { permission: 'accounts.read' });
  if (isRefusal(exchange)) return exchange;
  const { context, actor } = exchange;
  const account = isId(id)
    ? await readAccount(context.deps, actor, id as AccountId)
    : refuse('account_not_found');
  if (!isRefusal(account)) return { ...exchange, account };
  const owed = change === undefined ? null : forbid(context.deps, actor, { permission: change });
  return owed ?? account;
}

type Act = (exchange: AccountExchange, body: FormFields) => Promise<FastifyReply>;

// A map: what a form names is nothing that objects have of themselves.
const ACTS: ReadonlyMap<string, Act> = new Map(Object.entries({ end, ban, lift, erase }));

async function end(exchange: AccountExchange): Promise<FastifyReply> {
  const { context, actor, account } = exchange;
  const count = await signOutAccount(context.deps, actor, account.id);
  if (isRefusal(count)) return show(exchange, { refusal: count });
  return goOn(exchange, deskUrls().account(account.id), { key: 'accounts.ended', params: { count } });
}

async function ban(exchange: AccountExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, account } = exchange;
  const banUntil = lastOf(body['until']) ?? '';
  const until = readDate(banUntil);
  if (until === undefined || (until !== null && until <= context.deps.clock()))
    return show(exchange, { banUntil, refusal: refuse('time_invalid', { field: 'until' }) });
  const who = { accountId: account.id };
  const banned = await banAccount(context.deps, actor, { who, until: until ?? BANNED_FOR_GOOD });
  if (isRefusal(banned)) return show(exchange, { banUntil, refusal: banned });
  const url = deskUrls().account(account.id);
  return goOn(exchange, url, { key: 'accounts.banSet', undo: { action: url, fields: [['do', 'lift']] } });
}

async function lift(exchange: AccountExchange): Promise<FastifyReply> {
  const { context, actor, account } = exchange;
  const lifted = await liftBan(context.deps, actor, { accountId: account.id });
  if (isRefusal(lifted)) return show(exchange, { refusal: lifted });
  return goOn(exchange, deskUrls().account(account.id), { key: 'accounts.lifted' });
}

async function erase(exchange: AccountExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, account } = exchange;
  const comments = lastOf(body['comments']) === 'keep' ? 'keep' : 'remove';
  const asked = await eraseGuest(context.deps, actor, { accountId: account.id, comments });
  if (isRefusal(asked)) return show(exchange, { refusal: asked });
  return goOn(exchange, deskUrls().account(account.id), { key: 'accounts.erasing' });
}

async function giveRole(exchange: AccountExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, account, frame } = exchange;
  const choice = readRoleChoice(body);
  const role = ROLES.find((each) => each === choice.role);
  const given =
    role === undefined
      ? refuse('input_invalid', { field: 'role' })
      : await grantRoleOnSites(context.deps, actor, {
          to: { accountId: account.id },
          role,
          sites: choice.sites,
        });
  if (isRefusal(given)) return show(exchange, { choice, refusal: given });
  return goOn(exchange, deskUrls().account(account.id), {
    key: 'accounts.given',
    params: {
      name: account.name ?? account.email ?? account.id,
      role: messages(frame.language).t(`role.${given.role}`),
    },
  });
}

interface Typed {
  readonly choice?: RoleChoice;
  readonly banUntil?: string;
  readonly refusal?: Refusal;
}

async function show(
  exchange: AccountExchange,
  { choice, banUntil = '', refusal }: Typed = {},
): Promise<FastifyReply> {
  const { context, request, reply, actor, account, frame } = exchange;
  const sites = await listDeskSites(context.deps, actor);
  if (isRefusal(sites)) return sendPageRefusal(context, request, reply)(sites);
  const html = renderDeskAccountPage({
    ...frame,
    account,
    sites,
    choice: choice ?? { role: account.role, sites: account.roleSites },
    banUntil,
    refusal,
    owesStepUp: owesStepUp(exchange, 'accounts.change'),
  });
  return sendDeskPage(exchange, html, refusal ?? null);
}
