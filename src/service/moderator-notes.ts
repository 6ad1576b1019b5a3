import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { deleteNote, findNoteAuthor, insertNote } from '../storage/moderator-notes.ts';
import { findDrawerPerson } from '../storage/person-drawer.ts';
import { withTransaction } from '../storage/pool.ts';
import type { Deps } from './deps.ts';
import { admitModerator } from './permit.ts';

interface OfPerson {
  readonly site: Site;
  readonly accountId: AccountId;
}

/** Writes a note on a person for the moderators of a site. The person finds it in the download of their data. */
export async function addModeratorNote(
  deps: Deps,
  actor: Actor,
  input: OfPerson & { readonly body: string },
): Promise<{ readonly id: string } | Refusal> {
  const { site, accountId } = input;
  const person = admitModerator(deps, actor, { permission: 'person.sanction', siteId: site.id });
  if (isRefusal(person)) return person;
  const body = input.body.trim();
  if (body === '') return refuse('input_invalid', { field: 'body' });
  const about = await findDrawerPerson(deps.pool, accountId, site.id);
  if (!about || !(about.isKnownHere || person.roleSites === null)) return refuse('person_not_found');
  const id = deps.newId();
  const by = { authorId: person.accountId, at: deps.clock() };
  await insertNote(deps.pool, { id, accountId, siteId: site.id, body, ...by });
  return { id };
}

/** Deletes a note for good: its author may, and admins. */
export async function deleteModeratorNote(
  deps: Deps,
  actor: Actor,
  input: OfPerson & { readonly id: string },
): Promise<undefined | Refusal> {
  const { site, accountId, id } = input;
  const person = admitModerator(deps, actor, { permission: 'person.sanction', siteId: site.id });
  if (isRefusal(person)) return person;
  return withTransaction(deps.pool, async (db) => {
    const note = await findNoteAuthor(db, { id, accountId, siteId: site.id });
    if (!note) return refuse('note_not_found');
    if (note.authorId !== person.accountId && person.role !== 'admin') return refuse('not_permitted');
    await deleteNote(db, id);
    return undefined;
  });
}
