import type { SeedComment, SeedStory } from './seed.ts';
import { prose } from './seed.ts';

const sources: readonly SeedComment[] = [
  {
    by: 'noor',
    minutes: 64,
    body: prose`
      A correction: the cargo cannot be 72,000 tonnes. The *Dorothea Lind* is a small bulk carrier of 31,000 tonnes
      deadweight ([register](https://ships.example.org/dorothea-lind)), and the port’s own notice says
      [27,000](https://port-anselm.example.org/notices/2026-03-09). Somebody has turned two digits round.`,
    votes: { up: 64, down: 0 },
    replies: [
      {
        by: 'verrill',
        minutes: 141,
        body: 'You are right. It was me, at 18.50, with a sandwich in the other hand. Corrected, and the correction stands at the end of the report. Thank you.',
        votes: { up: 59, down: 0 },
      },
    ],
  },
  {
    by: 'bram',
    minutes: 38,
    body: prose`
      Every sentence says who said it and when. It reads a little like a customs form, and I mean that as praise. What I
      know after reading it: one ship, eleven violations, no artillery. What I do **not** know: anything about the
      guns. That is how it should feel.`,
    votes: { up: 61, down: 3 },
    replies: [
      {
        by: 'bertil',
        minutes: 55,
        body: 'Putting "says minister" in front of a lie does not make it news. You print both and go home. Somebody is lying about the guns and it is your job to find out who.',
        votes: { up: 24, down: 19 },
        replies: [
          {
            by: 'bram',
            minutes: 72,
            body: prose`
              The report does tell you how one *could* find out: the Mission asked to see the hills, twice, and was not let
              in. It does not say who stopped them. Both would have had to agree to the visit. That gap is the story,
              I think.`,
            votes: { up: 26, down: 1 },
            replies: [
              {
                by: 'bertil',
                minutes: 80,
                body: 'Then write *that* at the top and not the ship.',
                votes: { up: 13, down: 4 },
                replies: [
                  {
                    by: 'verrill',
                    minutes: 162,
                    body: 'We argued about exactly this for an hour. I wanted the hills. I asked the Mission today who refused; when they answer I will add it with the date.',
                    votes: { up: 18, down: 0 },
                    replies: [
                      {
                        by: 'verrill',
                        minutes: 1421,
                        body: 'They answered on 10 March at 18.30: "The Mission does not comment on individual requests." Added.',
                        votes: { up: 11, down: 0 },
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
  {
    by: 'silas',
    minutes: 203,
    body: prose`
      The two numbers of dead are **not** the same kind of number, and putting them in one paragraph hides it.

      - *412* is a total by a ministry: all civilians, no names, from August to 8 March.
      - *287* is a [list of names](https://defender.oskeria.example.org/list), closed on 6 March, and a name gets on it
      only when a relative has signed.

      A list is always shorter than a count. One cannot subtract one from the other, and I have seen it done three
      times today already.`,
    edits: [
      prose`
        The two numbers of dead are not the same kind of number. 412 is a total by a ministry. 287 is a list of names,
        and a name gets on it only when a relative has signed. A list is always shorter than a count.`,
    ],
    votes: { up: 78, down: 1 },
    replies: [
      {
        by: 'gerald',
        minutes: 219,
        body: 'I was about to subtract them.',
        votes: { up: 41, down: 0 },
      },
      {
        by: 'sofia',
        minutes: 244,
        body: 'My mother was a registrar. She said that a figure is what a state knows and a list is what a family knows, and that she trusted the second.',
        votes: { up: 50, down: 2 },
      },
    ],
  },
];

const quarrels: readonly SeedComment[] = [
  {
    by: 'stan',
    minutes: 27,
    body: 'They will be shooting again by Friday. They always are. Both lots.',
    votes: { up: 17, down: 28 },
    replies: [
      {
        by: 'olga',
        minutes: 46,
        body: prose`
          «Оба», «всегда»: так проще, правда. У меня там сестра. Она не «оба».

          ("Both lots", "always". It is easier that way. I have a sister in Lesna. She is not a lot.)`,
        votes: { up: 66, down: 1 },
        replies: [
          {
            by: 'stan',
            minutes: 63,
            body: 'I’m sorry. I drive all day with the radio on and it comes out as weather. Is she safe?',
            votes: { up: 31, down: 0 },
            replies: [
              {
                by: 'olga',
                minutes: 70,
                body: 'She says that on Sunday she slept seven hours and woke up because it was quiet. 🕊️',
                votes: { up: 42, down: 0 },
              },
            ],
          },
        ],
      },
      {
        by: 'dag',
        minutes: 59,
        body: 'I will bet you a tow to Velmouth it lasts till Sunday.',
        votes: { up: 9, down: 8 },
        replies: [
          {
            by: 'noor',
            minutes: 88,
            body: 'Please don’t bet on this.',
            votes: { up: 28, down: 0 },
            replies: [
              { by: 'dag', minutes: 93, body: 'No. You’re right. Withdrawn.', votes: { up: 35, down: 0 } },
            ],
          },
        ],
      },
    ],
  },
  {
    by: 'colm',
    minutes: 301,
    body: 'Funny how the ship sails two days before the talks and the wheat price drops the same morning. Follow the money: somebody sold on Friday.',
    votes: { up: 20, down: 31 },
    replies: [
      {
        by: 'grain',
        minutes: 322,
        body: prose`
          I buy flour, so I watch the price every day. The truce was **announced on Thursday the 5th**. Everybody on earth who
          can read sold on Friday the 6th. That is not a secret, that is a newspaper.`,
        votes: { up: 55, down: 1 },
        replies: [
          {
            by: 'colm',
            minutes: 340,
            body: 'But then it should have fallen on the Friday. The article counts from Friday’s close to Monday’s.',
            votes: { up: 11, down: 1 },
            replies: [
              {
                by: 'henrik',
                minutes: 366,
                body: prose`
                  It fell on both days. [Closing prices, May wheat](https://exchange.castelmar.example.org/wheat/may), crowns
                  a tonne:

                  - 4 March: 268.4
                  - 5 March: 263.0
                  - 6 March: 246.3
                  - 9 March: 231.0

                  People sold the *signature* on Friday and the *ship* on Monday. No conspiracy needed, only nerves.`,
                votes: { up: 32, down: 1 },
                replies: [
                  {
                    by: 'colm',
                    minutes: 381,
                    body: 'All right. That is a better explanation than mine, and duller, which is usually a good sign. I leave my comment up as a warning.',
                    votes: { up: 25, down: 0 },
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        by: 'ida',
        minutes: 333,
        body: 'Two hundred thousand people are looking at a tap that may run again and we are talking about futures.',
        votes: { up: 29, down: 7 },
        replies: [
          {
            by: 'silas',
            minutes: 349,
            body: '140,000, says the report; but yes.',
            votes: { up: 16, down: 1 },
          },
        ],
      },
    ],
  },
  {
    by: 'greta',
    minutes: 410,
    body: 'Whoever believes a word that comes from either of these governments deserves them.',
    deleted: true,
    replies: [
      {
        by: 'chidi',
        minutes: 424,
        body: 'Nobody has to believe them. It is enough to remember what they said, with the date, until the hills are opened.',
        votes: { up: 38, down: 1 },
      },
    ],
  },
];

const people: readonly SeedComment[] = [
  {
    by: 'yusuf',
    minutes: 520,
    body: prose`
      كان والدي بحّارًا على سفن القمح ثلاثين سنة، ورسا في ميناء أنسلم أكثر من مئة مرة. كان يقول إنّ رائحة الصوامع بعد
      المطر هي رائحة الخبز قبل أن يصير خبزًا.

      حين قرأتُ أنّ السفينة أبحرت في السادسة إلا ثلثًا صباحًا، اتصلتُ به. قال: «في هذه الساعة يكون المدّ معهم».

      (My father sailed on grain ships for thirty years. When I read him the hour, 5.40, he said: "Then they had the
      tide with them.")`,
    votes: { up: 75, down: 0 },
    replies: [
      {
        by: 'tarrant',
        minutes: 561,
        body: 'I looked it up. High water at Port Anselm that morning was at 5.52. Tell your father he still has it.',
        votes: { up: 68, down: 0 },
        replies: [
          {
            by: 'yusuf',
            minutes: 588,
            body: 'قرأتُها له. ضحك، ثم طلب مني أن أقرأها مرة ثانية. ❤️',
            votes: { up: 29, down: 0 },
          },
        ],
      },
      {
        by: 'dov',
        minutes: 603,
        body: 'גם אבא שלי היה ימאי, וגם הוא היה שואל קודם כול על הגאות. אולי כל האבות הימאים הם אותו אבא.',
        votes: { up: 44, down: 0 },
      },
    ],
  },
  {
    by: 'mei',
    minutes: 702,
    body: '我店里的面粉从去年八月到现在涨了四成。一艘船当然不够，但我今天第一次没有把价格牌擦掉重写。',
    votes: { up: 33, down: 0 },
    replies: [
      {
        by: 'grain',
        minutes: 731,
        body: 'For those who cannot read it: flour is up forty per cent since August, and today is the first day she did not rewrite her price board. Same here.',
        votes: { up: 30, down: 0 },
      },
    ],
  },
  {
    by: 'liesl',
    minutes: 1533,
    body: prose`
      I taught at Tovik for two years, long ago. The pumping station is a brick building with a blue door behind the
      school. If the crew is *inside* it, the water is perhaps two weeks away. If they are only *at* it, nobody knows. The
      committee said "reached". Could The Packet ask which?`,
    votes: { up: 54, down: 0 },
    replies: [
      {
        by: 'verrill',
        minutes: 1710,
        body: 'Asked. Mr Venn, by telephone, 10 March, 23.15: "Inside. The door was blue." He was surprised by the question and wants to know your name, if you would like to give it.',
        votes: { up: 71, down: 0 },
        replies: [
          {
            by: 'liesl',
            minutes: 1722,
            body: 'Tell him Miss Okafor, third form. He will have been about nine.',
            votes: { up: 46, down: 0 },
          },
        ],
      },
    ],
  },
];

/** The foreign report, in which every statement is dated and attributed. */
export const merenTruce: SeedStory = {
  key: 'meren-truce',
  title: 'First grain ship leaves Port Anselm as the Meren truce enters its third day',
  path: '/demo/articles/meren-truce.html',
  comments: [...sources, ...quarrels, ...people],
};
