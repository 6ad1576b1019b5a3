import { DEFAULT_RULE_SETTINGS } from '../../domain/rules/settings.ts';

/** A comment of the simulation: who of many writes what. */
export interface PlannedComment {
  readonly author: number;
  readonly body: string;
}

/** Fewer than `record` looks at: what happens to one comment then changes nothing for the next of its author. */
const EACH = 4;

const PLAIN =
  'the tram council was late again today and nobody said why because money for new tracks went into another bridge over harbour street while rain fell all week on people who waited with patience near market hall where fish bread coffee are sold at prices that rose since spring although wages stayed same as before election which mayor promised would change everything but opposition says numbers do not add up after vote in chamber last night'.split(
    ' ',
  );

/** What some comments have in them, each in words that only one rule cares for. */
const SPICES: readonly ((n: number) => string)[] = [
  () => '',
  () => '',
  () => '',
  () => 'what a grunk he is',
  () => 'what a gr\u03c5nk he is',
  () => 'G.R.U.N.K',
  () => 'the **grunk**ing lot of them',
  () => 'he took a ||bribe|| of course',
  () => 'take the money and run',
  (n) => `[here](https://www.spam${n % 3}.example/${n})`,
  (n) => `https://tube.example/watch${n} and https://news.example/${n}`,
  (n) => Array.from({ length: 4 }, (_, i) => `https://many.example/${n}/${i}`).join(' '),
  (n) => `write to reader${n}@mail.example`,
  (n) => `call 030 ${1_234_000 + n}`,
  () => 'WHY IS EVERYBODY SHOUTING HERE ALL THE TIME ABOUT EVERYTHING THAT EVER HAPPENED ANYWHERE',
  () => 'sooooooooo tired of it',
  () =>
    'Das hat der Bürgermeister doch schon vor Jahren versprochen, und geschehen ist wieder einmal gar nichts.',
  () => 'Le maire avait promis tout cela depuis longtemps, et rien ne s’est passé dans notre ville.',
];

/** The same numbers each time (Park and Miller's minimal standard generator). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * Comments in waves: in each wave everybody writes once, and nothing in it is like anything else in it, so that those of one
 * wave may be sent at the same time. Some repeat, word for word or nearly, what somebody wrote in the wave before.
 */
export function planComments(count: number): PlannedComment[][] {
  const random = createRandom(7);
  const authors = Math.ceil(count / EACH);
  const waves: PlannedComment[][] = [];
  for (let wave = 0; wave < EACH; wave += 1) {
    const before = waves.at(-1);
    waves.push(
      Array.from({ length: authors }, (_, author) => {
        const n = wave * authors + author;
        // Somebody else's, each at most once.
        const repeated = n % 11 === 5 ? before?.[(author + 1) % authors]?.body : undefined;
        if (repeated !== undefined) return { author, body: n % 2 === 0 ? repeated : `${repeated} indeed so` };
        const words = Array.from(
          { length: 18 + Math.floor(random() * 20) },
          () => PLAIN[Math.floor(random() * PLAIN.length)] ?? '',
        );
        const spice = SPICES[Math.floor(random() * SPICES.length)]?.(n) ?? '';
        words.splice(Math.floor(random() * words.length), 0, spice);
        return { author, body: words.filter((word) => word !== '').join(' ') };
      }),
    );
  }
  return waves;
}

const { length: _, ...DEFAULTS } = DEFAULT_RULE_SETTINGS;

/** The rules that are tried: every kind of entry, and nearly every setting another than by default. */
export const TRIED_RULES = {
  settings: {
    ...DEFAULTS,
    repetition: { same: 'reject', similar: 'hold' },
    links: {
      most: 3,
      allowed: ['news.example'],
      held: ['tube.example'],
      blocked: ['spam1.example'],
      others: 'remark',
    },
    shouting: { share: 0.3, least: 20 },
    privateData: 'reject',
    languages: ['en'],
  },
  bannedWords: '# names\ngrunk*\n/\\bspam[02]\\b/',
  suspectWords: 'bribe\ntake the money',
} as const;
