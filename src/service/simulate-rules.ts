import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { RuleFacts } from '../domain/rules/facts.ts';
import { judgeComment, type Judgement } from '../domain/rules/index.ts';
import { RULE_IDS, type RuleId } from '../domain/rules/rule-ids.ts';
import { VERDICTS, type Verdict } from '../domain/rules/rule.ts';
import type { RuleSettings } from '../domain/rules/settings.ts';
import { toContext, type TextPiece } from '../domain/text-context.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { toJudgedText } from '../markup/plain-text.ts';
import { listJudgedTexts, type JudgedPlace, type JudgedText } from '../storage/judged-texts.ts';
import type { Pool } from '../storage/pool.ts';
import { findInLists } from '../words/word-list.ts';
import type { Deps } from './deps.ts';
import { detectLanguage } from './detect-language.ts';
import { scaleFlood } from './judge-text.ts';
import { forbid } from './permit.ts';
import { readRuleCandidate, type ReadyCandidate, type RuleCandidate } from './read-rule-candidate.ts';

export interface SimulateRules {
  readonly site: Site;
  readonly rules: RuleCandidate;
  /** How many texts, the newest first; LAST where left out, at most MOST. */
  readonly last?: number | undefined;
  /** Called for each text with the verdict that it would get. */
  readonly onVerdict?: ((commentId: CommentId, verdict: Verdict) => void) | undefined;
}

type Counts = Record<Verdict, number>;

/** Comments, and what people had decided of them. */
export interface Tally {
  count: number;
  approved: number;
  rejected: number;
}

export interface SimulatedRule {
  readonly rule: RuleId;
  /** How many texts it had found something in, and would find something in. */
  readonly before: number;
  readonly after: Tally;
}

/** A comment whose verdict would be another. */
export interface ChangedVerdict {
  readonly commentId: CommentId;
  readonly storyKey: string;
  readonly storyTitle: string | null;
  /** Whether readers see it now. */
  readonly isShown: boolean;
  readonly createdAt: Date;
  readonly from: Verdict;
  readonly to: Verdict;
  /** The rules that say so, the strictest first; where the comment would be free, those that had said so. */
  readonly rules: readonly RuleId[];
  readonly context: readonly TextPiece[];
  /** What a person had decided. */
  readonly people: 'approved' | 'rejected' | null;
}

/** What rules would have done to the last comments. */
export interface Simulation {
  readonly looked: number;
  /** When the oldest of them was written. */
  readonly since: Date | null;
  /** Verdicts as they were given, and as these rules would give them. */
  readonly before: Counts;
  readonly after: Counts;
  /** Comments that would no longer appear at once, and those that would now. */
  readonly caught: Tally;
  readonly freed: Tally;
  /** Rules that have found or would find something, in their order. */
  readonly rules: readonly SimulatedRule[];
  /** How many verdicts would be others, and the newest of those comments. */
  readonly changed: number;
  readonly examples: readonly ChangedVerdict[];
  readonly ms: number;
}

export const LAST = 5_000;
export const MOST_SIMULATED = 20_000;
/** Few enough that their texts fit into memory many times over. */
const BATCH = 200;
/** A reader's request waits at most about this long, in milliseconds, for the comment that is being judged. */
const TURN_MS = 8;
const MOST_EXAMPLES = 60;

const running = new WeakSet<Pool>();

/**
 * Tries rules on the last comments of a site, from the facts that were kept with them: nothing is changed, and no service
 * is asked again. One at a time in a process; it makes way for requests every few milliseconds.
 */
export async function simulateRules(
  deps: Deps,
  actor: Actor,
  input: SimulateRules,
): Promise<Simulation | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'rules.change', siteId: input.site.id });
  if (isRefusal(refusal)) return refusal;
  const candidate = readRuleCandidate(input.rules);
  if (isRefusal(candidate)) return candidate;
  if (running.has(deps.pool)) return refuse('simulation_running', { retryAfter: 10 });
  running.add(deps.pool);
  try {
    return await run(deps, { ...input, candidate });
  } finally {
    running.delete(deps.pool);
  }
}

async function run(
  deps: Deps,
  { site, candidate, last = LAST, onVerdict }: SimulateRules & { readonly candidate: ReadyCandidate },
): Promise<Simulation> {
  const started = performance.now();
  const length = { most: site.settings.maxCommentLength };
  const settings = scaleFlood({ ...candidate.settings, length }, deps.rateLimitScale);
  const result = startResult();
  let before: JudgedPlace | null = null;
  let turnBegan = performance.now();
  for (let left = Math.min(last, MOST_SIMULATED); left > 0;) {
    const texts: JudgedText[] = await listJudgedTexts(deps.pool, site.id, {
      before,
      limit: Math.min(BATCH, left),
    });
    for (const text of texts) {
      const verdict = await addText(result, text, { candidate, settings });
      onVerdict?.(text.commentId, verdict);
      if (performance.now() - turnBegan < TURN_MS) continue;
      await letOthersRun();
      turnBegan = performance.now();
    }
    before = texts.at(-1) ?? null;
    left = texts.length < BATCH ? 0 : left - texts.length;
  }
  return finishResult(result, performance.now() - started);
}

interface Trial {
  readonly candidate: ReadyCandidate;
  readonly settings: RuleSettings;
}

/** The facts of a text as the new rules would have had them: the same but for what the rules themselves look for. */
async function toFacts(kept: JudgedText, { candidate, settings }: Trial): Promise<RuleFacts> {
  const { text, links } = toJudgedText(kept);
  const [banned = [], suspect = []] = findInLists([candidate.banned, candidate.suspect], text);
  const needsLanguage = settings.languages.length > 0 && kept.facts.comment.language === null;
  return {
    ...kept.facts,
    comment: {
      ...kept.facts.comment,
      text,
      links: links.map(({ start, end, host }) => ({ start, end, host })),
      language: needsLanguage ? await detectLanguage(text) : kept.facts.comment.language,
    },
    words: { banned, suspect },
  };
}

interface Result {
  looked: number;
  since: Date | null;
  readonly before: Counts;
  readonly after: Counts;
  readonly caught: Tally;
  readonly freed: Tally;
  readonly found: Map<RuleId, { before: number; after: Tally }>;
  changed: number;
  readonly examples: ChangedVerdict[];
}

const noCounts = (): Counts => ({ publish: 0, remark: 0, hold: 0, reject: 0 });
const noTally = (): Tally => ({ count: 0, approved: 0, rejected: 0 });

function startResult(): Result {
  return {
    looked: 0,
    since: null,
    before: noCounts(),
    after: noCounts(),
    caught: noTally(),
    freed: noTally(),
    found: new Map(),
    changed: 0,
    examples: [],
  };
}

async function addText(result: Result, kept: JudgedText, trial: Trial): Promise<Verdict> {
  const facts = await toFacts(kept, trial);
  const judgement = judgeComment(facts, { ...trial.settings, version: 0 });
  const [from, to] = [kept.verdict, judgement.verdict];
  const people = kept.decided === 'published' ? 'approved' : kept.decided === 'rejected' ? 'rejected' : null;
  result.looked += 1;
  if (result.since === null || kept.createdAt < result.since) result.since = kept.createdAt;
  result.before[from] += 1;
  result.after[to] += 1;
  for (const { rule } of kept.reasons) ruleOf(result, rule).before += 1;
  for (const { rule } of judgement.reasons) addTo(ruleOf(result, rule).after, people);
  if (isCaught(to) && !isCaught(from)) addTo(result.caught, people);
  if (isCaught(from) && !isCaught(to)) addTo(result.freed, people);
  if (from === to) return to;
  result.changed += 1;
  if (result.examples.length < MOST_EXAMPLES)
    result.examples.push({
      commentId: kept.commentId,
      storyKey: kept.storyKey,
      storyTitle: kept.storyTitle,
      isShown: kept.isShown,
      createdAt: kept.createdAt,
      from,
      to,
      people,
      ...toGrounds(kept, judgement, facts.comment.text),
    });
  return to;
}

function ruleOf({ found }: Result, rule: RuleId): { before: number; after: Tally } {
  const known = found.get(rule) ?? { before: 0, after: noTally() };
  found.set(rule, known);
  return known;
}

function addTo(tally: Tally, people: ChangedVerdict['people']): void {
  tally.count += 1;
  if (people !== null) tally[people] += 1;
}

function isCaught(verdict: Verdict): boolean {
  return verdict === 'hold' || verdict === 'reject';
}

function toGrounds(
  kept: JudgedText,
  judgement: Judgement,
  text: string,
): Pick<ChangedVerdict, 'rules' | 'context'> {
  const strictest = <T extends { readonly verdict: Verdict }>(reasons: readonly T[]): T[] =>
    reasons.toSorted((a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict));
  if (judgement.reasons.length === 0)
    return { rules: strictest(kept.reasons).map(({ rule }) => rule), context: toContext(text, []) };
  return {
    rules: strictest(judgement.reasons).map(({ rule }) => rule),
    context: toContext(
      text,
      judgement.reasons.flatMap(({ spans }) => spans),
    ),
  };
}

function finishResult({ found, ...result }: Result, ms: number): Simulation {
  const rules = RULE_IDS.flatMap((rule) => {
    const counts = found.get(rule);
    return counts ? [{ rule, ...counts }] : [];
  });
  return { ...result, rules, ms: Math.round(ms) };
}
