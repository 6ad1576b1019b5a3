import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import type { CallOutFact, RuleFacts } from '../domain/rules/facts.ts';
import { judgeComment, type Judgement } from '../domain/rules/index.ts';
import { refuseByRules, toOutcome, type Outcome } from '../domain/rules/outcome.ts';
import type { RuleSettings } from '../domain/rules/settings.ts';
import { isNewcomer } from '../domain/rules/newcomer.ts';
import { toTextPrints, type TextPrints } from '../domain/text-prints.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { toJudgedText } from '../markup/plain-text.ts';
import type { Db } from '../storage/pool.ts';
import { listStandings, type Standing } from '../storage/standings.ts';
import { findInLists } from '../words/word-list.ts';
import type { Deps } from './deps.ts';
import { detectLanguage } from './detect-language.ts';
import type { RulesInForce } from './rules-in-force.ts';

/** All that is found out about a text alone, before any lock is taken. */
export interface TextFacts {
  readonly rules: RulesInForce;
  readonly comment: RuleFacts['comment'];
  readonly words: RuleFacts['words'];
  readonly prints: TextPrints | null;
  /** Of services outside; see ask-outside.ts. */
  readonly callOuts: readonly CallOutFact[];
}

/** Reads a text as the rules do, with the rules that are in force now. */
export async function readText(
  deps: Pick<Deps, 'rules'>,
  input: { readonly site: Site; readonly body: string; readonly isEdit: boolean },
): Promise<TextFacts> {
  const rules = await deps.rules.find(input.site);
  const { text, links } = toJudgedText({ format: 'markdown', body: input.body });
  const [banned = [], suspect = []] = findInLists([rules.banned, rules.suspect], text);
  return {
    rules,
    comment: {
      text,
      isEdit: input.isEdit,
      links: links.map(({ start, end, host }) => ({ start, end, host })),
      language: rules.settings.languages.length > 0 ? await detectLanguage(text) : null,
    },
    words: { banned, suspect },
    prints: toTextPrints(text),
    callOuts: [],
  };
}

/** Who wrote a text, and where. */
export interface Judged {
  readonly site: Site;
  readonly storyId: StoryId | null;
  readonly authorId: AccountId;
  readonly commentId: CommentId;
  readonly isGuest: boolean;
  readonly isTrusted: boolean;
  readonly text: TextFacts;
  readonly createdAt: Date;
}

/** Whether somebody moderates a site: the rules are theirs to make, not to fear. */
export function isTrusted(actor: Actor, siteId: SiteId): boolean {
  if (actor.kind !== 'account') return actor.kind === 'operator';
  const { role, roleSites } = actor;
  return (role === 'moderator' || role === 'admin') && (roleSites === null || roleSites.includes(siteId));
}

/** Fewer than the rules of any site may count up to. */
const LEAST_COUNTED = 60;

/** What the database knows of the authors of texts, and of texts like theirs; one statement. */
export async function findStandings(db: Db, judged: readonly Judged[]): Promise<Standing[]> {
  const counted = judged.map(({ text: { rules } }) =>
    Math.max(LEAST_COUNTED, rules.settings.flood.perHour, rules.settings.newcomer.comments),
  );
  const asked = judged.map(({ site, text, createdAt: now, ...each }) => ({
    ...each,
    siteId: site.id,
    prints: text.prints,
    now,
  }));
  return listStandings(db, asked, Math.max(...counted));
}

/** A text with everything that was found out about it, and what becomes of it. */
export interface JudgedText extends Outcome {
  readonly facts: RuleFacts;
  readonly judgement: Judgement;
  readonly rulesVersion: number;
  readonly isNewcomer: boolean;
}

export interface Circumstances {
  readonly standing: Standing;
  readonly story: RuleFacts['story'];
}

/** Passes a text through the rules, or refuses to take it at all. */
export function judgeText(
  deps: Pick<Deps, 'rateLimitScale'>,
  judged: Judged,
  circumstances: Circumstances,
): JudgedText | Refusal {
  const { standing } = circumstances;
  const facts = toFacts(judged, circumstances);
  const { version, settings } = judged.text.rules;
  const inForce = { ...scaleFlood(settings, deps.rateLimitScale), version };
  const judgement = judgeComment(facts, inForce);
  const refusal = refuseByRules(judgement);
  if (refusal?.refused === 'account_banned') return refuseSanctioned(standing);
  if (refusal) return refusal;
  if (standing.hasUnreadWarning && !judged.isTrusted) return refuse('warning_unread');
  return {
    ...toOutcome(judgement),
    facts,
    judgement,
    rulesVersion: version,
    isNewcomer: isNewcomer(facts, settings),
  };
}

function toFacts(judged: Judged, { standing, story }: Circumstances): RuleFacts {
  const { text, createdAt: now, isGuest } = judged;
  const { accountCreatedAt, lastUnderStoryAt } = standing;
  return {
    comment: text.comment,
    words: text.words,
    repetition: { same: standing.same, similar: standing.similar },
    author: {
      isGuest,
      isTrusted: judged.isTrusted,
      // In thousandths: what is kept need not tell more.
      accountAgeDays: accountCreatedAt ? Math.round(secondsBetween(accountCreatedAt, now) / 86.4) / 1_000 : 0,
      published: standing.published,
      recent: { decided: standing.decided, rejected: standing.rejected },
      sanction: toSanction(standing),
      secondsSinceLast: lastUnderStoryAt && secondsBetween(lastUnderStoryAt, now),
      commentsLastMinute: standing.lastMinute,
      commentsLastHour: standing.lastHour,
    },
    story,
    callOuts: text.callOuts,
  };
}

function secondsBetween(before: Date, now: Date): number {
  return Math.max(0, (now.getTime() - before.getTime()) / 1_000);
}

function toSanction({ isBanned, isSuspended, isPremoderated }: Standing): RuleFacts['author']['sanction'] {
  if (isBanned) return 'banned';
  if (isSuspended) return 'suspended';
  return isPremoderated ? 'premoderated' : 'none';
}

function refuseSanctioned({ isBanned, suspendedUntil }: Standing): Refusal {
  return isBanned || suspendedUntil === null
    ? refuse('account_banned')
    : refuse('account_banned', { figures: { until: suspendedUntil.toISOString() } });
}

/** Load tests raise every limit on how often; this is one of them. */
export function scaleFlood(settings: RuleSettings, scale: number): RuleSettings {
  const { perMinute, perHour } = settings.flood;
  return scale === 1
    ? settings
    : { ...settings, flood: { perMinute: perMinute * scale, perHour: perHour * scale } };
}
