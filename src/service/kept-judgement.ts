import { toPriority } from '../domain/queue.ts';
import { toKeptFacts } from '../domain/rules/facts.ts';
import type { Story } from '../domain/thread.ts';
import type { NewQueueItem } from '../storage/new-queue-items.ts';
import type { KeptJudgement } from '../storage/revisions.ts';
import type { JudgedText } from './judge-text.ts';

/** A judgement as it is kept with its text. */
export function toKept({ rulesVersion, judgement, facts }: JudgedText): KeptJudgement {
  return { rulesVersion, ...judgement, facts: toKeptFacts(facts) };
}

/** What waits for a person; null where nothing does. */
export function toQueueItem(
  { holding, status, isNewcomer, facts }: JudgedText,
  at: { readonly story: Pick<Story, 'commentCount'>; readonly since: Date },
): NewQueueItem | null {
  if (status !== 'pending' && status !== 'withheld') return null;
  return {
    isPending: status === 'pending',
    isWithheld: status === 'withheld',
    isNewcomer,
    rules: holding,
    language: facts.comment.language,
    priority: toPriority({
      reportWeight: 0,
      reach: at.story.commentCount,
      isEscalated: false,
      waitingSince: at.since,
    }),
  };
}
