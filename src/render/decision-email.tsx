import type { Explanation } from '../domain/explanation.ts';
import type { CommentId } from '../domain/ids.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import { messages, type Language, type Messages } from '../messages/index.ts';
import { toExcerpt } from './parts/excerpt.ts';
import { explainInLines } from './parts/explanation.tsx';
import { renderFragment } from './parts/page.tsx';
import { accountUrl, PATHS, storyUrls } from './urls.ts';
import type { Email } from './views.ts';

/** Enough to know which comment it is. */
const EXCERPT = 300;

export interface DecisionEmailView {
  readonly language: Language;
  readonly timeZone: string | null;
  readonly decisions: readonly {
    readonly commentId: CommentId;
    readonly site: { readonly key: string; readonly name: string };
    readonly story: { readonly key: string; readonly title: string | null };
    readonly html: SafeHtml;
    readonly createdAt: Date;
    readonly explanation: Explanation;
  }[];
  /** Whether there are more than these. */
  readonly hasMore: boolean;
  /** Parley's public origin. */
  readonly origin: string;
  readonly unsubscribeUrl: string;
}

/** One mail about decisions, as text and as HTML without images or styles: nothing in it tells who opened it. */
export function renderDecisionEmail(view: DecisionEmailView): Email {
  const m = messages(view.language, view.timeZone);
  const told = view.decisions.map((decision) => toTold(decision, view, m));
  const all = view.origin + accountUrl(PATHS.account, { lang: view.language });
  const [why, stop] = [m.t('decisionEmail.why'), m.t('unsubscribe.send')];
  const count = view.decisions.length;
  const rest = `${m.t(view.hasMore ? 'decisionEmail.more' : 'decisionEmail.all')} ${all}`;
  return {
    subject: m.t('decisionEmail.subject', { count }),
    text: [
      ...told.flatMap(({ lead, excerpt, lines, links }) => [
        lead,
        excerpt,
        ...lines,
        ...links.map(({ label, url }) => `${label}: ${url}`),
      ]),
      rest,
      why,
      `${stop}: ${view.unsubscribeUrl}`,
    ]
      .join('\n\n')
      .concat('\n'),
    html: renderFragment(
      <html lang={m.language} dir={m.direction}>
        <body>
          {told.map(({ lead, excerpt, lines, links }) => (
            <>
              <p>{lead}</p>
              <blockquote dir="auto">{excerpt}</blockquote>
              {lines.map((line) => (
                <p dir="auto">{line}</p>
              ))}
              {links.map(({ label, url }) => (
                <p>
                  <a href={url}>{label}</a>
                </p>
              ))}
            </>
          ))}
          <p>
            {m.t(view.hasMore ? 'decisionEmail.more' : 'decisionEmail.all')} <a href={all}>{all}</a>
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

function toTold(decision: DecisionEmailView['decisions'][number], view: DecisionEmailView, m: Messages) {
  const { site, story, html, createdAt, commentId, explanation } = decision;
  const urls = storyUrls({ site: site.key, story: story.key }, view.origin, { lang: view.language });
  const isOpen = explanation.appeal.state === 'possible';
  return {
    lead: m.t('decisionEmail.lead', {
      story: story.title ?? m.t('thread.untitled'),
      site: site.name,
      time: m.dateTime(createdAt),
    }),
    excerpt: toExcerpt(html, EXCERPT),
    lines: explainInLines(explanation, m),
    links: [
      { label: m.t('decisionEmail.read'), url: urls.comment(commentId) },
      ...(isOpen ? [{ label: m.t('why.contest'), url: urls.form(commentId, 'appeal') }] : []),
    ],
  };
}
