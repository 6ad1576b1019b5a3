import type { ReceivedReply } from '../domain/listed-comment.ts';
import { messages, type Messages } from '../messages/index.ts';
import { toExcerpt } from './parts/excerpt.ts';
import { renderFragment } from './parts/page.tsx';
import { accountUrl, PATHS, storyUrls } from './urls.ts';
import type { Email, ReplyEmailView } from './views.ts';

/** Enough to know whether one wants to answer. */
const EXCERPT = 400;

/** One mail about replies, as text and as HTML without images or styles: nothing in it tells who opened it. */
export function renderReplyEmail(view: ReplyEmailView): Email {
  const m = messages(view.language, view.timeZone);
  const told = view.replies.map((reply) => toTold(reply, view, m));
  const all = view.origin + accountUrl(PATHS.accountReplies, {});
  const why = m.t('replyEmail.why');
  const stop = m.t('unsubscribe.send');
  const count = view.replies.length;
  return {
    subject: view.hasMore
      ? m.t('replyEmail.subjectMany', { most: count })
      : m.t('replyEmail.subject', { count }),
    text: [
      ...told.flatMap(({ lead, text, url }) => [lead, text, url]),
      `${m.t('replyEmail.all')}: ${all}`,
      why,
      `${stop}: ${view.unsubscribeUrl}`,
    ]
      .join('\n\n')
      .concat('\n'),
    html: renderFragment(
      <html lang={m.language} dir={m.direction}>
        <body>
          {told.map(({ lead, text, url }) => (
            <>
              <p>{lead}</p>
              <blockquote dir="auto">{text}</blockquote>
              <p>
                <a href={url}>{m.t('replyEmail.read')}</a>
              </p>
            </>
          ))}
          <p>
            <a href={all}>{m.t('replyEmail.all')}</a>
          </p>
          <p>
            <small>
              {why} <a href={view.unsubscribeUrl}>{stop}</a>
            </small>
          </p>
        </body>
      </html>,
    ),
  };
}

function toTold(reply: ReceivedReply, { origin }: ReplyEmailView, m: Messages) {
  const { site, story, author, html, createdAt, id } = reply;
  return {
    lead: m.t('replyEmail.by', {
      name: author?.name ?? m.t('replies.erased'),
      story: story.title ?? m.t('thread.untitled'),
      site: site.name,
      time: m.dateTime(createdAt),
    }),
    text: toExcerpt(html ?? '', EXCERPT),
    url: storyUrls({ site: site.key, story: story.key }, origin).comment(id),
  };
}
