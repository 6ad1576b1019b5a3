import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { SETTING_GROUPS, SITE_SETTINGS } from '../../../domain/site-settings.ts';
import type { Site } from '../../../domain/thread.ts';
import { messages, refusalText } from '../../../messages/index.ts';
import { deskUrls, renderSitePage, type FieldProblem, type SiteFields } from '../../../render/index.ts';
import { changeSite } from '../../../service/manage-sites.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema, readLines } from '../../desk/form-fields.ts';
import { goOn, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { describeChanges } from '../../desk/describe-changes.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { nameOvertakers } from '../../desk/name-overtakers.ts';
import {
  lastOf,
  readSentSettings,
  readShown,
  toSettingViews,
  toWritten,
  type FormFields,
  type SentSettings,
  type Written,
} from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';

/** A site's name, language, origins and all its settings, on one page with one form. */
export function registerSite(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site';
  const schema = { hide: true, params: siteParams };

  typed.get(url, { config: { permission: 'settings.read' }, schema }, async (request, reply) => {
    const asked = { key: request.params.site, permission: 'settings.read' } as const;
    const exchange = await openSite({ context, request, reply }, asked);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    return show({ ...exchange, frame: withNotice(exchange) }, null);
  });

  typed.post(
    url,
    { config: { permission: 'settings.change' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const asked = { key: request.params.site, permission: 'settings.change' } as const;
      const exchange = await openSite({ context, request, reply }, asked);
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const sent = readSent(exchange.site, request.body);
      return isFine(sent) ? save(exchange, sent) : show(exchange, await nameChangers(exchange, sent));
    },
  );
}

interface Sent {
  readonly fields: SiteFields;
  readonly problems: Readonly<Record<string, FieldProblem>>;
  /** What is to change of the fields. */
  readonly change: Partial<SiteFields>;
  readonly settings: SentSettings;
}

const FIELDS = ['name', 'language', 'origins'] as const satisfies readonly (keyof SiteFields)[];

function toFields({ name, language, origins }: Site): SiteFields {
  return { name, language, origins: origins.join('\n') };
}

function readSent(site: Site, body: FormFields): Sent {
  const shown = readShown(body['shown']);
  const saved: Written = { ...toFields(site) };
  const fields: Record<string, string> = {};
  const change: Partial<Record<keyof SiteFields, string>> = {};
  const problems: Record<string, FieldProblem> = {};
  for (const name of FIELDS) {
    const before = shown[name] ?? saved[name] ?? '';
    const given = lastOf(body[name]) ?? before;
    const text = name === 'origins' ? readLines(given).join('\n') : given.trim();
    fields[name] = text === before ? (saved[name] ?? '') : text;
    if (fields[name] === saved[name]) continue;
    if (before === saved[name]) change[name] = fields[name];
    else problems[name] = { kind: 'overtaken', now: saved[name] ?? '', by: null };
  }
  const settings = readSentSettings(SITE_SETTINGS, {
    fields: body,
    saved: toWritten(site.settings),
    shown,
  });
  return { fields: fields as unknown as SiteFields, change, problems, settings };
}

function isFine({ problems, settings }: Sent): boolean {
  return Object.keys(problems).length + Object.keys(settings.problems).length === 0;
}

async function save(exchange: SiteExchange, sent: Sent): Promise<FastifyReply> {
  const { context, request, actor, site } = exchange;
  const { origins, ...rest } = sent.change;
  const saved = await changeSite(context.deps, actor, {
    key: site.key,
    ...rest,
    ...(origins === undefined ? {} : { origins: readLines(origins) }),
    settings: sent.settings.change,
  });
  if (isRefusal(saved)) return refuseFields(exchange, sent, saved);
  const m = messages(exchange.frame.language);
  const { changes, undo } = describeChanges(m, {
    table: SITE_SETTINGS,
    before: { ...toFields(site), ...toWritten(site.settings) },
    after: { ...toFields(saved), ...toWritten(saved.settings) },
  });
  const location = deskUrls().site(site.key);
  if (changes.length === 0) return goOn(exchange, location, { key: 'desk.unchanged' });
  return goOn(exchange, location, {
    key: 'desk.saved',
    changes,
    undo: { action: request.url, fields: undo },
  });
}

/** A verb that refuses a value names its field; everything else is said by a page of its own. */
function refuseFields(exchange: SiteExchange, sent: Sent, refusal: Refusal): FastifyReply {
  const { context, request, reply, frame } = exchange;
  const problem: FieldProblem = {
    kind: 'refused',
    text: refusalText(messages(frame.language), refusal),
  };
  const name = FIELDS.find((each) => each === refusal.field);
  if (name !== undefined) return show(exchange, { ...sent, problems: { [name]: problem } }, refusal);
  if (refusal.field === undefined || !Object.hasOwn(SITE_SETTINGS, refusal.field))
    return sendPageRefusal(context, request, reply)(refusal);
  const settings = { ...sent.settings, problems: { [refusal.field]: problem } };
  return show(exchange, { ...sent, settings }, refusal);
}

/** Says of each field that was overtaken who did it. */
async function nameChangers(exchange: SiteExchange, sent: Sent): Promise<Sent> {
  const about = { site: exchange.site.key, action: 'site.changed' };
  const [problems, settings] = await Promise.all([
    nameOvertakers(exchange, sent.problems, about),
    nameOvertakers(exchange, sent.settings.problems, about),
  ]);
  return { ...sent, problems, settings: { ...sent.settings, problems: settings } };
}

function show(exchange: SiteExchange, sent: Sent | null, refusal: Refusal | null = null): FastifyReply {
  const { frame, site } = exchange;
  const saved = toWritten(site.settings);
  const views = toSettingViews(SITE_SETTINGS, { saved, sent: sent?.settings });
  const problems = sent?.problems ?? {};
  const all = [...Object.values(problems), ...Object.values(sent?.settings.problems ?? {})];
  const html = renderSitePage({
    ...frame,
    site,
    fields: sent?.fields ?? toFields(site),
    problems,
    groups: SETTING_GROUPS.map((name) => ({
      name,
      settings: views.filter((view) => groupOf(view.name) === name),
    })),
    shown: JSON.stringify({ ...toFields(site), ...saved }),
    problemCount: all.length,
    owesStepUp: refusal?.refused === 'step_up_required',
  });
  const isOvertaken = all.some((problem) => problem.kind === 'overtaken');
  if (refusal === null && all.length > 0)
    return sendDeskPage(exchange, html, refuse(isOvertaken ? 'overtaken' : 'input_invalid'));
  return sendDeskPage(exchange, html, refusal);
}

function groupOf(name: string): string | undefined {
  return Object.entries(SITE_SETTINGS).find(([each]) => each === name)?.[1].group;
}
