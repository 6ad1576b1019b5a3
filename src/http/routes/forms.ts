import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { CommentId } from '../../domain/ids.ts';
import type { Permission } from '../../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { CommentNode } from '../../domain/thread.ts';
import type { Actor } from '../../domain/viewer.ts';
import { renderFormPage, storyUrls, type FormPurpose } from '../../render/index.ts';
import { castVote } from '../../service/cast-vote.ts';
import { deleteComment } from '../../service/delete-comment.ts';
import { editComment, findOwnSource } from '../../service/edit-comment.ts';
import { findComment } from '../../service/find-comment.ts';
import { loadStory } from '../../service/load-thread.ts';
import { loadViewer } from '../../service/load-viewer.ts';
import { mute, unmute } from '../../service/mute.ts';
import { storyCommentParams, storyParams } from '../../wire/story.ts';
import { IDEMPOTENCY_KEY, text } from '../../wire/text.ts';
import { pageActor, subjectOf } from '../actor.ts';
import type { HttpContext } from '../context.ts';
import { setSessionCookie } from '../cookies.ts';
import { refusalHeaders, sendErrorPage, sendPageRefusal, statusOf } from '../errors.ts';
import { spend, type Exchange } from '../exchange.ts';
import { HTML, PAGE_HEADERS, PRIVATE } from '../headers.ts';
import { isFromOwnPage } from '../origin.ts';
import { findDiscussion, toDiscussionView, type Discussion } from '../views.ts';

/** What the forms send. What is missing is treated as empty: the service says what is wrong with that. */
const formSchema = z.object({
  idempotencyKey: z.string().regex(IDEMPOTENCY_KEY).optional(),
  body: text(200_000).default(''),
  name: text(400).optional(),
  value: z.enum(['up', 'down', 'none']).default('none'),
  muted: z.enum(['true', 'false']).default('true'),
});
type Typed = z.infer<typeof formSchema>;

const formQuery = z.object({ lang: z.string().max(35).optional(), url: z.string().max(2_000).optional() });

const KINDS = ['comment', 'reply', 'vote', 'edit', 'delete', 'mute'] as const;
type Kind = (typeof KINDS)[number];

/** Which limit each form counts against; the API counts the same. */
const LIMITED_AS = {
  comment: 'comment',
  reply: 'comment',
  vote: 'vote',
  edit: 'edit',
  delete: 'edit',
  mute: 'mute',
} as const;

const PERMISSION_OF = {
  comment: 'comment.write',
  reply: 'comment.write',
  vote: 'comment.vote',
  edit: 'comment.edit',
  delete: 'comment.delete',
  mute: 'account.mute',
} as const satisfies Record<Kind, Permission>;

/** A request for one of the form pages, with everything that its address named found. */
interface FormExchange extends Exchange {
  readonly kind: Kind;
  readonly discussion: Discussion;
  readonly actor: Actor;
  /** Null for the form of a new top-level comment. */
  readonly comment: CommentNode | null;
}

/**
 * The pages that act without script: GET shows a form, POST does what it says and goes on to the comment. None is ever
 * cached. What was typed comes back with whatever went wrong.
 */
export function registerForms(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  for (const kind of KINDS) {
    const url =
      kind === 'comment' ? '/:site/stories/:story/comment' : `/:site/stories/:story/comments/:id/${kind}`;
    const params =
      kind === 'comment' ? storyParams.extend({ id: z.undefined().optional() }) : storyCommentParams;
    const schema = { hide: true, params, querystring: formQuery };

    typed.get(
      url,
      { config: { permission: kind === 'edit' ? 'comment.edit' : 'thread.read' }, schema },
      async (request, reply) => {
        const exchange = await find({ context, request, reply }, { kind, ...request.params });
        return isRefusal(exchange)
          ? sendErrorPage(context, request, reply)(exchange)
          : showForm(exchange, null, null);
      },
    );

    typed.post(
      url,
      { config: { permission: PERMISSION_OF[kind] }, schema: { ...schema, body: formSchema } },
      async (request, reply) => {
        const exchange = await find({ context, request, reply }, { kind, ...request.params });
        if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
        const limited = await spend(exchange, LIMITED_AS[kind], subjectOf(exchange.actor));
        const done = limited ?? (await ACTIONS[kind](exchange, request.body));
        return isRefusal(done)
          ? showForm(exchange, request.body, done)
          : reply.code(303).header('location', done.location).send();
      },
    );
  }
}

async function find(
  exchange: Exchange,
  asked: { kind: Kind; site: string; story: string; id?: string | undefined },
): Promise<FormExchange | Refusal> {
  const { context, request } = exchange;
  const discussion = await findDiscussion(context, asked);
  if (isRefusal(discussion)) return discussion;
  const actor = await pageActor(context, request);
  const base = { ...exchange, kind: asked.kind, discussion, actor };
  if (asked.id === undefined) {
    // Said before anybody types: without an address the first comment of a story could not be kept.
    const story = await loadStory(context.deps, { ...discussion, url: readUrl(request) });
    return story.url === null && story.version === 0 ? refuse('story_not_found') : { ...base, comment: null };
  }
  const viewerId = actor.kind === 'account' ? actor.accountId : null;
  const found = await findComment(context.deps, {
    site: discussion.site,
    commentId: asked.id as CommentId,
    viewerId,
  });
  if (isRefusal(found)) return found;
  const story = await loadStory(context.deps, { ...discussion, url: null });
  return story.id === found.storyId ? { ...base, comment: found.comment } : refuse('comment_not_found');
}

/** The address of the publisher's page, which the links to these forms carry while the story is unwritten. */
function readUrl(request: FastifyRequest): string | null {
  const { url } = request.query as { url?: string };
  return url ?? null;
}

async function showForm(
  exchange: FormExchange,
  typed: Typed | null,
  refusal: Refusal | null,
): Promise<FastifyReply> {
  const { context, request, reply, discussion, actor } = exchange;
  const purpose = await toPurpose(exchange, typed);
  if (isRefusal(purpose)) return sendPageRefusal(context, request, reply)(purpose);
  const story = await loadStory(context.deps, { ...discussion, url: readUrl(request) });
  const html = renderFormPage({
    ...toDiscussionView(request, { site: discussion.site, story, base: '', now: context.deps.clock() }),
    viewer: await loadViewer(context.deps, actor, discussion),
    assets: context.pageAssets,
    purpose,
    idempotencyKey: typed?.idempotencyKey ?? context.deps.newId(),
    name: typed?.name,
    refusal: refusal ?? undefined,
  });
  const status = refusal ? statusOf(refusal) : 200;
  if (refusal?.retryAfter !== undefined) void reply.header('retry-after', String(refusal.retryAfter));
  return reply
    .code(status)
    .headers({ ...PAGE_HEADERS, ...(refusal ? refusalHeaders(refusal) : {}), 'cache-control': PRIVATE })
    .type(HTML)
    .send(html);
}

async function toPurpose(exchange: FormExchange, typed: Typed | null): Promise<FormPurpose | Refusal> {
  const { kind, comment, context, discussion, actor } = exchange;
  const body = typed?.body;
  if (kind === 'comment' || comment === null) return { kind: 'comment', body };
  if (kind === 'reply') return { kind, comment, body };
  if (kind !== 'edit') return { kind, comment };
  if (body !== undefined) return { kind, comment, body };
  const source = await findOwnSource(context.deps, actor, { site: discussion.site, commentId: comment.id });
  return isRefusal(source) ? source : { kind, comment, body: source };
}

type Action = (exchange: FormExchange, typed: Typed) => Promise<{ location: string } | Refusal>;

const ACTIONS: Record<Kind, Action> = {
  comment: submit,
  reply: submit,
  vote: async (exchange, typed) => {
    const vote = await castVote(exchange.context.deps, exchange.actor, {
      ...toOwn(exchange, typed),
      value: typed.value,
      place: 'permalink',
    });
    return isRefusal(vote) ? vote : { location: urlsOf(exchange).comment(commentOf(exchange).id) };
  },
  edit: async (exchange, typed) => {
    const edited = await editComment(exchange.context.deps, exchange.actor, {
      ...toOwn(exchange, typed),
      body: typed.body,
    });
    return isRefusal(edited) ? edited : { location: urlsOf(exchange).comment(edited.comment.id) };
  },
  mute: async (exchange, typed) => {
    const { context, actor } = exchange;
    const comment = commentOf(exchange);
    const act = typed.muted === 'true' ? mute : unmute;
    const muted = comment.author
      ? await act(context.deps, actor, comment.author.id)
      : refuse('comment_deleted');
    return isRefusal(muted) ? muted : { location: urlsOf(exchange).comment(comment.id) };
  },
  delete: async (exchange, typed) => {
    const deleted = await deleteComment(exchange.context.deps, exchange.actor, toOwn(exchange, typed));
    if (isRefusal(deleted)) return deleted;
    const { comment, version } = deleted;
    return {
      location: comment
        ? urlsOf(exchange).comment(comment.id)
        : withVersion(urlsOf(exchange).page(), version),
    };
  },
};

async function submit(exchange: FormExchange, typed: Typed): Promise<{ location: string } | Refusal> {
  const { context, request, reply, discussion, comment } = exchange;
  const written = await context.submitComment(exchange.actor, {
    ...discussion,
    url: readUrl(request),
    parentId: comment?.id ?? null,
    body: typed.body,
    // A form of another page makes no guest, whose cookie would take the place of the reader's own.
    name: (isFromOwnPage(request, context.config.publicUrl) ? typed.name : null) ?? null,
    place: 'page',
    idempotencyKey: typed.idempotencyKey ?? null,
    origin: null,
    address: request.ip,
  });
  if (isRefusal(written)) return written;
  if (written.guestToken !== null) setSessionCookie(reply, context.config, written.guestToken);
  return { location: urlsOf(exchange).comment(written.comment.id) };
}

function commentOf({ comment }: FormExchange): CommentNode {
  if (!comment) throw new Error('This form is only reached with a comment in its address.');
  return comment;
}

function toOwn(exchange: FormExchange, typed: Typed) {
  const { site } = exchange.discussion;
  return { site, commentId: commentOf(exchange).id, idempotencyKey: typed.idempotencyKey ?? null };
}

function urlsOf({ discussion, request }: FormExchange) {
  const { lang } = request.query as { lang?: string };
  return storyUrls({ site: discussion.site.key, story: discussion.storyKey }, '', { lang });
}

function withVersion(url: string, version: number): string {
  return `${url}${url.includes('?') ? '&' : '?'}v=${version}`;
}
