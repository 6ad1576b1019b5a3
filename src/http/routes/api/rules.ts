import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import type { Site } from '../../../domain/thread.ts';
import {
  listRuleVersions,
  readRules,
  restoreRules,
  saveRules,
  type Rules,
} from '../../../service/manage-rules.ts';
import { simulateRules, type Simulation } from '../../../service/simulate-rules.ts';
import { problemSchema } from '../../../wire/problem.ts';
import {
  restoreRulesSchema,
  rulesSchema,
  ruleVersionParams,
  ruleVersionsQuery,
  ruleVersionsSchema,
  saveRulesSchema,
  simulateRulesSchema,
  simulationSchema,
} from '../../../wire/rules.ts';
import { siteParams } from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { administer } from './administer.ts';

const TAGS = ['administration'];
const RULES = '/sites/:site/rules';
/** Two lists of words, and what JSON makes of their letters. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** The rules that comments are judged by, with their versions. */
export function registerRules(server: FastifyInstance, context: HttpContext): void {
  registerReading(server, context);
  registerChanging(server, context);
  registerSimulation(server, context);
}

async function findSite(context: HttpContext, { site }: { site: string }): Promise<Site | Refusal> {
  return (await context.sites.find(site)) ?? refuse('site_not_found');
}

function toWire(rules: Rules) {
  return { ...toHead(rules), ...toContent(rules) };
}

function toHead({ version, restoredFrom, createdAt, createdBy }: Rules) {
  return {
    version,
    restoredFrom,
    createdAt: createdAt?.toISOString() ?? null,
    createdBy: createdBy?.id ?? null,
  };
}

function toContent({ settings, bannedWords, suspectWords }: Rules) {
  const { links, languages } = settings;
  const { allowed, held, blocked } = links;
  return {
    settings: {
      ...settings,
      links: { ...links, allowed: [...allowed], held: [...held], blocked: [...blocked] },
      languages: [...languages],
    },
    bannedWords,
    suspectWords,
  };
}

function registerReading(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;
  const config = { permission: 'rules.read' } as const;

  api.get(
    RULES,
    {
      config,
      schema: {
        summary: 'The rules in force on a site',
        tags: TAGS,
        params: siteParams,
        response: { 200: rulesSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await findSite(context, request.params);
        const rules = isRefusal(site) ? site : await readRules(deps, actor, { site });
        return isRefusal(rules) ? rules : toWire(rules);
      }),
  );

  api.get(
    `${RULES}/versions`,
    {
      config,
      schema: {
        summary: 'Versions of the rules, the newest first, and what each changed',
        tags: TAGS,
        params: siteParams,
        querystring: ruleVersionsQuery,
        response: { 200: ruleVersionsSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await findSite(context, request.params);
        const listed = isRefusal(site)
          ? site
          : await listRuleVersions(deps, actor, { site, below: request.query.below });
        if (isRefusal(listed)) return listed;
        return {
          versions: listed.versions.map((version) => ({
            ...toHead(version),
            changes: {
              settings: [...version.changes.settings],
              bannedWords: toLists(version.changes.bannedWords),
              suspectWords: toLists(version.changes.suspectWords),
            },
          })),
          nextBelow: listed.nextBelow,
        };
      }),
  );

  api.get(
    `${RULES}/versions/:version`,
    {
      config,
      schema: {
        summary: 'One version of the rules',
        tags: TAGS,
        params: ruleVersionParams,
        response: { 200: rulesSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await findSite(context, request.params);
        const { version } = request.params;
        const rules = isRefusal(site) ? site : await readRules(deps, actor, { site, version });
        return isRefusal(rules) ? rules : toWire(rules);
      }),
  );
}

function toLists({
  added,
  removed,
}: {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}) {
  return { added: [...added], removed: [...removed] };
}

function registerChanging(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;
  const config = { permission: 'rules.change' } as const;

  api.put(
    RULES,
    {
      config,
      bodyLimit: LARGEST_BODY,
      schema: {
        summary: 'Save rules as the next version',
        description: 'They count for what is written from then on; what was judged before stays as it was.',
        tags: TAGS,
        params: siteParams,
        body: saveRulesSchema,
        response: { 200: rulesSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await findSite(context, request.params);
        const { version: shown, ...rules } = request.body;
        const saved = isRefusal(site) ? site : await saveRules(deps, actor, { site, shown, rules });
        return isRefusal(saved) ? saved : toWire(saved);
      }),
  );

  api.post(
    `${RULES}/versions/:version/restore`,
    {
      config,
      schema: {
        summary: 'Bring a version of the rules back, as a new one',
        tags: TAGS,
        params: ruleVersionParams,
        body: restoreRulesSchema,
        response: { 200: rulesSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await findSite(context, request.params);
        const { version } = request.params;
        const shown = request.body.version;
        const restored = isRefusal(site) ? site : await restoreRules(deps, actor, { site, shown, version });
        return isRefusal(restored) ? restored : toWire(restored);
      }),
  );
}

function registerSimulation(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.post(
    `${RULES}/simulation`,
    {
      config: { permission: 'rules.change' },
      bodyLimit: LARGEST_BODY,
      schema: {
        summary: 'Try rules on the last comments',
        description: 'Says what they would have done, from the facts kept with each text. Nothing is saved.',
        tags: TAGS,
        params: siteParams,
        body: simulateRulesSchema,
        response: { 200: simulationSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await findSite(context, request.params);
        const { last, ...rules } = request.body;
        const tried = isRefusal(site)
          ? site
          : await simulateRules(context.deps, actor, { site, rules, last });
        return isRefusal(tried) ? tried : toSimulation(tried);
      }),
  );
}

function toSimulation({ since, rules, examples, ...simulation }: Simulation) {
  return {
    ...simulation,
    since: since?.toISOString() ?? null,
    rules: [...rules],
    examples: examples.map((example) => ({
      comment: example.commentId,
      from: example.from,
      to: example.to,
      rules: [...example.rules],
      text: example.context.map(({ text, isMarked }) => (isMarked ? `«${text}»` : text)).join(''),
      people: example.people,
      createdAt: example.createdAt.toISOString(),
    })),
  };
}
