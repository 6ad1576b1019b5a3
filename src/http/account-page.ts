import type { FastifyReply } from 'fastify';
import type { Permission } from '../domain/permissions.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { SignedInActor } from '../domain/viewer.ts';
import type { AccountFrame } from '../render/index.ts';
import { countUnreadReplies } from '../service/load-replies.ts';
import { readOldState } from '../service/old-comments.ts';
import { readSanctionState } from '../service/own-sanctions.ts';
import { admitPerson, forbid } from '../service/permit.ts';
import { pageActor } from './actor.ts';
import { askedLanguage, languageOf, refusalHeaders, statusOf } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { HTML, PAGE_HEADERS, PRIVATE } from './headers.ts';

/** A request for one of a reader's own pages, by somebody who may have it. */
export interface AccountExchange extends Exchange {
  readonly actor: SignedInActor;
  readonly frame: AccountFrame;
}

/** Finds who asks for one of their own pages; what refuses them is for `sendPageRefusal`, which leads to the sign-in. */
export async function openAccount(
  exchange: Exchange,
  permission: Permission,
): Promise<AccountExchange | Refusal> {
  const { context, request } = exchange;
  const actor = admitPerson(context.deps, await pageActor(context, request), permission);
  if (isRefusal(actor)) return actor;
  return {
    ...exchange,
    actor,
    frame: {
      language: languageOf(request, undefined, actor.language),
      timeZone: actor.timeZone,
      assets: context.pageAssets,
      name: actor.name,
      unread: await countUnreadReplies(context.deps, actor),
      sanctions: await readSanctionState(context.deps, actor),
      oldComments: await readOldState(context.deps, actor),
      lang: askedLanguage(request),
      hasDesk: forbid(context.deps, actor, { permission: 'desk.open' }) === null,
    },
  };
}

/** Sends one of a reader's own pages; with what is wrong where a form comes back. */
export function sendAccountPage(
  { reply }: Exchange,
  html: string,
  refusal: Refusal | null = null,
): FastifyReply {
  if (refusal?.retryAfter !== undefined) void reply.header('retry-after', String(refusal.retryAfter));
  return reply
    .code(refusal ? statusOf(refusal) : 200)
    .headers({ ...PAGE_HEADERS, ...(refusal ? refusalHeaders(refusal) : {}), 'cache-control': PRIVATE })
    .type(HTML)
    .send(html);
}
