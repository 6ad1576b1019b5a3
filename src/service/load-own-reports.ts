import { UNDO_SECONDS } from '../domain/decision.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { toPlainStart } from '../markup/plain-text.ts';
import { listOwnReports, type OwnReportRow } from '../storage/reports.ts';
import type { Deps } from './deps.ts';
import { admitPerson } from './permit.ts';

/** Characters of the comment that are shown: enough to know which it was. */
const MOST_EXCERPT = 300;

/** What one has reported, the last first. A decision shows once it can no longer be taken back by a key. */
export async function loadOwnReports(deps: Deps, actor: Actor): Promise<readonly OwnReportRow[] | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  const settledBefore = new Date(deps.clock().getTime() - UNDO_SECONDS * 1_000);
  const rows = await listOwnReports(deps.pool, person.accountId, settledBefore);
  return rows.map((row) => ({
    ...row,
    excerpt: toPlainStart({ format: row.format, body: row.excerpt }, MOST_EXCERPT),
  }));
}
