/**
 * Rankings on real votes: conversations of Polis, whose participants agreed or disagreed with statements. Half of the
 * participants make the ranking, the other half judge it: mean approval of the top ten, each statement by the less
 * friendly of Polis's opinion groups. Makers need the votes that eligible voters need, in all rankings alike, but not the
 * stories: a conversation is one story.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { toBridgingScore } from '../dist/bridging/bridging-score.js';
import { ELIGIBLE } from '../dist/bridging/eligibility.js';
import { fit } from '../dist/bridging/fit.js';
import { freeze } from '../dist/bridging/frozen.js';
import { measureGains } from '../dist/bridging/gate.js';
import { REFERENCE } from '../dist/bridging/model.js';
import { sumNote } from '../dist/bridging/note-sums.js';
import { createRandom } from '../dist/bridging/random.js';
import { toMatrix, type Ratings } from '../dist/bridging/ratings.js';
import { toSmoothedMean } from '../dist/bridging/smoothed-mean.js';
import { wilsonLowerBound } from '../dist/domain/ranking.js';
import { report, type Benchmark, type Figures } from './benchmark.ts';
import { round } from './statistics.ts';

const SPLITS = 20;
/** Halves. */
const JUDGES_BY_MAKERS = 1;
/** Statements with fewer votes of the fitting half are not ranked. */
const LEAST_VOTES = 8;
const TOP = 10;
/** Of Student's t for 19 degrees of freedom, for 95 per cent. */
const T = 2.093;
const VOTES_FILE = 'participants-votes.csv';
/** participant, group-id, n-comments, n-votes, n-agree, n-disagree */
const COLUMNS_BEFORE_VOTES = 6;

/** What ranks without viewpoints. */
const BASELINES = ['netVotes', 'wilson', 'smoothedMean'] as const;
/** With the intercepts of the same fit, which Community Notes goes by. */
const COMPARED = [...BASELINES, 'noteIntercept'] as const;
type Ranking = (typeof COMPARED)[number] | 'bridgingScore';

export const polis: Benchmark = {
  summary: 'rankings of real votes, judged by the less friendly side of readers held back',
  options: {
    data: { placeholder: 'folder', summary: 'a conversation exported by Polis, or a folder of such' },
  },
  async run(_, { data }) {
    if (data === undefined) throw new Error('--data names the folder of a conversation, or of several.');
    const figures: [string, Figures][] = [];
    for (const folder of await listConversations(data)) {
      report(`Ranking ${basename(folder)}.`);
      figures.push([basename(folder), compareRankings(await readParticipants(folder))]);
    }
    if (figures.length === 0) throw new Error(`${data} holds no ${VOTES_FILE}.`);
    return Object.fromEntries(figures);
  },
};

interface Participant {
  /** Empty where Polis placed them in none. */
  readonly group: string;
  /** By statement: 1 agrees, -1 disagrees, 0 passed or has not seen it. */
  readonly votes: Int8Array;
}

async function listConversations(folder: string): Promise<string[]> {
  const root = resolve(folder);
  if (existsSync(join(root, VOTES_FILE))) return [root];
  const names = (await readdir(root)).toSorted();
  return names.map((name) => join(root, name)).filter((each) => existsSync(join(each, VOTES_FILE)));
}

async function readParticipants(folder: string): Promise<Participant[]> {
  const text = await readFile(join(folder, VOTES_FILE), 'utf8');
  const [, ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.map((line) => {
    const cells = line.split(',');
    return { group: cells[1] ?? '', votes: Int8Array.from(cells.slice(COLUMNS_BEFORE_VOTES), Number) };
  });
}

function compareRankings(participants: readonly Participant[]): Figures {
  const groups = [...new Set(participants.map(({ group }) => group))].filter((group) => group !== '');
  const splits = Array.from({ length: SPLITS }, (_, seed) => {
    const shuffled = shuffle(participants, seed + 1);
    const half = Math.floor(shuffled.length / 2);
    const rankings = rank(shuffled.slice(0, half).filter(hasVotedEnough));
    const approval = measureApproval(shuffled.slice(half), groups);
    return (ranking: Ranking) => mean(rankings[ranking].map((statement) => approval[statement] ?? 0));
  });
  const approvals = (ranking: Ranking) => splits.map((approvalOf) => approvalOf(ranking));
  const best = approvals('bridgingScore');
  const leads = new Map(COMPARED.map((ranking) => [ranking, compare(best, approvals(ranking))]));
  const all = toVotes(participants);
  return {
    participants: participants.length,
    statements: all.noteCount,
    votes: all.values.length,
    gateGain: round(mean(measureGains(all, REFERENCE, 1)), 3),
    approval: {
      ...Object.fromEntries(COMPARED.map((ranking) => [ranking, round(mean(approvals(ranking)), 3)])),
      bridgingScore: round(mean(best), 3),
    },
    lead: Object.fromEntries(leads),
    isBaselineAhead: BASELINES.some((baseline) => isBehind(leads.get(baseline))),
  };
}

interface Lead extends Figures {
  readonly lead: number;
  readonly interval: number;
  readonly splitsInterval: number;
}

/**
 * How far the bridging score leads on average, with half widths of 95% intervals. `splitsInterval` takes the splits for
 * independent, which they are not: all draw from the same participants, and more splits would make it as narrow as one
 * likes. `interval` allows for that: the variance counts 1/splits + judges/makers times (Nadeau and Bengio 2003).
 */
function compare(best: readonly number[], baseline: readonly number[]): Lead {
  const differences = best.map((approval, split) => approval - (baseline[split] ?? 0));
  const lead = mean(differences);
  const variance = differences.reduce((sum, each) => sum + (each - lead) ** 2, 0) / (differences.length - 1);
  const toInterval = (share: number) => round(T * Math.sqrt(variance * share), 4);
  return {
    lead: round(lead, 4),
    interval: toInterval(1 / SPLITS + JUDGES_BY_MAKERS),
    splitsInterval: toInterval(1 / SPLITS),
  };
}

/** By the narrower interval, so that no doubt helps. */
function isBehind(lead: Lead | undefined): boolean {
  return lead === undefined || lead.lead < -lead.splitsInterval;
}

function hasVotedEnough({ votes }: Participant): boolean {
  return votes.filter((vote) => vote !== 0).length >= ELIGIBLE.votes;
}

/** The top ten statements of each ranking, by these participants' votes. */
function rank(participants: readonly Participant[]): Record<Ranking, number[]> {
  const matrix = toMatrix(toVotes(participants));
  const { starts, values } = matrix.byNote;
  const counts = Array.from({ length: starts.length - 1 }, (_, note) => {
    const own = values.subarray(starts[note], starts[note + 1]);
    return { total: own.reduce((sum, value) => sum + value, 0), count: own.length };
  });
  const { model, ridge } = fit(matrix);
  const frozen = freeze({ model, ridge }, matrix);
  const siteMean = mean([...values]);
  const candidates = [...counts.keys()].filter((note) => (counts[note]?.count ?? 0) >= LEAST_VOTES);
  const top = (toScore: (note: number, votes: { total: number; count: number }) => number) =>
    candidates
      .map((note) => ({ note, score: toScore(note, counts[note] ?? { total: 0, count: 0 }) }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, TOP)
      .map(({ note }) => note);
  return {
    netVotes: top((_, { total, count }) => 2 * total - count),
    wilson: top((_, { total, count }) => wilsonLowerBound(total, count - total)),
    smoothedMean: top((_, votes) => toSmoothedMean(votes, siteMean)),
    noteIntercept: top((note) => model.notes[2 * note] ?? 0),
    bridgingScore: top((note) => toBridgingScore(sumNote(note, matrix, { model, frozen }), frozen).score),
  };
}

/** By statement, the approval in the group that likes it least, smoothed: (agreed + 1) / (voted + 2). */
function measureApproval(judges: readonly Participant[], groups: readonly string[]): number[] {
  const width = judges[0]?.votes.length ?? 0;
  const sides = groups.map((group) => judges.filter((judge) => judge.group === group));
  return Array.from({ length: width }, (_, statement) => {
    const approvals = sides.map((side) => {
      const votes = side.map((judge) => judge.votes[statement]);
      const agreed = votes.filter((vote) => vote === 1).length;
      const disagreed = votes.filter((vote) => vote === -1).length;
      return (agreed + 1) / (agreed + disagreed + 2);
    });
    return Math.min(...approvals);
  });
}

function toVotes(participants: readonly Participant[]): Ratings {
  const votes = participants.flatMap((participant, rater) =>
    [...participant.votes].flatMap((vote, note) =>
      vote === 0 ? [] : [{ rater, note, value: Number(vote > 0) }],
    ),
  );
  return {
    raterCount: participants.length,
    noteCount: participants[0]?.votes.length ?? 0,
    raters: Uint32Array.from(votes, ({ rater }) => rater),
    notes: Uint32Array.from(votes, ({ note }) => note),
    values: Float32Array.from(votes, ({ value }) => value),
  };
}

function shuffle<T>(list: readonly T[], seed: number): T[] {
  const random = createRandom(seed);
  return list
    .map((each) => ({ each, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ each }) => each);
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
