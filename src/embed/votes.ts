import type { VoteValue } from '../domain/comment.ts';
import { isProblem } from './api.ts';
import { complain } from './comments.ts';
import { showOwnVote } from './prepare.ts';
import { explain } from './texts.ts';
import { emit, idOf, type Thread } from './thread.ts';
import { sendSignedIn } from './viewer.ts';

interface VoteAnswer {
  readonly up: number;
  readonly down: number;
  readonly value: VoteValue;
  readonly version: number;
}

/** Casts a vote, or takes back the one that is pressed. It shows at once and goes back when it does not arrive. */
export async function castVote(thread: Thread, comment: HTMLElement, link: HTMLElement): Promise<void> {
  if (link.ariaDisabled) return;
  const id = idOf(comment);
  const chosen = link.dataset['action'] as VoteValue;
  const before = thread.votes[id] ?? 'none';
  const value = before === chosen ? 'none' : chosen;
  showVote(thread, comment, { value });
  const answer = await sendSignedIn<VoteAnswer>(thread, `${chosen} ${id}`, () =>
    thread.send('PUT', `${thread.sitePath}/comments/${id}/vote`, { json: { value, place: thread.place } }),
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

/** Shows a vote as cast, with the counts that follow from it where the server has not said them. */
function showVote(
  thread: Thread,
  comment: HTMLElement,
  vote: Pick<VoteAnswer, 'value'> & Partial<VoteAnswer>,
): void {
  const id = idOf(comment);
  const before = thread.votes[id];
  thread.votes[id] = vote.value;
  for (const side of ['up', 'down'] as const) {
    const link = comment.querySelector<HTMLElement>(`[data-action=${side}]`);
    const count = link?.querySelector<HTMLElement>(`[data-${side}]`);
    if (!link || !count) continue;
    const shown = Number(count.dataset[side] || count.textContent);
    const number = vote[side] ?? shown + Number(vote.value === side) - Number(before === side);
    count.dataset[side] = `${number}`;
    count.textContent = number.toLocaleString(thread.lang);
    showOwnVote(thread, comment, link);
  }
}
