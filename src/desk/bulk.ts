import { isFailure } from './api.ts';
import { keepDraft, readDraft } from './drafts.ts';
import { toBody } from './filter.ts';
import type { Choice } from './queue-state.ts';
import type { Queue } from './queue.ts';
import type { BulkAnswer, BulkPreview } from './types.ts';

/** Whose draft the texts beside a decision on many comments are. */
export const BULK_DRAFT = 'bulk';

/** Selects all that the filter finds, and shows how many and which. */
export async function previewBulk(queue: Queue): Promise<void> {
  const answer = await queue.send<BulkPreview>('POST /desk/bulk/preview', {
    body: { filter: toBody(queue.state.filter), action: 'approve' },
  });
  if (isFailure(answer)) queue.note(answer);
  else queue.set({ preview: answer });
}

/** Decides on what is selected. */
export async function decideBulk(queue: Queue, choice: Choice): Promise<void> {
  const { isBulkSending, preview, filter, cards, selected } = queue.state;
  if (isBulkSending) return;
  queue.set({ isBulkSending: true });
  const comments = cards.filter(({ id }) => selected.has(id)).map(({ site, id }) => ({ site: site.key, id }));
  const answer = await queue.send<BulkAnswer>('POST /desk/bulk', {
    body: { ...(preview ? { filter: toBody(filter) } : { comments }), ...choice, ...readDraft(BULK_DRAFT) },
  });
  queue.set({ isBulkSending: false });
  if (isFailure(answer)) return queue.note(answer);
  keepDraft(BULK_DRAFT, { toAuthor: '', internal: '' });
  const { id, decided, skipped, undoUntil } = answer;
  await queue.load(filter, null);
  queue.set({ undo: { choice, until: Date.parse(undoUntil), what: { kind: 'bulk', id, count: decided } } });
  queue.refocus();
  queue.say(queue.m.t('moderation.bulkSaid', { count: decided, skipped }));
}

/** Takes back what was decided on many comments. */
export async function undoBulk(queue: Queue, id: string): Promise<void> {
  const answer = await queue.send(`POST /desk/bulk/${id}/undo`, { body: {} });
  if (isFailure(answer)) return queue.note(answer);
  await queue.load(queue.state.filter, null);
  queue.refocus();
  queue.say(queue.m.t('moderation.undone'));
}
