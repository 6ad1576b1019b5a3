import { pictureUrl, storyUrls } from '../render/index.ts';
import type { ClaimedCard } from '../service/claim-cards.ts';
import type { CardView, DecisionRow } from '../service/load-cards.ts';
import type { CardThread } from '../service/read-card.ts';
import type { Card } from '../wire/desk.ts';

const toTime = (time: Date | null): string | null => time?.toISOString() ?? null;

function toPerson(id: string | null, name: string | null): { id: string; name: string | null } | null {
  return id === null ? null : { id, name };
}

/** A comment as the desk's application gets it: every field named here, so that no row leaks. */
export function presentCard(card: CardView, publicUrl: string): Card {
  const { site, row } = card;
  const urls = storyUrls({ site: site.key, story: row.storyKey }, publicUrl);
  return {
    site: { key: site.key, name: site.name },
    id: row.id,
    status: row.status,
    isDeleted: row.deletedAt !== null,
    queues: [...card.queues],
    story: {
      id: row.storyId,
      key: row.storyKey,
      title: row.storyTitle,
      url: row.storyUrl,
      section: row.sectionName,
      comments: row.storyComments,
      isClosed: card.isStoryClosed,
      isWatched: row.isWatched,
    },
    author: presentAuthor(card, publicUrl),
    text: card.text,
    html: row.html,
    language: row.language,
    createdAt: row.createdAt.toISOString(),
    editedAt: toTime(row.editedAt),
    waitingSince: toTime(row.waitingSince),
    revision: row.revision,
    isHeldEdit: row.waitingRevision !== null,
    featured: row.featuredAt !== null,
    pinned: row.pinnedAt !== null,
    up: row.up,
    down: row.down,
    replyCount: row.replyCount,
    ...presentFindings(card),
    parent: presentParent(card),
    ...presentOthers(card),
    decisions: card.decisions.map(presentDecision),
    claim: presentClaim(card),
    permalink: urls.comment(row.id),
  };
}

function presentAuthor({ row, author }: CardView, publicUrl: string): Card['author'] {
  if (row.authorId === null || row.authorCreatedAt === null) return null;
  return {
    id: row.authorId,
    name: row.authorName,
    guest: row.authorIsGuest ?? false,
    staff: row.authorIsStaff ?? false,
    badges: [...(row.authorBadges ?? [])],
    picture: row.authorPicture && publicUrl + pictureUrl(row.authorPicture),
    createdAt: row.authorCreatedAt.toISOString(),
    published: author?.published ?? 0,
    rejected: author?.rejected ?? 0,
    notes: author?.notes ?? 0,
    sanctions: (author?.sanctions ?? []).map(({ kind, until }) => ({ kind, until: toTime(until) })),
  };
}

function presentFindings({ reasons, links }: CardView): Pick<Card, 'reasons' | 'links'> {
  return {
    reasons: reasons.map(({ rule, version, verdict, spans, figures }) => ({
      rule,
      version,
      verdict,
      figures: { ...figures },
      spans: spans.map(({ start, end }) => ({ start, end })),
    })),
    links: links.map(({ start, end, host, url }) => ({ start, end, host, url })),
  };
}

function presentParent({ row }: CardView): Card['parent'] {
  if (row.parentId === null || row.parentStatus === null) return null;
  return { id: row.parentId, author: row.parentAuthor, html: row.parentHtml, status: row.parentStatus };
}

function presentOthers({ reports, appeal, isOwnDecision }: CardView): Pick<Card, 'reports' | 'appeal'> {
  return {
    reports: reports.map((report) => ({
      id: report.reportId,
      reason: report.reason,
      body: report.body,
      reporter: toPerson(report.reporterId, report.reporterName),
      weight: report.weight,
      isNotice: report.isNotice,
      at: report.at.toISOString(),
      outcome: report.outcome,
    })),
    appeal: appeal && {
      id: appeal.appealId,
      body: appeal.body,
      at: appeal.at.toISOString(),
      outcome: appeal.outcome,
      isOwnDecision,
    },
  };
}

function presentClaim({ row, isOwnClaim }: CardView): Card['claim'] {
  const by = toPerson(row.claimedBy, row.claimedByName);
  if (by === null || row.claimedUntil === null) return null;
  return { by, isOwn: isOwnClaim, until: row.claimedUntil.toISOString() };
}

/** A decision with whoever made it. */
export function presentDecision(row: DecisionRow): Card['decisions'][number] {
  return {
    id: row.decisionId,
    from: row.from,
    to: row.to,
    by: row.by,
    moderator: toPerson(row.moderatorId, row.moderatorName),
    rule: row.rule,
    rulesVersion: row.rulesVersion,
    reason: row.reason,
    toAuthor: row.toAuthor ?? '',
    internal: row.internal ?? '',
    at: row.at.toISOString(),
    undoes: row.undoes,
  };
}

/** Who has a comment on the screen, for `viewerId`. */
export function presentClaimed({ site, id, claim, isWaiting }: ClaimedCard, viewerId: string) {
  const by = claim && toPerson(claim.by.byId, claim.by.byName);
  return {
    site: site.key,
    id,
    isWaiting,
    claim: by && claim ? { by, isOwn: by.id === viewerId, until: claim.until.toISOString() } : null,
  };
}

/** A conversation as moderators see it: what was held or deleted is marked, not left out. */
export function presentThread({ comments, isCut }: CardThread) {
  return {
    isCut,
    comments: comments.map((row) => ({
      id: row.id,
      parentId: row.parentId,
      depth: row.depth,
      status: row.status,
      isDeleted: row.deletedAt !== null,
      author: toPerson(row.authorId, row.authorName),
      html: row.html,
      createdAt: row.createdAt.toISOString(),
      up: row.up,
      down: row.down,
    })),
  };
}
