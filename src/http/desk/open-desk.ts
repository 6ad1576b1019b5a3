import type { FastifyReply } from 'fastify';
import type { SiteId } from '../../domain/ids.ts';
import type { Permission } from '../../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { SignedInActor } from '../../domain/viewer.ts';
import type { DeskArea, DeskFrame, Notice } from '../../render/index.ts';
import { forbid } from '../../service/permit.ts';
import { pageActor } from '../actor.ts';
import { languageOf, refusalHeaders, statusOf } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { HTML, PAGE_HEADERS } from '../headers.ts';
import { keepNotice, takeNotice } from './notice-cookie.ts';

/** A request for a page of the desk, by somebody who may have it. */
export interface DeskExchange extends Exchange {
  readonly actor: SignedInActor;
  readonly frame: DeskFrame;
}

/** Finds who asks for a page of the desk; what refuses them is for `sendPageRefusal`, which leads on. */
export async function openDesk(
  exchange: Exchange,
  asked: { readonly permission: Permission; readonly siteId?: SiteId | null },
): Promise<DeskExchange | Refusal> {
  const { context, request } = exchange;
  const actor = await pageActor(context, request);
  const refusal = forbid(context.deps, actor, asked);
  if (isRefusal(refusal)) return refusal;
  if (actor.kind !== 'account') return refuse('sign_in_required');
  return { ...exchange, actor, frame: toFrame(exchange, actor) };
}

function toFrame(exchange: Exchange, actor: SignedInActor): DeskFrame {
  return {
    language: languageOf(exchange.request),
    assets: exchange.context.pageAssets,
    viewer: { name: actor.name, role: actor.role, siteCount: actor.roleSites?.length ?? null },
    areas: listAreas(actor),
  };
}

/** An admin of some sites sets those up; what concerns the organisation is for admins of all. */
function listAreas({ role, roleSites }: SignedInActor): readonly DeskArea[] {
  if (role !== 'admin') return [];
  return roleSites === null ? ['sites', 'organisation', 'accounts', 'tokens', 'audit'] : ['sites', 'audit'];
}

/** Whether whoever is here has to prove once more who they are before they may do something. */
export function owesStepUp(
  { context, actor }: DeskExchange,
  permission: Permission,
  siteId: SiteId | null = null,
): boolean {
  return forbid(context.deps, actor, { permission, siteId })?.refused === 'step_up_required';
}

/** Sends a page of the desk; with the refusal of the form that comes back in it. */
export function sendDeskPage(
  { reply }: Exchange,
  html: string,
  refusal: Refusal | null = null,
): FastifyReply {
  if (refusal?.retryAfter !== undefined) void reply.header('retry-after', String(refusal.retryAfter));
  return reply
    .code(refusal ? statusOf(refusal) : 200)
    .headers({ ...PAGE_HEADERS, ...(refusal ? refusalHeaders(refusal) : {}), 'cache-control': 'no-store' })
    .type(HTML)
    .send(html);
}

/** The frame of a page that shows what the form before it brought about. */
export function withNotice(exchange: DeskExchange): DeskFrame {
  const notice = takeNotice(exchange);
  return notice === null ? exchange.frame : { ...exchange.frame, notice };
}

/** The end of a form that did what it says: on to a page, which says so. */
export function goOn(exchange: Exchange, location: string, notice: Notice): FastifyReply {
  keepNotice(exchange, location, notice);
  return exchange.reply.code(303).header('location', location).send();
}
