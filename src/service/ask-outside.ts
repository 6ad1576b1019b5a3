import { isRefusal } from '../domain/refusal.ts';
import type { Role } from '../domain/roles.ts';
import { toStoryFacts, UNWRITTEN_SINCE } from '../domain/story-rules.ts';
import type { Actor } from '../domain/viewer.ts';
import { findStory } from '../storage/stories.ts';
import type { AskedComment } from './call-out-protocols.ts';
import type { Deps } from './deps.ts';
import { findStandings, judgeText, type Judged } from './judge-text.ts';

/** What services outside are told beside the text and its author's id. */
export type AskedAbout = Omit<AskedComment, 'site' | 'isEdit' | 'text' | 'author'> & {
  readonly author: { readonly name: string; readonly role: Role | 'guest' };
};

type AboutToBeJudged = Omit<Judged, 'storyId'>;

/** Stands for a story that nothing has been written under yet. */
const UNWRITTEN = {
  closedAt: null,
  createdAt: UNWRITTEN_SINCE,
  publishedAt: null,
  mode: null,
  sectionMode: null,
  slowModeSeconds: null,
};

/**
 * Adds what services outside say of a text, before any lock is taken: whoever writes waits for them, and nobody else.
 * They are asked where there are any, and only about what the rules do not refuse or reject anyway.
 */
export async function askOutside<T extends AboutToBeJudged>(
  deps: Deps,
  judged: T,
  about: AskedAbout,
): Promise<T> {
  const { site, text, authorId } = judged;
  if (!(await deps.outside.isAsked(site.id))) return judged;
  const story = await findStory(deps.pool, site.id, about.storyKey);
  const alone = { ...judged, storyId: story?.id ?? null };
  const [standing] = await findStandings(deps.pool, [alone]);
  if (!standing) return judged;
  const outcome = judgeText(deps, alone, {
    standing,
    story: toStoryFacts(site, story ?? UNWRITTEN, judged.createdAt),
  });
  if (isRefusal(outcome) || outcome.judgement.verdict === 'reject') return judged;
  const callOuts = await deps.outside.ask({
    ...about,
    site,
    storyUrl: about.storyUrl ?? story?.url ?? null,
    isEdit: text.comment.isEdit,
    text: text.comment.text,
    author: { id: authorId, ...about.author },
  });
  return { ...judged, text: { ...text, callOuts }, createdAt: deps.clock() };
}

/** What somebody is, as services outside are told. */
export function roleOf(actor: Actor): Role | 'guest' {
  return actor.kind === 'account' && !actor.isGuest ? actor.role : 'guest';
}
