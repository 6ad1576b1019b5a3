import { Parser } from 'htmlparser2';

export interface PageMetadata {
  readonly title: string | null;
  /** As the page writes it: it may be relative to the page's address, or wrong. */
  readonly canonicalUrl: string | null;
  /** What the page calls the section it stands in (`article:section`). */
  readonly section: string | null;
}

/** Longest title, in UTF-16 code units. */
const MAX_TITLE_LENGTH = 300;

function toTitle(text: string): string | null {
  const title = text.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE_LENGTH);
  // The cut may have gone through a pair of surrogates.
  return title.replace(/[\uD800-\uDBFF]?\s*$/, '').toWellFormed() || null;
}

function isCanonicalLink(name: string, rel: string | undefined): boolean {
  return name === 'link' && (rel ?? '').toLowerCase().split(/\s+/).includes('canonical');
}

/**
 * Reads what a publisher says about a page: the title made for sharing (`og:title`), or that of the window, which
 * often carries the publication's name; the canonical link, and the section. White space is collapsed.
 */
export function readPageMetadata(html: string): PageMetadata {
  let shared: string | null = null;
  let titles = 0;
  let windowTitle = '';
  let canonicalUrl: string | null = null;
  let section: string | null = null;
  let isInTitle = false;
  const parser = new Parser({
    onopentag(name, { property, name: called, content, rel, href }) {
      // Drawings have titles too, but a page's own comes first.
      if (name === 'title') isInTitle = titles++ === 0;
      const meaning = name === 'meta' ? (property ?? called)?.toLowerCase() : undefined;
      if (meaning === 'og:title') shared ??= toTitle(content ?? '');
      if (meaning === 'article:section') section ??= toTitle(content ?? '');
      if (isCanonicalLink(name, rel)) canonicalUrl ??= href?.trim() || null;
    },
    ontext(text) {
      if (isInTitle) windowTitle += text;
    },
    onclosetag(name) {
      if (name === 'title') isInTitle = false;
    },
  });
  parser.end(html);
  return { title: shared ?? toTitle(windowTitle), canonicalUrl, section };
}
