/**
 * The rules a comment passes, on one core: two lists of together 10,000 words and phrases and 200 expressions, then
 * every rule, on comments of 280 characters. `adversarialRatio` is how many times longer texts of the same length take
 * that are made to be slow: long repetitions, letters set apart, signs in place of letters, look-alikes.
 */
import { judgeComment } from '../src/domain/rules/index.ts';
import type { RuleFacts } from '../src/domain/rules/facts.ts';
import { DEFAULT_RULE_SETTINGS } from '../src/domain/rules/settings.ts';
import { compileWordList, findInLists, type WordList } from '../src/words/word-list.ts';
import type { Benchmark } from './benchmark.ts';
import { median, repeat, round } from './statistics.ts';

const LENGTH = 280;
const WORDS = 10_000;
const EXPRESSIONS = 200;
const COMMENTS = 2_000;
const ROUNDS = 7;

/** Linear congruential (Numerical Recipes): the same words each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = createRandom(1);
const pick = (most: number) => Math.floor(random() * most);
const makeWord = (length: number) =>
  Array.from({ length }, () => String.fromCodePoint(97 + pick(26))).join('');

function makeLists(): { banned: WordList; suspect: WordList } {
  const makeEntry = (n: number) => {
    if (n % 10 === 0) return `${makeWord(6)} ${makeWord(5)}`;
    return n % 7 === 0 ? `${makeWord(5)}*` : makeWord(4 + pick(6));
  };
  const words = Array.from({ length: WORDS }, (_, n) => makeEntry(n));
  const expressions = Array.from(
    { length: EXPRESSIONS },
    (_, n) => `/(${makeWord(3)}|${makeWord(4)})+${n}\\s+b[aeiou]z{1,3}/`,
  );
  const half = [words, expressions].map((all) => all.length / 2);
  const toList = (from: 0 | 1) =>
    compileWordList(
      [words, expressions]
        .flatMap((all, index) => all.slice(from * (half[index] ?? 0), (from + 1) * (half[index] ?? 0)))
        .join('\n'),
    ).list;
  return { banned: toList(0), suspect: toList(1) };
}

const makeComment = () =>
  Array.from({ length: 60 }, () => makeWord(2 + pick(8)))
    .join(' ')
    .slice(0, LENGTH);

/** Texts that are slow for whoever backtracks, or looks at each letter in several ways. */
const TRAPS = [
  'I',
  '1!',
  'a b ',
  'аbс',
  'aaab',
  'x.',
  '@$',
  'ﬀ',
  'zalgo\u0301\u0302\u0303',
  '0160 ',
  'a@a.',
  '+1',
  '笨 ',
];

function judge(lists: { banned: WordList; suspect: WordList }, text: string): void {
  const [banned = [], suspect = []] = findInLists([lists.banned, lists.suspect], text);
  const facts: RuleFacts = {
    comment: { text, isEdit: false, links: [], language: 'en' },
    words: { banned, suspect },
    repetition: { same: 0, similar: 0 },
    author: {
      isGuest: false,
      isTrusted: false,
      accountAgeDays: 1,
      published: 1,
      recent: { decided: 0, rejected: 0 },
      sanction: 'none',
      secondsSinceLast: null,
      commentsLastMinute: 0,
      commentsLastHour: 0,
    },
    story: { isClosed: false, mode: 'publish', slowModeSeconds: 0 },
    callOuts: [],
  };
  judgeComment(facts, { ...DEFAULT_RULE_SETTINGS, version: 1 });
}

export const rules: Benchmark = {
  summary: 'every rule with 10,000 words and 200 expressions on comments of 280 characters',
  options: {},
  async run() {
    const lists = makeLists();
    const plain = Array.from({ length: COMMENTS }, makeComment);
    const traps = Array.from({ length: COMMENTS }, (_, n) =>
      (TRAPS[n % TRAPS.length] ?? '')
        .repeat(LENGTH)
        .slice(0, LENGTH - 4)
        .concat(String(n)),
    );
    const measure = async (texts: readonly string[]) =>
      median(
        await repeat(ROUNDS, async () => {
          const started = performance.now();
          for (const text of texts) judge(lists, text);
          return (performance.now() - started) / texts.length;
        }),
      );
    const plainMs = await measure(plain);
    const trapMs = await measure(traps);
    return { commentsPerSecond: round(1_000 / plainMs), adversarialRatio: round(trapMs / plainMs, 2) };
  },
};
