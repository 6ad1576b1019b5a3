import { refuse, type Refusal } from './refusal.ts';
import type { Site } from './thread.ts';

/** Checks a text against a site's limits; null when it may stand. */
export function judgeBody(site: Site, body: string): Refusal | null {
  const length = body.length;
  if (body.trim() === '') return refuse('body_empty', { field: 'body' });
  const most = site.settings.maxCommentLength;
  return length > most ? refuse('body_too_long', { field: 'body', figures: { length, limit: most } }) : null;
}

/** Until when a comment may be edited by its author; null when that is over or switched off. */
export function editableUntil(site: Site, createdAt: Date, now: Date): Date | null {
  const until = new Date(createdAt.getTime() + site.settings.editWindowMinutes * 60_000);
  return until > now ? until : null;
}
