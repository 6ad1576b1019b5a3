import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { addJob } from '../storage/jobs.ts';
import { withTransaction } from '../storage/pool.ts';
import {
  findPreferences,
  updatePreferences,
  type Preferences,
  type PreferencesRow,
} from '../storage/profiles.ts';
import type { Deps } from './deps.ts';
import { leaveViewpoints } from './leave-viewpoints.ts';
import { admitPerson } from './permit.ts';

/** What one has chosen. */
export async function loadPreferences(deps: Deps, actor: Actor): Promise<PreferencesRow | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  return (await findPreferences(deps.pool, person.accountId)) ?? refuse('account_not_found');
}

/** Chooses the language and time zone of pages and mails, when mail comes, and whether others find one's profile. */
export async function changePreferences(
  deps: Deps,
  actor: Actor,
  chosen: Preferences,
): Promise<Preferences | Refusal> {
  const person = admitPerson(deps, actor, 'account.change');
  if (isRefusal(person)) return person;
  const { timeZone } = chosen;
  if (timeZone !== null && !isTimeZone(timeZone)) return refuse('input_invalid', { field: 'timeZone' });
  const { accountId } = person;
  const changed = await withTransaction(deps.pool, async (db) => {
    const before = await findPreferences(db, accountId);
    if (!before) return refuse('account_not_found');
    const replyMail = before.hasMailbox ? chosen.replyMail : 'never';
    const reportMail = before.hasMailbox && chosen.reportMail;
    await updatePreferences(db, accountId, { ...chosen, replyMail, reportMail, now: deps.clock() });
    // Names are links only where a profile can be found.
    if (before.hidesProfile !== chosen.hidesProfile) await addJob(db, 'refresh-author', { accountId });
    return { ...chosen, replyMail, reportMail };
  });
  // After the commit, so that no fit that takes over meanwhile misses it.
  if (!isRefusal(changed) && changed.leavesViewpoints) await leaveViewpoints(deps, accountId);
  return changed;
}

/** Every zone that times can be written in, by the names of the IANA database. */
export function listTimeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

function isTimeZone(text: string): boolean {
  return listTimeZones().includes(text);
}
