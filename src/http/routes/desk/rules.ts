import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { messages, refusalText } from '../../../messages/index.ts';
import { deskUrls, renderRulesPage, type SimulationView } from '../../../render/index.ts';
import { compareRules, type RuleChanges } from '../../../service/compare-rules.ts';
import { readRules, saveRules, type Rules } from '../../../service/manage-rules.ts';
import { simulateRules } from '../../../service/simulate-rules.ts';
import { text } from '../../../wire/text.ts';
import type { HttpContext } from '../../context.ts';
import { goOn, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import {
  readRuleForm,
  toRuleProblem,
  toRuleTexts,
  type RuleProblems,
  type SentRules,
} from '../../desk/rule-form.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { toSimulationView } from '../../desk/simulation-view.ts';
import { sendPageRefusal } from '../../errors.ts';

/** The form has two lists of ten thousand words. */
const rulesForm = z.record(z.string().max(100), z.union([text(600_000), z.array(text(600_000)).max(10)]));

interface RulesExchange extends SiteExchange {
  readonly newest: Rules;
}

/** The rules of a site, in one form that is tried before it is saved. */
export function registerRules(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site/rules';
  const schema = { hide: true, params: siteParams };

  typed.get(url, { config: { permission: 'settings.read' }, schema }, async (request, reply) => {
    const exchange = await open({ context, request, reply }, request.params.site);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    return show({ ...exchange, frame: withNotice(exchange) }, {});
  });

  typed.post(
    url,
    { config: { permission: 'rules.change' }, schema: { ...schema, body: rulesForm } },
    async (request, reply) => {
      const exchange = await open({ context, request, reply }, request.params.site);
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const m = messages(exchange.frame.language);
      const sent = readRuleForm(m, request.body, toRuleTexts(exchange.newest));
      if (sent.rules === null) return show(exchange, { sent, refusal: refuse('input_invalid') });
      return lastOf(request.body['do']) === 'save'
        ? save(exchange, sent, request.body)
        : tryOut(exchange, sent);
    },
  );
}

async function open(given: Parameters<typeof openSite>[0], key: string): Promise<RulesExchange | Refusal> {
  const exchange = await openSite(given, { key, permission: 'settings.read' });
  if (isRefusal(exchange)) return exchange;
  const { context, actor, site } = exchange;
  const newest = await readRules(context.deps, actor, { site });
  return isRefusal(newest) ? newest : { ...exchange, newest };
}

async function tryOut(exchange: RulesExchange, sent: SentRules): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  if (sent.rules === null) return show(exchange, { sent });
  const tried = await simulateRules(context.deps, actor, { site, rules: sent.rules });
  return isRefusal(tried)
    ? show(exchange, { sent, refusal: tried })
    : show(exchange, { sent, simulation: toSimulationView(site, tried) });
}

async function save(exchange: RulesExchange, sent: SentRules, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site, newest } = exchange;
  if (sent.rules === null) return show(exchange, { sent });
  const shown = Number.parseInt(lastOf(body['shown']) ?? '', 10);
  const saved = await saveRules(context.deps, actor, {
    site,
    shown: Number.isNaN(shown) ? newest.version : shown,
    rules: sent.rules,
  });
  if (isRefusal(saved)) {
    const overtaken = saved.refused === 'overtaken' ? await compareWith(exchange, shown) : null;
    return show(exchange, { sent, refusal: saved, overtaken });
  }
  const location = deskUrls().siteTab(site.key, 'rules');
  return saved.version === newest.version
    ? goOn(exchange, location, { key: 'desk.unchanged' })
    : goOn(exchange, location, { key: 'rules.saved', params: { version: saved.version } });
}

/** What has come between the version on the screen and the newest. */
async function compareWith(
  { context, actor, site, newest }: RulesExchange,
  version: number,
): Promise<RuleChanges | null> {
  const before = await readRules(context.deps, actor, { site, version });
  return isRefusal(before) ? null : compareRules(before, newest);
}

interface Shown {
  readonly sent?: SentRules;
  readonly refusal?: Refusal;
  readonly overtaken?: RuleChanges | null;
  readonly simulation?: SimulationView;
}

function show(exchange: RulesExchange, { sent, refusal, overtaken, simulation }: Shown): FastifyReply {
  const { frame, site, newest, context, request, reply } = exchange;
  const m = messages(frame.language);
  const ofField: RuleProblems | null = refusal === undefined ? null : toRuleProblem(m, refusal);
  const problems = { ...sent?.problems, ...ofField };
  const isOfAll = refusal !== undefined && !overtaken && Object.keys(problems).length === 0;
  if (refusal && sent === undefined) return sendPageRefusal(context, request, reply)(refusal);
  const html = renderRulesPage({
    ...frame,
    site,
    newest: { version: newest.version, by: newest.createdBy?.name ?? null, at: newest.createdAt },
    texts: sent?.typed ?? toRuleTexts(newest),
    problems,
    error: isOfAll ? refusalText(m, refusal) : null,
    overtaken: overtaken ?? null,
    simulation: simulation ?? null,
  });
  return sendDeskPage(exchange, html, refusal ?? null);
}
