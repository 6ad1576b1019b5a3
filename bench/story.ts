/** The site that benchmarks fill, and the addresses of its stories. */
export const SITE = 'bench';

export function toPagePath(storyKey: string): string {
  return `/${SITE}/stories/${storyKey}`;
}

/** Where comments are written, asking as the script of a page does: for the comment as it stands in the page. */
export function toCommentsPath(storyKey: string): string {
  return `/api/v1/sites/${SITE}/stories/${storyKey}/comments?lang=en`;
}

/** A comment as readers write them: two short paragraphs, some of the marks, no two alike. */
export function toComment(key: string): { body: string; place: 'embed' } {
  const body = [
    `I crossed on the *early* boat all winter, and the figures in the report (${key}) do not match what I saw.`,
    'Nobody asked the people who load the freight. **They** know which day it stood still, and why; see https://packet.example/log for the list.',
  ].join('\n\n');
  return { body, place: 'embed' };
}
