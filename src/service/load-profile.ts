import type { Cursor } from '../domain/cursor.ts';
import type { AccountId } from '../domain/ids.ts';
import {
  LISTED_PER_PAGE,
  type ListedComment,
  type ListPage,
  type OwnComment,
  type Person,
} from '../domain/listed-comment.ts';
import type { PictureFailure } from '../domain/profile.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { listPublished, listWritten } from '../storage/listed-comments.ts';
import { findProfile, type ProfileRow } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';
import { explainComments } from './explain-comments.ts';
import { toListedComment, toListPage } from './listed-comments.ts';
import { admitPerson } from './permit.ts';

/** Somebody as they see themselves. */
export interface OwnProfile extends Person {
  readonly isPictureAsked: boolean;
  readonly pictureFailure: PictureFailure | null;
}

/** One's own profile. */
export async function loadOwnProfile(deps: Deps, actor: Actor): Promise<OwnProfile | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  const row = await findProfile(deps.pool, person.accountId);
  if (!row) return refuse('account_not_found');
  const { isPictureAsked, pictureFailure } = row;
  return { ...toPerson(row), isPictureAsked, pictureFailure };
}

function toPerson(row: ProfileRow): Person {
  return {
    id: row.id,
    name: row.name ?? '',
    isGuest: row.isGuest,
    isStaff: row.role !== 'reader',
    badges: row.badges,
    picture: row.picture,
    hasProfile: !row.isGuest && !row.hidesProfile,
    bio: row.bio,
    profileUrl: row.profileUrl,
    createdAt: row.createdAt,
  };
}

/** What one has written on all sites, whatever became of it, newest first. */
export async function listOwnWriting(
  deps: Deps,
  actor: Actor,
  input: { after: Cursor | null },
): Promise<ListPage<OwnComment> | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  const limit = LISTED_PER_PAGE + 1;
  const rows = await listWritten(deps.pool, { authorId: person.accountId, after: input.after, limit });
  const explanations = await explainComments(
    deps,
    rows.filter((row) => row.deletedAt === null),
  );
  return toListPage(
    rows,
    (row) => row.createdAt,
    (row) => ({ ...toListedComment(row), explanation: explanations.get(row.id) ?? null }),
  );
}

export interface PublicProfile {
  readonly person: Person;
  readonly comments: ListPage<ListedComment>;
}

/**
 * Somebody and what they published on a site, for everybody to see, where the site shows profiles and they do not hide
 * theirs. People who have written nothing there are not found: accounts belong to all sites of an organisation.
 */
export async function loadPerson(
  deps: Pick<Deps, 'pool'>,
  input: { site: Site; accountId: AccountId; after: Cursor | null },
): Promise<PublicProfile | Refusal> {
  const { site, accountId, after } = input;
  if (!site.settings.publicProfiles) return refuse('person_not_found');
  const row = await findProfile(deps.pool, accountId);
  if (!row || row.isGuest || row.hidesProfile || row.name === null) return refuse('person_not_found');
  const limit = LISTED_PER_PAGE + 1;
  const rows = await listPublished(deps.pool, { authorId: accountId, siteId: site.id, after, limit });
  if (rows.length === 0 && after === null) return refuse('person_not_found');
  return { person: toPerson(row), comments: toListPage(rows, (each) => each.createdAt, toListedComment) };
}
