import type { Site } from '../domain/thread.ts';
import { pictureUrl, storyUrls } from '../render/index.ts';
import type { PersonDrawer } from '../service/load-drawer.ts';
import type { Drawer } from '../wire/desk-people.ts';

interface At {
  readonly site: Site;
  readonly publicUrl: string;
}

const NOTHING = { published: 0, pending: 0, withheld: 0, rejected: 0, deleted: 0 };

/** What a moderator may know of a person, as the API shows it: every field named here, so that no row leaks. */
export function presentDrawer(drawer: PersonDrawer, at: At): Drawer {
  const { person } = drawer;
  return {
    person: {
      id: person.id,
      name: person.name,
      guest: person.isGuest,
      role: person.role,
      badges: [...person.badges],
      picture: person.picture && at.publicUrl + pictureUrl(person.picture),
      createdAt: person.createdAt.toISOString(),
    },
    history: drawer.history ? presentHistory(drawer.history) : NOTHING,
    comments: drawer.comments.map((comment) => ({
      id: comment.id,
      status: comment.status,
      isDeleted: comment.isDeleted,
      text: comment.body,
      story: { key: comment.storyKey, title: comment.storyTitle },
      at: comment.at.toISOString(),
      permalink: toPermalink(comment.storyKey, comment.id, at),
    })),
    sanctions: drawer.sanctions.map(presentSanction),
    notes: drawer.notes.map((note) => ({
      id: note.id,
      body: note.body,
      author: toPerson(note.authorId, note.authorName),
      at: note.at.toISOString(),
      mayDelete: note.mayDelete,
    })),
    reportsBy: presentReports(drawer.reportsBy, at),
    reportsAgainst: presentReports(drawer.reportsAgainst, at),
    otherSites: drawer.otherSites.map((site) => ({
      ...presentHistory(site),
      site: { key: site.key, name: site.name },
    })),
    may: { sanction: drawer.may.sanction, allSites: drawer.may.allSites },
  };
}

function presentHistory(row: PersonDrawer['otherSites'][number]): Drawer['history'] {
  const { published, pending, withheld, rejected, deleted } = row;
  return { published, pending, withheld, rejected, deleted };
}

function presentSanction(sanction: PersonDrawer['sanctions'][number]): Drawer['sanctions'][number] {
  return {
    id: sanction.id,
    kind: sanction.kind,
    site: sanction.site && { key: sanction.site.key, name: sanction.site.name },
    reason: sanction.reason,
    toPerson: sanction.toPerson,
    until: sanction.until?.toISOString() ?? null,
    by: toPerson(sanction.givenBy, sanction.givenByName),
    at: sanction.givenAt.toISOString(),
    readAt: sanction.readAt?.toISOString() ?? null,
    liftedAt: sanction.liftedAt?.toISOString() ?? null,
    liftedBy: toPerson(sanction.liftedBy, sanction.liftedByName),
    rejectDays: sanction.rejectDays,
    isInForce: sanction.isInForce,
    mayLift: sanction.mayLift,
  };
}

function presentReports({ last, ...counts }: PersonDrawer['reportsBy'], at: At): Drawer['reportsBy'] {
  return {
    open: counts.open,
    upheld: counts.upheld,
    dismissed: counts.dismissed,
    last: last.map((report) => ({
      id: report.id,
      commentId: report.commentId,
      reason: report.reason,
      body: report.body,
      at: report.at.toISOString(),
      outcome: report.outcome,
      isNotice: report.isNotice,
      permalink: toPermalink(report.storyKey, report.commentId, at),
    })),
  };
}

function toPerson(id: string | null, name: string | null) {
  return id === null ? null : { id, name };
}

function toPermalink(story: string, id: PersonDrawer['comments'][number]['id'], at: At): string {
  return storyUrls({ site: at.site.key, story }, at.publicUrl).comment(id);
}
