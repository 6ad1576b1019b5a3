import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal } from '../../../domain/refusal.ts';
import { mergeStories, previewMerge, type MergePreview } from '../../../service/merge-stories.ts';
import { moveStoryTo } from '../../../service/move-story.ts';
import { mergedSchema, mergeQuery, mergeSchema, storyMoveSchema } from '../../../wire/desk-story.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { storyParams, storySchema } from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { findDiscussion } from '../../views.ts';
import { administer } from './administer.ts';
import { toWireStory } from './story-records.ts';

const STORY = '/sites/:site/stories/:story';
const ROUTE = { config: { permission: 'story.change' } } as const;

/** Stories that go elsewhere: to another key, or into another story. */
export function registerStoryMoves(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const schema = { tags: ['stories'], params: storyParams };

  api.post(
    `${STORY}/move`,
    {
      ...ROUTE,
      schema: {
        ...schema,
        summary: 'Give a story another key; the former one leads to it from then on',
        body: storyMoveSchema,
        response: { 200: storySchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const discussion = await findDiscussion(context, request.params);
        if (isRefusal(discussion)) return discussion;
        const { story: to, url } = request.body;
        const moved = await moveStoryTo(context.deps, actor, { ...discussion, to, url });
        return isRefusal(moved) ? moved : toWireStory(moved);
      }),
  );

  api.get(
    `${STORY}/merge`,
    {
      ...ROUTE,
      schema: {
        ...schema,
        summary: 'What merging a story into another one would move',
        querystring: mergeQuery,
        response: { 200: mergedSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const discussion = await findDiscussion(context, request.params);
        if (isRefusal(discussion)) return discussion;
        const preview = await previewMerge(context.deps, actor, { ...discussion, into: request.query.into });
        return isRefusal(preview) ? preview : toMerged(preview);
      }),
  );

  api.post(
    `${STORY}/merge`,
    {
      ...ROUTE,
      schema: {
        ...schema,
        summary: 'Merge a story into another one',
        description:
          'It cannot be undone. The address and the key of the story lead to the other one at once; its comments follow within minutes.',
        body: mergeSchema,
        response: { 202: mergedSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const discussion = await findDiscussion(context, request.params);
        if (isRefusal(discussion)) return discussion;
        const merged = await mergeStories(context.deps, actor, { ...discussion, into: request.body.into });
        if (isRefusal(merged)) return merged;
        void reply.code(202);
        return toMerged(merged);
      }),
  );
}

function toMerged({ from, into, waiting }: MergePreview) {
  return { from: from.key, into: into.key, comments: from.commentCount, waiting };
}
