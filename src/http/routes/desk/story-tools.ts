import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { StoryId } from '../../../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { isClosed } from '../../../domain/story-rules.ts';
import {
  deskUrls,
  renderStoryTools,
  type MergeView,
  type StoryFields,
  type StoryForm,
} from '../../../render/index.ts';
import { changeStory } from '../../../service/change-story.ts';
import { readEditedStory, type EditedStory, type StoryRecord } from '../../../service/list-stories.ts';
import { listSections } from '../../../service/manage-sections.ts';
import { mergeStories, previewMerge } from '../../../service/merge-stories.ts';
import { moveStoryTo } from '../../../service/move-story.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema, readDate, readMode } from '../../desk/form-fields.ts';
import { goOn, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';
import type { Exchange } from '../../exchange.ts';
import { openStories } from './stories.ts';

const ADDRESS = '/desk/settings/sites/:site/stories/:id';

interface StoryExchange extends SiteExchange {
  readonly edited: EditedStory;
}

/** The page of tools of one story, with a form for each. */
export function registerStoryTools(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const schema = { hide: true, params: siteParams.extend({ id: z.uuid() }) };
  const config = { permission: 'story.change' } as const;

  typed.get(ADDRESS, { config, schema }, async (request, reply) => {
    const exchange = await open({ context, request, reply }, request.params);
    return isRefusal(exchange)
      ? sendPageRefusal(context, request, reply)(exchange)
      : show({ ...exchange, frame: withNotice(exchange) });
  });

  typed.post(ADDRESS, { config, schema: { ...schema, body: formSchema } }, async (request, reply) => {
    const exchange = await open({ context, request, reply }, request.params);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    const act = ACTS.get(lastOf(request.body['do']) ?? 'save') ?? save;
    return act(exchange, request.body);
  });
}

async function open(
  given: Exchange,
  params: { readonly site: string; readonly id: string },
): Promise<StoryExchange | Refusal> {
  const exchange = await openStories(given, params.site);
  if (isRefusal(exchange)) return exchange;
  const { context, actor, site } = exchange;
  const edited = await readEditedStory(context.deps, actor, { site, id: params.id as StoryId });
  return isRefusal(edited) ? edited : { ...exchange, edited };
}

type Act = (exchange: StoryExchange, body: FormFields) => Promise<FastifyReply>;

// A map: what a form names is nothing that objects have of themselves.
const ACTS: ReadonlyMap<string, Act> = new Map(
  Object.entries({ save, close, open: reopen, move, preview, merge }),
);

// Browsers send the lines of a form with both signs.
const fieldOf = (body: FormFields, name: string) =>
  (lastOf(body[name]) ?? '').replaceAll('\r\n', '\n').trim();

async function save(exchange: StoryExchange, body: FormFields): Promise<FastifyReply> {
  const { edited } = exchange;
  const fields = readFields(body);
  const wrong = (refusal: Refusal) => show(exchange, { fields, problem: { form: 'save', refusal } });
  if (lastOf(body['shown']) !== toShown(edited.story)) return wrong(refuse('overtaken'));
  const closes = readDate(fields.closes);
  if (closes === undefined) return wrong(refuse('time_invalid', { field: 'closes' }));
  // A day stands for its end, but a closer time that was set elsewhere stays while the day does.
  const closedAt = fields.closes === toFields(edited.story).closes ? undefined : closes;
  const slowMode = fields.slowMode === '' ? null : Number(fields.slowMode);
  if (slowMode !== null && !(Number.isInteger(slowMode) && slowMode >= 0 && slowMode <= 86_400))
    return wrong(refuse('input_invalid', { field: 'slowMode', figures: { reason: '0 to 86400' } }));
  const saved = await change(exchange, {
    ...(fields.url === (edited.story.url ?? '') ? {} : { url: fields.url }),
    title: fields.title === '' ? null : fields.title,
    section: fields.section === '' ? null : fields.section,
    mode: readMode(fields.mode),
    slowModeSeconds: slowMode,
    message: fields.message,
    hidesAcross: fields.across === 'off',
    closedAt,
  });
  return isRefusal(saved) ? wrong(saved) : done(exchange, 'stories.saved');
}

function change(
  exchange: StoryExchange,
  given: Omit<Parameters<typeof changeStory>[2], 'site' | 'storyKey'>,
) {
  const { context, actor, site, edited } = exchange;
  return changeStory(context.deps, actor, { site, storyKey: edited.story.key, ...given });
}

async function close(exchange: StoryExchange): Promise<FastifyReply> {
  const changed = await change(exchange, { closedAt: exchange.context.deps.clock() });
  return isRefusal(changed)
    ? show(exchange, { problem: { form: 'close', refusal: changed } })
    : done(exchange, 'stories.closed');
}

async function reopen(exchange: StoryExchange): Promise<FastifyReply> {
  const changed = await change(exchange, { closedAt: null });
  return isRefusal(changed)
    ? show(exchange, { problem: { form: 'close', refusal: changed } })
    : done(exchange, 'stories.opened');
}

async function move(exchange: StoryExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site, edited } = exchange;
  const moveTo = fieldOf(body, 'story');
  const moved = await moveStoryTo(context.deps, actor, { site, storyKey: edited.story.key, to: moveTo });
  return isRefusal(moved)
    ? show(exchange, { moveTo, problem: { form: 'move', refusal: moved } })
    : done(exchange, 'stories.moved');
}

async function preview(exchange: StoryExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site, edited } = exchange;
  const mergeInto = fieldOf(body, 'into');
  const found = await previewMerge(context.deps, actor, {
    site,
    storyKey: edited.story.key,
    into: mergeInto,
  });
  if (isRefusal(found)) return show(exchange, { mergeInto, problem: { form: 'merge', refusal: found } });
  const { into, from, waiting } = found;
  const merge = { key: into.key, title: into.title, comments: from.commentCount, waiting };
  return show(exchange, { mergeInto, merge });
}

async function merge(exchange: StoryExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site, edited } = exchange;
  const mergeInto = fieldOf(body, 'into');
  const merged = await mergeStories(context.deps, actor, {
    site,
    storyKey: edited.story.key,
    into: mergeInto,
  });
  if (isRefusal(merged)) return show(exchange, { mergeInto, problem: { form: 'merge', refusal: merged } });
  return goOn(exchange, deskUrls().story(site.key, merged.into.id), {
    key: 'stories.merged',
    params: { count: merged.from.commentCount },
  });
}

type Done = 'stories.saved' | 'stories.closed' | 'stories.opened' | 'stories.moved';

function done(exchange: StoryExchange, key: Done): FastifyReply {
  return goOn(exchange, deskUrls().story(exchange.site.key, exchange.edited.story.id), { key });
}

const FIELDS = ['title', 'url', 'section', 'mode', 'slowMode', 'message', 'closes', 'across'] as const;

function readFields(body: FormFields): StoryFields {
  return Object.fromEntries(FIELDS.map((name) => [name, fieldOf(body, name)])) as unknown as StoryFields;
}

function toFields(story: StoryRecord): StoryFields {
  return {
    title: story.titleIsGiven ? (story.title ?? '') : '',
    url: story.url ?? '',
    section: story.sectionIsGiven ? (story.sectionKey ?? '') : '',
    mode: story.mode ?? '',
    slowMode: story.slowModeSeconds === null ? '' : String(story.slowModeSeconds),
    message: story.message.trim(),
    across: story.hidesAcross ? 'off' : '',
    closes: story.closedAt?.toISOString().slice(0, 10) ?? '',
  };
}

function toShown(story: StoryRecord): string {
  return JSON.stringify(toFields(story));
}

interface Shown {
  readonly fields?: StoryFields;
  readonly moveTo?: string;
  readonly mergeInto?: string;
  readonly merge?: MergeView;
  readonly problem?: { readonly form: StoryForm; readonly refusal: Refusal };
}

async function show(exchange: StoryExchange, shown: Shown = {}): Promise<FastifyReply> {
  const { context, request, reply, actor, site, edited, frame } = exchange;
  const { story, formerKeys, isMerging } = edited;
  const listed = await listSections(context.deps, actor, site);
  if (isRefusal(listed)) return sendPageRefusal(context, request, reply)(listed);
  const { problem, merge: found, moveTo = '', mergeInto = '' } = shown;
  const html = renderStoryTools({
    ...frame,
    site,
    story: { ...story, isClosed: isClosed(site, story, context.deps.clock()) },
    fields: shown.fields ?? toFields(story),
    shown: toShown(story),
    sections: listed.sections,
    formerKeys,
    isMerging,
    moveTo,
    mergeInto,
    merge: found,
    problem,
  });
  return sendDeskPage(exchange, html, problem?.refusal ?? null);
}
