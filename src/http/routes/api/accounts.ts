import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { AccountId } from '../../../domain/ids.ts';
import { BANNED_FOR_GOOD } from '../../../domain/permissions.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { banAccount, liftBan } from '../../../service/ban-account.ts';
import { grantRoleOnSites } from '../../../service/grant-role.ts';
import {
  findAccounts,
  readAccount,
  signOutAccount,
  type AccountDetails,
  type ListedAccount,
} from '../../../service/manage-accounts.ts';
import { resetFactors } from '../../../service/reset-factors.ts';
import {
  accountDetailsSchema,
  accountParams,
  accountsQuery,
  accountsSchema,
  banSchema,
  roleChangeSchema,
  signedOutSchema,
} from '../../../wire/account.ts';
import { problemSchema } from '../../../wire/problem.ts';
import type { HttpContext } from '../../context.ts';
import { administer } from './administer.ts';

const TAGS = ['administration'];

/** Accounts as administrators see them. */
export function registerAccounts(server: FastifyInstance, context: HttpContext): void {
  registerReading(server, context);
  registerChanges(server, context);
  registerFactors(server, context);
  registerBans(server, context);
}

function toWire(account: ListedAccount) {
  const { id, email, name, role, roleSites, badges, bannedUntil, erasureAt, createdAt } = account;
  return {
    id,
    email,
    name,
    guest: account.isGuest,
    role,
    sites: roleSites === null ? null : [...roleSites],
    badges: [...badges],
    totp: account.hasTotp,
    passkey: account.hasPasskey,
    bannedUntil: bannedUntil?.toISOString() ?? null,
    erasureAt: erasureAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

function toDetails({ identities, openSessions, ...account }: AccountDetails) {
  return { ...toWire(account), identities: [...identities], openSessions };
}

function registerReading(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;
  const config = { permission: 'accounts.read' } as const;

  api.get(
    '/accounts',
    {
      config,
      schema: {
        summary: 'Find accounts, the newest first',
        tags: TAGS,
        querystring: accountsQuery,
        response: { 200: accountsSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const { query, role = null, after = '' } = request.query;
        const page = await findAccounts(deps, actor, { query, role, after: after || null });
        return isRefusal(page) ? page : { accounts: page.accounts.map(toWire), nextPage: page.nextPage };
      }),
  );

  api.get(
    '/accounts/:id',
    {
      config,
      schema: {
        summary: 'An account',
        tags: TAGS,
        params: accountParams,
        response: { 200: accountDetailsSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const account = await readAccount(deps, actor, request.params.id as AccountId);
        return isRefusal(account) ? account : toDetails(account);
      }),
  );
}

function registerChanges(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;

  api.put(
    '/accounts/:id/role',
    {
      config: { permission: 'roles.grant' },
      schema: {
        summary: 'Give an account a role in place of the one it has',
        description: '`reader` takes it away. All sessions of the account end.',
        tags: TAGS,
        params: accountParams,
        body: roleChangeSchema,
        response: { 200: accountDetailsSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const accountId = request.params.id as AccountId;
        const { role, sites = null } = request.body;
        const granted = await grantRoleOnSites(deps, actor, { to: { accountId }, role, sites });
        if (isRefusal(granted)) return granted;
        const account = await readAccount(deps, actor, accountId);
        return isRefusal(account) ? account : toDetails(account);
      }),
  );

  api.delete(
    '/accounts/:id/sessions',
    {
      config: { permission: 'accounts.change' },
      schema: {
        summary: 'End every session of an account',
        tags: TAGS,
        params: accountParams,
        response: { 200: signedOutSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const sessions = await signOutAccount(deps, actor, request.params.id as AccountId);
        return isRefusal(sessions) ? sessions : { sessions };
      }),
  );
}

function registerFactors(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.delete(
    '/accounts/:id/factors',
    {
      config: { permission: 'roles.grant' },
      schema: {
        summary: 'Remove the second factors of somebody who has lost them',
        description: 'Their passkeys, app and recovery codes go, and all their sessions end.',
        tags: TAGS,
        params: accountParams,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const reset = await resetFactors(context.deps, actor, request.params.id as AccountId);
        return isRefusal(reset) ? reset : undefined;
      }),
  );
}

function registerBans(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;
  const config = { permission: 'accounts.change' } as const;

  api.put(
    '/accounts/:id/ban',
    {
      config,
      schema: {
        summary: 'Keep somebody from writing and voting',
        description: 'It goes beyond the account: whoever erases it and comes back is still banned.',
        tags: TAGS,
        params: accountParams,
        body: banSchema,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const who = { accountId: request.params.id as AccountId };
        const { until } = request.body;
        const end = typeof until === 'string' ? new Date(until) : BANNED_FOR_GOOD;
        const banned = await banAccount(deps, actor, { who, until: end });
        return isRefusal(banned) ? banned : undefined;
      }),
  );

  api.delete(
    '/accounts/:id/ban',
    {
      config,
      schema: {
        summary: 'Lift a ban',
        tags: TAGS,
        params: accountParams,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const lifted = await liftBan(deps, actor, { accountId: request.params.id as AccountId });
        return isRefusal(lifted) ? lifted : undefined;
      }),
  );
}
