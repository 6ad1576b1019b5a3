import type { Role } from './roles.ts';

/** What readers can say against a comment. The messages `reportReason.CODE` say each to them. */
export const REPORT_REASONS = [
  'abusive',
  'hate',
  'harassment',
  'spam',
  'off_topic',
  'misinformation',
  'private_data',
  'illegal',
  'other',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** The same without illegal content, which has a form of its own: a notice (Article 16 of Regulation (EU) 2022/2065). */
export const PLAIN_REASONS = REPORT_REASONS.filter((reason) => reason !== 'illegal');

/** What became of a report: moderators agreed, or did not, or the comment went before they had decided. */
export const REPORT_OUTCOMES = ['upheld', 'dismissed', 'gone'] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** Enough for a paragraph; who has more to say writes a notice. */
export const MOST_REPORT_LENGTH = 1_000;

/** What is known of somebody who reports. Null where they have no account. */
export interface ReporterFacts {
  readonly isGuest: boolean;
  readonly role: Role;
  readonly accountAgeDays: number;
  /** Comments of theirs that stand. */
  readonly published: number;
  /** Earlier reports that moderators agreed with, and those that they did not agree with. */
  readonly upheld: number;
  readonly dismissed: number;
}

export interface ReportWeight {
  readonly weight: number;
  /** Whether it counts in full; the weights of all others together never reach NEWCOMERS_AT_MOST. */
  readonly isEstablished: boolean;
}

/** A trusted flagger: the newsroom's own people withhold a comment at the default of `reportsToWithhold`. */
const STAFF_WEIGHT = 3;
/** An account made in the heat of a quarrel is younger; a week is long to wait for one reply that one wants gone. */
const ESTABLISHED_DAYS = 7;
const ESTABLISHED_COMMENTS = 3;
/** Guests and new accounts, which cost nothing to make, and people without any. */
const NEWCOMER_SHARE = 0.25;
const ANONYMOUS_WEIGHT = 0.1;
/** Less than the smallest threshold there is (1): whoever makes a hundred accounts has still not withheld anything. */
const NEWCOMERS_AT_MOST = 0.9;

/**
 * How much a report counts. From the record, smoothed as by one report that was right and one that was not (Laplace's rule
 * of succession): `2 (upheld + 1) / (upheld + dismissed + 2)`, which is 1 without a record, and goes from nearly 0 (never
 * right) to nearly 2 (always right). In full it counts for people who are established: an account of a week at least, with
 * three published comments or a report that was right. Others count a quarter, people without account 0.1, and staff 3.
 */
export function weighReport(reporter: ReporterFacts | null): ReportWeight {
  if (reporter === null) return { weight: ANONYMOUS_WEIGHT, isEstablished: false };
  if (reporter.role !== 'reader') return { weight: STAFF_WEIGHT, isEstablished: true };
  const { upheld, dismissed } = reporter;
  const record = (2 * (upheld + 1)) / (upheld + dismissed + 2);
  const isEstablished =
    !reporter.isGuest &&
    reporter.accountAgeDays >= ESTABLISHED_DAYS &&
    (reporter.published >= ESTABLISHED_COMMENTS || upheld > 0);
  return { weight: isEstablished ? record : NEWCOMER_SHARE * record, isEstablished };
}

/** How much the open reports of a comment count together: newcomers and people without account as a group at most 0.9. */
export function sumWeights(reports: readonly ReportWeight[]): number {
  const sum = (those: readonly ReportWeight[]) => those.reduce((total, { weight }) => total + weight, 0);
  const newcomers = sum(reports.filter(({ isEstablished }) => !isEstablished));
  return sum(reports.filter(({ isEstablished }) => isEstablished)) + Math.min(NEWCOMERS_AT_MOST, newcomers);
}

/** What a notice of illegal content adds to the weight by which a comment moves up in the queue; it withholds nothing. */
export const NOTICE_URGENCY = 30;

/**
 * Whether reports take a published comment out of sight until a moderator has looked.
 * @param threshold the site's `reportsToWithhold`; 0 is never
 */
export function shouldWithhold(
  reports: readonly ReportWeight[],
  threshold: number,
  facts: { readonly isPublished: boolean; readonly wasApproved: boolean },
): boolean {
  if (threshold === 0 || !facts.isPublished || facts.wasApproved) return false;
  // Weights are stored in four bytes: three times 1/3 shall be 1.
  return sumWeights(reports) >= threshold - 1e-6;
}
