import type { output } from 'zod';
import type { voteTotalsSchema } from '../wire/comment.ts';
import { isProblem } from './api.ts';
import { complain } from './comments.ts';
import { find } from './dom.ts';
import { showState } from './prepare.ts';
import { explain } from './texts.ts';
import { emit, idOf, toPath, type Thread } from './thread.ts';
import { sendSignedIn } from './viewer.ts';

type VoteAnswer = output<typeof voteTotalsSchema>;
/** A vote as the reader cast it; the counts follow once the server has said them. */
type Vote = Pick<VoteAnswer, 'value'> & Partial<VoteAnswer>;

/** Casts a vote, or takes back the one that is pressed. It shows at once and goes back when it does not arrive. */
export async function castVote(thread: Thread, link: HTMLElement, comment: HTMLElement): Promise<void> {
  if (link.ariaDisabled) return;
  const id = idOf(comment);
  const chosen = link.dataset['action'] as 'up' | 'down';
  const before = thread.votes[id] ?? 'none';
  const value = before === chosen ? 'none' : chosen;
  showVote(thread, comment, { value });
  const answer = await sendSignedIn<VoteAnswer>(thread, `${chosen} ${id}`, () =>
    thread.send(`PUT ${toPath(thread, comment)}/vote`, { value, place: thread.place }),
  );
  if (isProblem(answer)) {
    showVote(thread, comment, { value: before });
    complain(comment, explain(thread, answer));
    return;
  }
  showVote(thread, comment, answer);
  thread.version = answer.version;
  emit(thread, 'vote', { id, value: answer.value });
}

function showVote(thread: Thread, comment: HTMLElement, vote: Vote): void {
  const id = idOf(comment);
  const before = thread.votes[id];
  thread.votes[id] = vote.value;
  for (const side of ['up', 'down'] as const) {
    const link = find<HTMLElement>(comment, `[data-action=${side}]`);
    const count = find<HTMLElement>(link, `[data-${side}]`);
    const shown = Number(count.dataset[side]);
    const number = vote[side] ?? shown + Number(vote.value === side) - Number(before === side);
    count.dataset[side] = `${number}`;
    count.textContent = number.toLocaleString(thread.section.lang);
    showState(thread, link);
  }
}
