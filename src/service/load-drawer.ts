import type { AccountId, SiteId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { isDeskRole } from '../domain/roles.ts';
import { isInForce } from '../domain/sanction.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import { toPlainStart } from '../markup/plain-text.ts';
import { listNotes, type NoteRow } from '../storage/moderator-notes.ts';
import {
  findDrawerPerson,
  listHistory,
  listLastComments,
  readReports,
  type DrawerCommentRow,
  type DrawerPersonRow,
  type DrawerReports,
  type HistoryRow,
} from '../storage/person-drawer.ts';
import { listSanctions, type SanctionRow } from '../storage/sanctions.ts';
import type { Deps } from './deps.ts';
import { admitModerator, forbid } from './permit.ts';

/** Characters of each comment: enough to remember what it was about. */
const MOST_TEXT = 600;

/** What a moderator may know of a person. */
export interface PersonDrawer {
  readonly person: DrawerPersonRow;
  readonly history: HistoryRow | null;
  readonly otherSites: readonly HistoryRow[];
  readonly comments: readonly DrawerCommentRow[];
  readonly sanctions: readonly (SanctionRow & { readonly isInForce: boolean; readonly mayLift: boolean })[];
  readonly notes: readonly (NoteRow & { readonly mayDelete: boolean })[];
  readonly reportsBy: DrawerReports;
  readonly reportsAgainst: DrawerReports;
  readonly may: { readonly sanction: boolean; readonly allSites: boolean };
}

/**
 * Opens the drawer of a person at the desk of a site: their history here, and on the other sites that whoever asks
 * moderates. People who have nothing to do with the site are nobody's business there.
 */
export async function loadDrawer(
  deps: Deps,
  actor: Actor,
  { site, accountId }: { readonly site: Site; readonly accountId: AccountId },
): Promise<PersonDrawer | Refusal> {
  const moderator = admitModerator(deps, actor, { permission: 'queue.read', siteId: site.id });
  if (isRefusal(moderator)) return moderator;
  const { roleSites } = moderator;
  const person = await findDrawerPerson(deps.pool, accountId, site.id);
  if (!person || !(person.isKnownHere || roleSites === null)) return refuse('person_not_found');
  const whose = { accountId, siteId: site.id, viewerId: moderator.accountId };
  const [history, comments, sanctions, notes, reportsBy, reportsAgainst] = await Promise.all([
    listHistory(deps.pool, accountId, roleSites),
    listLastComments(deps.pool, accountId, site.id),
    listSanctions(deps.pool, accountId, roleSites),
    listNotes(deps.pool, accountId, roleSites),
    readReports(deps.pool, { ...whose, as: 'reporter' }),
    readReports(deps.pool, { ...whose, as: 'author' }),
  ]);
  const maySanction = (siteId: SiteId | null) =>
    forbid(deps, actor, { permission: 'person.sanction', siteId }) === null;
  const now = deps.clock();
  return {
    person,
    history: history.find(({ siteId }) => siteId === site.id) ?? null,
    otherSites: history.filter(({ siteId }) => siteId !== site.id),
    comments: comments.map((comment) => ({ ...comment, body: toPlainStart(comment, MOST_TEXT) })),
    sanctions: sanctions.map((sanction) => {
      const isStanding = isInForce(sanction, now);
      const isHere = sanction.siteId === null || sanction.siteId === site.id;
      return {
        ...sanction,
        isInForce: isStanding,
        mayLift: isStanding && isHere && person.id !== moderator.accountId && maySanction(sanction.siteId),
      };
    }),
    notes: notes.map((note) => ({ ...note, mayDelete: mayDelete(moderator, note) })),
    reportsBy,
    reportsAgainst: accountId === moderator.accountId ? hideWords(reportsAgainst) : reportsAgainst,
    may: {
      sanction: maySanction(site.id) && person.id !== moderator.accountId && !isDeskRole(person.role),
      allSites: maySanction(null),
    },
  };
}

/** In which words somebody was reported is for others to see: it would often tell by whom. */
function hideWords(reports: DrawerReports): DrawerReports {
  return { ...reports, last: reports.last.map((report) => ({ ...report, body: '' })) };
}

function mayDelete({ accountId, role }: SignedInActor, { authorId }: NoteRow): boolean {
  return authorId === accountId || role === 'admin';
}
