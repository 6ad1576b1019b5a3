import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { changeStory } from '../../../service/change-story.ts';
import { listStories, readStory, type StoryRecord } from '../../../service/list-stories.ts';
import { problemSchema } from '../../../wire/problem.ts';
import {
  siteParams,
  storiesQuery,
  storiesSchema,
  storyChangeSchema,
  storyParams,
  storySchema,
} from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { sendProblem } from '../../errors.ts';
import { findDiscussion, readCursor } from '../../views.ts';
import { administer } from './administer.ts';

const STORIES = '/sites/:site/stories';
const TAGS = ['stories'];

/** Stories as editors and the publisher's servers see them. */
export function registerStoryRecords(server: FastifyInstance, context: HttpContext): void {
  registerStory(server, context);
  registerStories(server, context);
}

/** A story as the API shows it to editors and servers. */
export function toWireStory(story: StoryRecord) {
  const { key, url, title, closedAt, sectionKey, message, commentCount, version } = story;
  const { mode, slowModeSeconds, publishedAt, hidesAcross } = story;
  return {
    story: key,
    url,
    title,
    closedAt: closedAt?.toISOString() ?? null,
    section: sectionKey,
    message,
    mode,
    slowModeSeconds,
    publishedAt: publishedAt?.toISOString() ?? null,
    hidesAcross,
    commentCount,
    version,
  };
}

const toDate = (time: string | null | undefined) => (typeof time === 'string' ? new Date(time) : time);

function registerStory(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.get(
    `${STORIES}/:story`,
    {
      config: { permission: 'thread.read' },
      schema: {
        summary: 'A story',
        tags: TAGS,
        params: storyParams,
        response: { 200: storySchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const discussion = await findDiscussion(context, request.params);
      const story = isRefusal(discussion) ? discussion : await readStory(context.deps, discussion);
      return isRefusal(story) ? sendProblem(request, reply, story) : toWireStory(story);
    },
  );

  api.put(
    `${STORIES}/:story`,
    {
      config: { permission: 'story.change' },
      schema: {
        summary: 'Make a story, or change one',
        description:
          'What is not named stays as it is; the same again changes nothing. 201 where the story is new.',
        tags: TAGS,
        params: storyParams,
        body: storyChangeSchema,
        response: { 200: storySchema, 201: storySchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply, limit: 'story' }, async (actor) => {
        const discussion = await findDiscussion(context, request.params);
        if (isRefusal(discussion)) return discussion;
        const { closedAt, publishedAt, ...change } = request.body;
        const changed = await changeStory(context.deps, actor, {
          ...discussion,
          ...change,
          closedAt: toDate(closedAt),
          publishedAt: toDate(publishedAt),
        });
        if (isRefusal(changed)) return changed;
        if (changed.isNew) void reply.code(201);
        return toWireStory(changed.story);
      }),
  );
}

function registerStories(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.get(
    STORIES,
    {
      config: { permission: 'story.change' },
      schema: {
        summary: 'The stories of a site, the newest first',
        tags: TAGS,
        params: siteParams,
        querystring: storiesQuery,
        response: { 200: storiesSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await context.sites.find(request.params.site);
        if (!site) return refuse('site_not_found');
        const after = readCursor(request.query.after);
        if (isRefusal(after)) return after;
        const { section = null } = request.query;
        const page = await listStories(context.deps, actor, { site, section, after });
        return isRefusal(page) ? page : { stories: page.stories.map(toWireStory), nextPage: page.nextPage };
      }),
  );
}
