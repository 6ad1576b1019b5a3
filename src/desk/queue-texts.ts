import type { Messages } from '../messages/create-messages.ts';
import type { Choice, Trouble } from './queue-state.ts';
import type { Decision } from './types.ts';

/** A decision in two words: `Rejected: spam`. */
export function choiceText(m: Messages, { action, reason }: Choice): string {
  const done = m.t(`moderation.done.${action}`);
  return reason === null
    ? done
    : m.t('moderation.doneFor', { done, reason: m.t(`moderation.reason.${reason}`) });
}

/** Somebody's decision in a sentence: `Bea approved this.` */
export function decisionText(m: Messages, { moderator, to }: Decision): string {
  return m.t(`moderation.decidedBy.${to}`, { name: moderator?.name ?? m.t('moderation.somebody') });
}

/** What is the matter with a comment that came back. */
export function troubleText(m: Messages, trouble: Trouble): string {
  if (trouble.kind === 'decided') return decisionText(m, trouble.decision);
  if (trouble.kind === 'unsent')
    return trouble.failure.problem?.detail ?? m.t(`moderation.failure.${trouble.failure.failure}`);
  return m.t('moderation.changed');
}
