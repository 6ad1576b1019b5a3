import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { messages } from '../../../messages/index.ts';
import { renderComment, renderWaiting, renderWarning } from '../../../render/index.ts';
import { countStories } from '../../../service/count-comments.ts';
import { loadStory, loadThread } from '../../../service/load-thread.ts';
import { loadViewer } from '../../../service/load-viewer.ts';
import { commentPageSchema } from '../../../wire/comment.ts';
import { problemSchema } from '../../../wire/problem.ts';
import {
  countsQuery,
  countsSchema,
  pageQuery,
  siteParams,
  storyParams,
  viewerSchema,
} from '../../../wire/story.ts';
import { apiActor } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { languageOf, sendProblem } from '../../errors.ts';
import { presentComments } from '../../present-comment.ts';
import { findDiscussion, readCursor, toDiscussionView } from '../../views.ts';

const STORY = '/sites/:site/stories/:story';

/** The threads of stories, and what a viewer adds to them. */
export function registerStories(server: FastifyInstance, context: HttpContext): void {
  registerThread(server, context);
  registerViewer(server, context);
  registerCounts(server, context);
}

const answers = <T>(schema: T) => ({ 200: schema, '4xx': problemSchema });

function registerThread(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { publicUrl } = context.config;

  api.get(
    `${STORY}/comments`,
    {
      config: { permission: 'thread.read' },
      schema: {
        summary: 'A page of top-level comments with their first replies',
        tags: ['comments'],
        params: storyParams,
        querystring: pageQuery,
        response: answers(commentPageSchema),
      },
    },
    async (request, reply) => {
      const discussion = await findDiscussion(context, request.params);
      if (isRefusal(discussion)) return sendProblem(request, reply, discussion);
      const after = readCursor(request.query.after);
      if (isRefusal(after)) return sendProblem(request, reply, after);
      const page = await loadThread(context.deps, { ...discussion, sort: request.query.sort, after });
      if (!page) return { comments: [], nextPage: null, version: 0 };
      const etag = `"${page.story.version}-${page.sort}"`;
      void reply.header('etag', etag);
      if (request.headers['if-none-match'] === etag) return (reply as FastifyReply).code(304).send();
      const comments = presentComments(page.comments, { ...discussion, publicUrl });
      return { comments, nextPage: page.nextPage, version: page.story.version };
    },
  );
}

function registerViewer(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { publicUrl } = context.config;

  api.get(
    `${STORY}/viewer`,
    {
      config: { permission: 'thread.read' },
      schema: {
        summary: 'Own votes, own comments and held comments of whoever asks',
        tags: ['stories'],
        params: storyParams,
        querystring: pageQuery,
        response: answers(viewerSchema),
      },
    },
    async (request, reply) => {
      const discussion = await findDiscussion(context, request.params);
      if (isRefusal(discussion)) return sendProblem(request, reply, discussion);
      const viewer = await loadViewer(context.deps, await apiActor(context, request), discussion);
      const story = await loadStory(context.deps, { ...discussion, url: request.query.url ?? null });
      const view = toDiscussionView(request, {
        site: discussion.site,
        story,
        now: context.deps.clock(),
        base: publicUrl,
        viewer,
      });
      return {
        signedIn: viewer.isSignedIn,
        guest: viewer.isGuest,
        name: viewer.name,
        guestsAllowed: discussion.site.settings.guests,
        muted: [...viewer.muted],
        votes: viewer.votes,
        own: viewer.own.map(({ id, editableUntil, waiting }) => ({
          id,
          editableUntil: editableUntil?.toISOString() ?? null,
          waiting: waiting && renderWaiting(waiting, view.language),
        })),
        warning: viewer.warning && {
          id: viewer.warning.id,
          html: renderWarning(viewer.warning, view.language),
        },
        held: viewer.held.map((comment) => ({
          parentId: comment.parentId,
          html: renderComment({ ...view, comment }),
        })),
      };
    },
  );
}

function registerCounts(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/sites/:site/counts',
    {
      config: { permission: 'thread.read' },
      schema: {
        summary: 'Comment counts of up to 100 stories',
        tags: ['stories'],
        params: siteParams,
        querystring: countsQuery,
        response: answers(countsSchema),
      },
    },
    async (request, reply) => {
      const site = await context.sites.find(request.params.site);
      if (!site) return sendProblem(request, reply, refuse('site_not_found'));
      const counts = await countStories(context.deps, { site, stories: request.query.story });
      const m = messages(languageOf(request, site.language));
      void reply.header('cache-control', 'public, max-age=30');
      const texts = Object.entries(counts).map(([story, count]) => [story, m.t('thread.count', { count })]);
      return { counts, texts: Object.fromEntries(texts) as Record<string, string> };
    },
  );
}
