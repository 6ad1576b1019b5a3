import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  AKISMET_URL,
  CALL_OUT_FORMATS,
  CALL_OUT_KINDS,
  CALL_OUT_TIMEOUT,
  SILENCE_CHOICES,
  SPAM_CHOICES,
  type CallOutKind,
  type CallOutSettings,
} from '../../../domain/call-out.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { deskUrls, renderCallOutsPage, type CallOutFields } from '../../../render/index.ts';
import {
  addCallOut,
  changeCallOut,
  listCallOuts,
  removeCallOut,
  rotateCallOutSecret,
  type CallOut,
} from '../../../service/manage-call-outs.ts';
import { tryCallOut } from '../../../service/try-call-out.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema } from '../../desk/form-fields.ts';
import { goOn, owesStepUp, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';

/** For how long requests are signed with the secret before, too. */
const GRACE_HOURS = 24;

const FRESH: Readonly<Record<CallOutKind, CallOutFields>> = {
  coral: toFresh('coral', { name: '', url: '' }),
  akismet: toFresh('akismet', { name: 'Akismet', url: AKISMET_URL }),
};

function toFresh(kind: CallOutKind, given: { readonly name: string; readonly url: string }): CallOutFields {
  return {
    ...given,
    kind,
    isEnabled: true,
    timeoutMs: String(CALL_OUT_TIMEOUT.default),
    silence: 'pass',
    onSpam: 'hold',
    format: 'html',
    sendsPerson: false,
    key: '',
  };
}

/** The services that a site asks about comments. Where comments go is guarded like a secret. */
export function registerCallOuts(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site/rules/services';
  const schema = { hide: true, params: siteParams };
  const asked = (key: string) => ({ key, permission: 'settings.read' }) as const;

  typed.get(url, { config: { permission: 'settings.read' }, schema }, async (request, reply) => {
    const exchange = await openSite({ context, request, reply }, asked(request.params.site));
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    return show({ ...exchange, frame: withNotice(exchange) }, {});
  });

  typed.post(
    url,
    { config: { permission: 'secrets.change' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const exchange = await openSite({ context, request, reply }, asked(request.params.site));
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const act = ACTS.get(lastOf(request.body['do']) ?? 'save') ?? save;
      return act(exchange, request.body);
    },
  );
}

type Act = (exchange: SiteExchange, body: FormFields) => Promise<FastifyReply>;

// A map: what a form names is nothing that objects have of themselves.
const ACTS: ReadonlyMap<string, Act> = new Map(
  Object.entries({ add, save, move, rotate, remove, try: tryOut }),
);

const idOf = (body: FormFields): string => lastOf(body['id']) ?? '';

async function add(exchange: SiteExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const kind = CALL_OUT_KINDS.find((each) => each === lastOf(body['kind'])) ?? 'coral';
  const fields = readFields(body, FRESH[kind]);
  const settings = toSettings(fields);
  const added = isRefusal(settings)
    ? settings
    : await addCallOut(context.deps, actor, { site, kind, key: fields.key, ...settings });
  if (isRefusal(added)) return show(exchange, { fields, problem: { form: kind, refusal: added } });
  const { secret, callOut } = added;
  return secret === null
    ? done(exchange, { key: 'callOut.added', params: { name: callOut.name } })
    : done(exchange, { key: 'callOut.addedSecret', params: { name: callOut.name }, secret });
}

async function save(exchange: SiteExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const listed = await listCallOuts(context.deps, actor, site);
  if (isRefusal(listed)) return sendPageRefusal(context, exchange.request, exchange.reply)(listed);
  const id = idOf(body);
  const before = listed.find((each) => each.id === id);
  const fields = readFields(body, before ? toFields(before) : FRESH.coral);
  const change = toSettings(fields);
  const saved = isRefusal(change)
    ? change
    : await changeCallOut(context.deps, actor, { site, id, change, key: fields.key });
  if (!isRefusal(saved)) return done(exchange, { key: 'desk.saved' });
  return before ? show(exchange, { fields, problem: { form: id, refusal: saved } }) : fail(exchange, saved);
}

async function move(exchange: SiteExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const position = Math.max(1, Number.parseInt(lastOf(body['position']) ?? '1', 10) || 1);
  const moved = await changeCallOut(context.deps, actor, { site, id: idOf(body), change: {}, position });
  return isRefusal(moved) ? fail(exchange, moved) : done(exchange, { key: 'desk.saved' });
}

async function rotate(exchange: SiteExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const made = await rotateCallOutSecret(context.deps, actor, {
    site,
    id: idOf(body),
    graceHours: GRACE_HOURS,
  });
  if (isRefusal(made)) return fail(exchange, made);
  const { secret, callOut } = made;
  return done(exchange, {
    key: 'callOut.rotatedSecret',
    params: { name: callOut.name },
    secret: secret ?? undefined,
  });
}

async function remove(exchange: SiteExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const removed = await removeCallOut(context.deps, actor, { site, id: idOf(body) });
  return isRefusal(removed)
    ? fail(exchange, removed)
    : done(exchange, { key: 'sections.removed', params: { name: removed.callOut.name } });
}

async function tryOut(exchange: SiteExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const id = idOf(body);
  const sent = lastOf(body['body']) ?? '';
  const answer = await tryCallOut(context.deps, actor, { site, id, body: sent });
  if (isRefusal(answer)) return fail(exchange, answer);
  const { status, ms, text, fact } = answer;
  const { silence, verdict } = fact;
  return show(exchange, { tried: { id, body: sent, status, ms, text, silence, verdict } });
}

function done(exchange: SiteExchange, notice: Parameters<typeof goOn>[2]): FastifyReply {
  return goOn(exchange, deskUrls().callOuts(exchange.site.key), notice);
}

function fail({ context, request, reply, site }: SiteExchange, refusal: Refusal): FastifyReply {
  return sendPageRefusal(context, request, reply)(refusal, deskUrls().callOuts(site.key));
}

function readFields(body: FormFields, before: CallOutFields): CallOutFields {
  const field = (name: keyof CallOutFields) => (lastOf(body[name]) ?? String(before[name])).trim();
  const flag = (name: keyof CallOutFields) => field(name) === 'true';
  return {
    kind: before.kind,
    name: field('name'),
    url: field('url'),
    isEnabled: flag('isEnabled'),
    timeoutMs: field('timeoutMs'),
    silence: field('silence'),
    onSpam: field('onSpam'),
    format: field('format'),
    sendsPerson: flag('sendsPerson'),
    key: field('key'),
  };
}

function toSettings(fields: CallOutFields): CallOutSettings | Refusal {
  const silence = SILENCE_CHOICES.find((each) => each === fields.silence);
  const onSpam = SPAM_CHOICES.find((each) => each === fields.onSpam);
  const format = CALL_OUT_FORMATS.find((each) => each === fields.format);
  if (silence === undefined || onSpam === undefined || format === undefined) return refuse('input_invalid');
  const { name, url, isEnabled, sendsPerson } = fields;
  const timeoutMs = fields.timeoutMs === '' ? Number.NaN : Number(fields.timeoutMs);
  return { name, url, isEnabled, sendsPerson, timeoutMs, silence, onSpam, format };
}

function toFields(callOut: CallOut): CallOutFields {
  const { kind, name, url, isEnabled, silence, onSpam, format, sendsPerson } = callOut;
  return {
    kind,
    name,
    url,
    isEnabled,
    timeoutMs: String(callOut.timeoutMs),
    silence,
    onSpam,
    format,
    sendsPerson,
    key: '',
  };
}

interface Shown {
  /** What was typed into the form that has a problem. */
  readonly fields?: CallOutFields;
  readonly problem?: { readonly form: string; readonly refusal: Refusal };
  readonly tried?: Parameters<typeof renderCallOutsPage>[0]['tried'];
}

async function show(exchange: SiteExchange, { fields, problem, tried }: Shown): Promise<FastifyReply> {
  const { frame, site, context, actor, request, reply } = exchange;
  const listed = await listCallOuts(context.deps, actor, site);
  if (isRefusal(listed)) return sendPageRefusal(context, request, reply)(listed);
  const isStepUp = problem?.refusal.refused === 'step_up_required';
  const html = renderCallOutsPage({
    ...frame,
    site,
    callOuts: listed.map((callOut) => ({
      ...(problem?.form === callOut.id && fields ? fields : toFields(callOut)),
      id: callOut.id,
      secrets: callOut.secrets.length,
    })),
    fresh: fields && problem?.form === fields.kind ? { ...FRESH, [fields.kind]: fields } : FRESH,
    problem: problem ?? null,
    owesStepUp: isStepUp || owesStepUp(exchange, 'secrets.change', site.id),
    tried: tried ?? null,
  });
  return sendDeskPage(exchange, html, problem?.refusal ?? null);
}
