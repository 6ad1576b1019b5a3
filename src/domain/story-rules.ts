import type { Mode, RuleFacts } from './rules/facts.ts';
import type { Site, Story } from './thread.ts';

type Settings = Pick<Site, 'settings'>;

/** From open to strict. */
const STRICTNESS: readonly Mode[] = ['publish', 'premoderate-newcomers', 'premoderate', 'closed'];

const DAY_MS = 86_400_000;

/** Stands for when a story was made while it is not: nobody has written to it, and nothing says when it was published. */
export const UNWRITTEN_SINCE = new Date(0);

/** What decides how a story is moderated. */
export type ModeratedStory = Pick<Story, 'closedAt' | 'createdAt' | 'publishedAt' | 'mode' | 'sectionMode'>;

/**
 * When a story takes no more comments: at the time it was given, or so many days after it was published as the site
 * wants, whichever comes first. Null where neither is set. May lie ahead.
 */
export function closesAt(site: Settings, story: ModeratedStory): Date | null {
  const { closeAfterDays } = site.settings;
  const { closedAt, publishedAt, createdAt } = story;
  const since = (publishedAt ?? createdAt).getTime();
  // A story that nobody has written to is as new as whoever opens it (UNWRITTEN_SINCE).
  if (closeAfterDays === 0 || since === UNWRITTEN_SINCE.getTime()) return closedAt;
  const aged = new Date(since + closeAfterDays * DAY_MS);
  return closedAt !== null && closedAt < aged ? closedAt : aged;
}

/** Whether a story takes no more comments now. */
export function isClosed(site: Settings, story: ModeratedStory, now: Date): boolean {
  const at = closesAt(site, story);
  return toMode(site, story) === 'closed' || (at !== null && at <= now);
}

/** How a story is moderated: the strictest of what site, section and story want. */
export function toStoryFacts(
  site: Settings,
  story: ModeratedStory & Pick<Story, 'slowModeSeconds'>,
  now: Date,
): RuleFacts['story'] {
  return {
    isClosed: isClosed(site, story, now),
    mode: toMode(site, story),
    slowModeSeconds: Math.max(site.settings.slowModeSeconds, story.slowModeSeconds ?? 0),
  };
}

function toMode(site: Settings, { mode, sectionMode }: ModeratedStory): Mode {
  const modes = [site.settings.mode, sectionMode, mode].map((each) => each ?? 'publish');
  return modes.reduce((a, b) => (STRICTNESS.indexOf(b) > STRICTNESS.indexOf(a) ? b : a));
}
