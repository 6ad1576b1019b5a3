import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CallOutFact, RuleFacts } from './facts.ts';
import { judgeComment, RULES } from './index.ts';
import type { RuleId } from './rule-ids.ts';
import { DEFAULT_RULE_SETTINGS, type RuleSettings } from './settings.ts';

const PLAIN: RuleFacts = {
  comment: { text: 'The tram was late again today.', isEdit: false, links: [], language: 'en' },
  words: { banned: [], suspect: [] },
  repetition: { same: 0, similar: 0 },
  author: {
    isGuest: false,
    isTrusted: false,
    accountAgeDays: 400,
    published: 50,
    recent: { decided: 20, rejected: 1 },
    sanction: 'none',
    secondsSinceLast: null,
    commentsLastMinute: 0,
    commentsLastHour: 0,
  },
  story: { isClosed: false, mode: 'publish', slowModeSeconds: 0 },
  callOuts: [],
};

type Parts<T> = { readonly [K in keyof T]?: T[K] extends object ? Partial<T[K]> : T[K] };

function mix<T extends object>(whole: T, parts: Parts<T>): T {
  const mixed = Object.entries(parts).map(([key, part]) => {
    const base = (whole as Record<string, unknown>)[key];
    return [
      key,
      typeof part === 'object' && !Array.isArray(part) ? { ...(base as object), ...part } : part,
    ] as const;
  });
  return { ...whole, ...Object.fromEntries(mixed) };
}

function judge(facts: Parts<RuleFacts>, settings: Parts<RuleSettings> = {}) {
  return judgeComment(mix(PLAIN, facts), { ...mix(DEFAULT_RULE_SETTINGS, settings), version: 7 });
}

const link = (host: string) => ({ host, start: 0, end: host.length });
const said = (parts: Partial<CallOutFact>): CallOutFact => ({
  service: 'Outside',
  verdict: 'publish',
  silence: null,
  flags: [],
  tags: [],
  ...parts,
});
const word = { entry: 'grunk', start: 4, end: 9 };

const CASES: readonly [string, RuleId, string, Parts<RuleFacts>, Parts<RuleSettings>?][] = [
  [
    'a text beyond the limit',
    'length',
    'reject',
    { comment: { text: 'x'.repeat(11) } },
    { length: { most: 10 } },
  ],
  ['a closed story', 'storyClosed', 'reject', { story: { isClosed: true } }],
  ['a story whose mode is closed', 'storyClosed', 'reject', { story: { mode: 'closed' } }],
  ['an author who is banned', 'sanction', 'reject', { author: { sanction: 'banned' } }],
  ['an author who is suspended', 'sanction', 'reject', { author: { sanction: 'suspended' } }],
  ['an author who is always looked at first', 'sanction', 'hold', { author: { sanction: 'premoderated' } }],
  [
    'too soon in slow mode',
    'slowMode',
    'reject',
    { author: { secondsSinceLast: 29.5 }, story: { slowModeSeconds: 30 } },
  ],
  ['many in a minute', 'flood', 'hold', { author: { commentsLastMinute: 5 } }],
  ['many in an hour', 'flood', 'hold', { author: { commentsLastHour: 60 } }],
  ['the same text again', 'repetition', 'hold', { repetition: { same: 1 } }],
  ['nearly the same text', 'repetition', 'remark', { repetition: { similar: 2 } }],
  ['a banned word', 'bannedWords', 'reject', { words: { banned: [word] } }],
  ['a suspect word', 'suspectWords', 'hold', { words: { suspect: [word] } }],
  [
    'more links than allowed',
    'links',
    'hold',
    { comment: { links: [link('a.example'), link('b.example')] } },
    { links: { most: 1 } },
  ],
  [
    'a link to a blocked domain',
    'links',
    'reject',
    { comment: { links: [link('www.spam.example')] } },
    { links: { blocked: ['spam.example'] } },
  ],
  [
    'a link to a held domain',
    'links',
    'hold',
    { comment: { links: [link('tube.example')] } },
    { links: { held: ['tube.example'] } },
  ],
  [
    'a link to anywhere else',
    'links',
    'remark',
    { comment: { links: [link('x.example')] } },
    { links: { others: 'remark' } },
  ],
  [
    'the first comments of an account',
    'newcomer',
    'hold',
    { author: { published: 2 } },
    { newcomer: { comments: 3 } },
  ],
  [
    'the first days of an account',
    'newcomer',
    'hold',
    { author: { accountAgeDays: 0.5 } },
    { newcomer: { days: 1 } },
  ],
  [
    'an author much of whose writing was rejected',
    'record',
    'hold',
    { author: { recent: { decided: 10, rejected: 4 } } },
  ],
  [
    'capitals all over',
    'shouting',
    'remark',
    { comment: { text: 'THE TRAM WAS LATE AGAIN TODAY AND NOBODY CARES' } },
  ],
  ['signs without end', 'shouting', 'remark', { comment: { text: 'Why??????????' } }],
  ['an e-mail address', 'privateData', 'hold', { comment: { text: 'Write to ann.lee+x@mail.example.org' } }],
  [
    'a telephone number',
    'privateData',
    'hold',
    { comment: { text: 'He lives next door, 0160 / 555 12 34' } },
  ],
  ['a bank account', 'privateData', 'hold', { comment: { text: 'Send it to GB82 WEST 1234 5698 7654 32' } }],
  ['a card number', 'privateData', 'hold', { comment: { text: '4111 1111 1111 1111' } }],
  [
    'a language that is not the site’s',
    'language',
    'hold',
    { comment: { language: 'fr' } },
    { languages: ['en', 'de'] },
  ],
  ['a story that is looked at first', 'premoderation', 'hold', { story: { mode: 'premoderate' } }],
  [
    'a newcomer where those are looked at first',
    'premoderation',
    'hold',
    { story: { mode: 'premoderate-newcomers' }, author: { published: 0 } },
    { newcomer: { comments: 1 } },
  ],
  [
    'a service outside that objects',
    'callOut',
    'reject',
    { callOuts: [said({ verdict: 'hold' }), said({ verdict: 'reject' }), said({ verdict: 'publish' })] },
  ],
  [
    'a service outside that is silent, where that matters',
    'callOut',
    'hold',
    { callOuts: [said({ verdict: 'hold', silence: 'timeout' })] },
  ],
  ['a service outside that is silent', 'callOut', 'remark', { callOuts: [said({ silence: 'unreachable' })] }],
  [
    'a service outside that says something and wants nothing',
    'callOut',
    'remark',
    { callOuts: [said({ flags: [{ reason: 'COMMENT_DETECTED_TOXIC', detail: '' }] })] },
  ],
];

describe('each rule', () => {
  for (const [name, rule, verdict, facts, settings] of CASES) {
    test(`${rule}: ${name}: ${verdict}`, () => {
      const { reasons } = judge(facts, settings);
      const reason = reasons.find((each) => each.rule === rule);
      assert.equal(reason?.verdict, verdict);
      assert.equal(reason.version, 7);
    });
  }

  test('has a case here', () => {
    assert.deepEqual(new Set(CASES.map(([, rule]) => rule)), new Set(Object.keys(RULES)));
  });
});

const INNOCENT: readonly [string, Parts<RuleFacts>, Parts<RuleSettings>?][] = [
  ['nothing in particular', {}],
  [
    'an edit is no flood and is not slowed down',
    {
      comment: { isEdit: true },
      author: { secondsSinceLast: 1, commentsLastMinute: 9 },
      story: { slowModeSeconds: 30 },
    },
  ],
  [
    'a host that only ends like a blocked one',
    { comment: { links: [link('notspam.example')] } },
    { links: { blocked: ['spam.example'] } },
  ],
  [
    'a host on the list of those allowed',
    { comment: { links: [link('gov.example')] } },
    { links: { allowed: ['gov.example'], others: 'hold' } },
  ],
  [
    'years, sums and dates',
    { comment: { text: 'From 1989 to 2024, on 12.05.2021, it cost 1,250,000 or 3.14159265.' } },
  ],
  [
    'figures that are no account and no card',
    { comment: { text: 'GB82 WEST 1234 5698 7654 33 and 4111 1111 1111 1112' } },
  ],
  ['an acronym', { comment: { text: 'NATO and the EU' } }],
  ['a language nobody could tell', { comment: { language: null } }, { languages: ['de'] }],
  ['few decisions, all against them', { author: { recent: { decided: 4, rejected: 4 } } }],
  ['a service outside without an objection', { callOuts: [said({ tags: ['FEATURED'] })] }],
];

describe('published without a reason', () => {
  for (const [name, facts, settings] of INNOCENT) {
    test(name, () => {
      assert.deepEqual(judge(facts, settings), { verdict: 'publish', reasons: [] });
    });
  }
});

test('all reasons are given, in order, and the strictest decides', () => {
  const { verdict, reasons } = judge({
    words: { banned: [word], suspect: [word] },
    repetition: { similar: 1 },
    story: { mode: 'premoderate' },
  });
  assert.equal(verdict, 'reject');
  assert.deepEqual(
    reasons.map(({ rule }) => rule),
    ['repetition', 'bannedWords', 'suspectWords', 'premoderation'],
  );
});

test('a reason says where in the text', () => {
  const [reason] = judge({ comment: { text: 'Call 030 1234567 now' } }).reasons;
  assert.deepEqual(reason?.spans, [{ start: 5, end: 16 }]);
});

test('a reason names the service, how it was silent and what it said', () => {
  const flags = [
    { reason: 'TOXIC', detail: 'an insult' },
    { reason: 'SPAM', detail: '' },
  ];
  const [silent] = judge({ callOuts: [said({ verdict: 'hold', silence: 'malformed' })] }).reasons;
  assert.deepEqual(silent?.figures, { service: 'Outside', silence: 'malformed' });
  const [flagged] = judge({ callOuts: [said({ flags, tags: ['STAFF'] })] }).reasons;
  assert.deepEqual(flagged?.figures, { service: 'Outside', flags: 'TOXIC: an insult; SPAM', tags: 'STAFF' });
});

test('moderators are bound by closed stories and lengths, and by nothing else', () => {
  const facts: Parts<RuleFacts> = {
    author: { isTrusted: true },
    words: { banned: [word] },
    story: { mode: 'premoderate' },
  };
  assert.equal(judge(facts).verdict, 'publish');
  assert.equal(judge({ ...facts, story: { isClosed: true } }).verdict, 'reject');
});

test('facts survive being kept as JSON', () => {
  const kept = JSON.parse(JSON.stringify(PLAIN)) as RuleFacts;
  assert.deepEqual(judgeComment(kept, { ...DEFAULT_RULE_SETTINGS, version: 1 }), judge({}));
});
