import type { JSX } from 'preact';
import type { CommentNode } from '../../domain/thread.ts';
import { toExcerpt } from './excerpt.ts';
import { storyUrls } from '../urls.ts';
import type { StoryPageView } from '../views.ts';

/** Longest text given to crawlers of one comment: they read the page as well. */
const EXCERPT = 240;

/**
 * The top-level comments of a page as schema.org `DiscussionForumPosting` (the discussion) with `Comment`s. The
 * block holds data, not script: browsers never run it, so the page's policy lets it stand.
 */
export function JsonLd({ view }: { view: StoryPageView }): JSX.Element {
  const json = JSON.stringify(toJsonLd(view)).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

function toJsonLd(view: StoryPageView): object {
  const { story, site } = view;
  const urls = storyUrls({ site: site.key, story: story.key }, view.origin);
  const toComment = (comment: CommentNode): object[] =>
    comment.author === null || comment.html === null || comment.status !== 'published'
      ? []
      : [
          {
            '@type': 'Comment',
            url: urls.comment(comment.id),
            author: { '@type': 'Person', name: comment.author.name },
            datePublished: comment.createdAt.toISOString(),
            text: toExcerpt(comment.html, EXCERPT),
            upvoteCount: comment.up,
            downvoteCount: comment.down,
          },
        ];
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    url: urls.page(),
    headline: story.title ?? undefined,
    mainEntityOfPage: story.url ?? undefined,
    datePublished: story.createdAt.toISOString(),
    author: { '@type': 'Organization', name: site.name },
    commentCount: story.commentCount,
    comment: view.comments.flatMap(toComment),
  };
}
