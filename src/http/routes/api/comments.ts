import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AccountId, CommentId } from '../../../domain/ids.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import type { CommentNode, Site, SortOrder, Story } from '../../../domain/thread.ts';
import { renderComment } from '../../../render/index.ts';
import { castVote } from '../../../service/cast-vote.ts';
import { deleteComment } from '../../../service/delete-comment.ts';
import { editComment, findOwnSource } from '../../../service/edit-comment.ts';
import { explainComments } from '../../../service/explain-comments.ts';
import { loadComment, loadStory } from '../../../service/load-thread.ts';
import { findStoryKey } from '../../../service/find-comment.ts';
import {
  commentPageSchema,
  commentSchema,
  editSchema,
  newCommentSchema,
  sourceSchema,
  voteSchema,
  voteTotalsSchema,
  writtenCommentSchema,
} from '../../../wire/comment.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { commentParams, languageQuery, pageQuery, storyParams } from '../../../wire/story.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { foreignOrigin } from '../../origin.ts';
import { presentComment, presentComments } from '../../present-comment.ts';
import { readKey } from '../../read-key.ts';
import { findDiscussion, readCursor, toDiscussionView } from '../../views.ts';

const COMMENT = '/sites/:site/comments/:id';
const TAGS = ['comments'];

/** Reading and writing comments. */
export function registerComments(server: FastifyInstance, context: HttpContext): void {
  registerReading(server, context);
  registerSource(server, context);
  registerSubmit(server, context);
  registerChanges(server, context);
}

function registerReading(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { publicUrl } = context.config;

  const load = async (
    params: { site: string; id: string },
    query: { sort?: SortOrder | undefined; after?: string | undefined },
    viewerId: AccountId | null = null,
  ) => {
    const site = await context.sites.find(params.site);
    if (!site) return refuse('site_not_found');
    const after = readCursor(query.after);
    if (isRefusal(after)) return after;
    const commentId = params.id as CommentId;
    const storyKey = await findStoryKey(context.deps, { site, commentId });
    if (isRefusal(storyKey)) return storyKey;
    const page = await loadComment(context.deps, {
      site,
      storyKey,
      commentId,
      sort: query.sort,
      after,
      viewerId,
    });
    return isRefusal(page) ? page : { page, at: { site, storyKey, publicUrl } };
  };

  api.get(
    COMMENT,
    {
      config: { permission: 'thread.read' },
      schema: {
        summary: 'A comment',
        tags: TAGS,
        params: commentParams,
        response: { 200: commentSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const viewerId = actor.kind === 'account' ? actor.accountId : null;
      const loaded = await load(request.params, {}, viewerId);
      return isRefusal(loaded)
        ? sendProblem(request, reply, loaded)
        : presentComment(loaded.page.comment, loaded.at);
    },
  );

  api.get(
    `${COMMENT}/replies`,
    {
      config: { permission: 'thread.read' },
      schema: {
        summary: 'A page of replies to a comment',
        tags: TAGS,
        params: commentParams,
        querystring: pageQuery,
        response: { 200: commentPageSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const loaded = await load(request.params, request.query);
      if (isRefusal(loaded)) return sendProblem(request, reply, loaded);
      const { page, at } = loaded;
      return {
        comments: presentComments(page.comment.replies, at),
        nextPage: page.comment.nextReplies,
        version: page.story.version,
      };
    },
  );
}

function registerSource(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.get(
    `${COMMENT}/source`,
    {
      config: { permission: 'comment.edit' },
      schema: {
        summary: 'The text of an own comment, as written',
        tags: TAGS,
        params: commentParams,
        response: { 200: sourceSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const site = await context.sites.find(request.params.site);
      if (!site) return sendProblem(request, reply, refuse('site_not_found'));
      const actor = await apiActor(context, request);
      const source = await findOwnSource(context.deps, actor, {
        site,
        commentId: request.params.id as CommentId,
      });
      return isRefusal(source) ? sendProblem(request, reply, source) : { body: source };
    },
  );
}

function registerSubmit(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/sites/:site/stories/:story/comments',
    {
      config: { permission: 'comment.write' },
      schema: {
        summary: 'Write a comment or a reply',
        tags: TAGS,
        params: storyParams,
        querystring: languageQuery,
        body: newCommentSchema,
        response: { 201: writtenCommentSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const discussion = await findDiscussion(context, request.params);
      if (isRefusal(discussion)) return sendProblem(request, reply, discussion);
      const idempotencyKey = readKey(request);
      if (isRefusal(idempotencyKey)) return sendProblem(request, reply, idempotencyKey);
      const actor = await apiActor(context, request);
      const limited = await spend({ context, request, reply }, 'comment', subjectOf(actor));
      if (limited) return sendProblem(request, reply, limited);
      const { body, parentId, name, url, place } = request.body;
      const written = await context.submitComment(actor, {
        ...discussion,
        body,
        place,
        idempotencyKey,
        url: url ?? null,
        parentId: (parentId ?? null) as CommentId | null,
        name: name ?? null,
        origin: foreignOrigin(request, context.config.publicUrl),
        address: request.ip,
      });
      if (isRefusal(written)) return sendProblem(request, reply, written);
      const { guestToken, version, comment, storyKey, story } = written;
      const presented = await presentWritten(context, request, { ...discussion, comment, storyKey, story });
      return reply.code(201).send({ ...presented, version, ...(guestToken === null ? {} : { guestToken }) });
    },
  );
}

/** A written comment for the answer: as data, and as it stands in the page where the client shows pages. */
async function presentWritten(
  context: HttpContext,
  request: FastifyRequest,
  answer: { site: Site; storyKey: string; comment: CommentNode; story?: Story | undefined },
) {
  const { publicUrl } = context.config;
  const isPublished = answer.comment.status === 'published';
  const explanations = await explainComments(
    context.deps,
    isPublished ? [] : [{ siteId: answer.site.id, id: answer.comment.id }],
  );
  const explanation = explanations.get(answer.comment.id);
  const written = { ...answer, comment: { ...answer.comment, explanation } };
  const comment = presentComment(written.comment, { ...written, publicUrl });
  const { lang } = request.query as { lang?: string };
  if (lang === undefined) return { comment };
  // What stands around a thread shows in a comment only where it says why it is not published.
  const known = isPublished ? answer.story : undefined;
  const story = known ?? (await loadStory(context.deps, { ...written, url: null }));
  const view = toDiscussionView(request, {
    site: written.site,
    story,
    now: context.deps.clock(),
    base: publicUrl,
  });
  return { comment, html: renderComment({ ...view, comment: written.comment }) };
}

function registerChanges(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  const begin = async (request: FastifyRequest<{ Params: { site: string; id: string } }>) => {
    const site = await context.sites.find(request.params.site);
    if (!site) return refuse('site_not_found');
    const idempotencyKey = readKey(request);
    if (isRefusal(idempotencyKey)) return idempotencyKey;
    const actor = await apiActor(context, request);
    return { actor, input: { site, commentId: request.params.id as CommentId, idempotencyKey } };
  };
  const changeSchema = (summary: string) => ({
    summary,
    tags: TAGS,
    params: commentParams,
    querystring: languageQuery,
  });
  const response = { 200: writtenCommentSchema, '4xx': problemSchema };

  api.patch(
    COMMENT,
    {
      config: { permission: 'comment.edit' },
      schema: { ...changeSchema('Edit an own comment'), body: editSchema, response },
    },
    async (request, reply) => {
      const begun = await begin(request);
      if (isRefusal(begun)) return sendProblem(request, reply, begun);
      const { actor, input } = begun;
      const limited = await spend({ context, request, reply }, 'edit', subjectOf(actor));
      const edited =
        limited ?? (await editComment(context.deps, actor, { ...input, body: request.body.body }));
      if (isRefusal(edited)) return sendProblem(request, reply, edited);
      return {
        ...(await presentWritten(context, request, { ...edited, site: input.site })),
        version: edited.version,
      };
    },
  );

  api.delete(
    COMMENT,
    {
      config: { permission: 'comment.delete' },
      schema: { ...changeSchema('Delete an own comment'), response },
    },
    async (request, reply) => {
      const begun = await begin(request);
      if (isRefusal(begun)) return sendProblem(request, reply, begun);
      const { actor, input } = begun;
      const limited = await spend({ context, request, reply }, 'edit', subjectOf(actor));
      const deleted = limited ?? (await deleteComment(context.deps, actor, input));
      if (isRefusal(deleted)) return sendProblem(request, reply, deleted);
      const { comment, storyKey, version } = deleted;
      if (!comment) return { comment: null, html: null, version };
      return {
        ...(await presentWritten(context, request, { site: input.site, storyKey, comment })),
        version,
      };
    },
  );

  api.put(
    `${COMMENT}/vote`,
    {
      config: { permission: 'comment.vote' },
      schema: {
        ...changeSchema('Vote on a comment, or take the vote back'),
        body: voteSchema,
        response: { 200: voteTotalsSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const begun = await begin(request);
      if (isRefusal(begun)) return sendProblem(request, reply, begun);
      const { actor, input } = begun;
      const limited = await spend({ context, request, reply }, 'vote', subjectOf(actor));
      const vote = limited ?? (await castVote(context.deps, actor, { ...input, ...request.body }));
      if (isRefusal(vote)) return sendProblem(request, reply, vote);
      const { up, down, value, version } = vote;
      return { up, down, value, version };
    },
  );
}
