import type { SeedComment } from '../seed.ts';
import { prose } from '../seed.ts';

/** The people on the inner ring, and those who had not thought of them. */
export const ring: readonly SeedComment[] = [
  {
    by: 'halima',
    minutes: 42,
    body: prose`
      I am the woman with the window. Thank you for printing it.

      I want to say one thing that did not fit in the article. **I am not against the street.** I take my
      children there on Saturdays like everybody else. But in all three reports the inner ring is a *line*,
      and on that line there are 340 households. Nobody has measured our air, not in October, not ever. If the
      trial comes, put a measuring station on the ring **before** the first of May. Otherwise next year
      everybody will argue about numbers that do not exist.`,
    votes: { up: 71, down: 6 },
    replies: [
      {
        by: 'kofi',
        minutes: 66,
        body: prose`
          I collected 60 of the signatures for the trial, and I have to admit that not one person at my table
          asked about the ring, and I did not bring it up.

          I have changed my mind. Not about the street: about the conditions. I will write to Mrs Oyelaran
          today that I only want it with:

          - a measuring station on the ring from April,
          - 30 km/h there at night,
          - and the figures published every month, whatever they say.`,
        votes: { up: 64, down: 4 },
        replies: [
          {
            by: 'halima',
            minutes: 81,
            body: 'I did not expect that before breakfast. Thank you. If you want to see it with your own eyes: second floor, the bell sticks, press hard.',
            votes: { up: 23, down: 0 },
            replies: [
              {
                by: 'kofi',
                minutes: 734,
                body: prose`
                  I went. We counted together from the kitchen for half an hour, tea in hand: 211 cars, 19 vans, four
                  lorries, and a man on a lawnmower who waved.

                  The window really does not open. It is painted shut with soot.`,
                edits: [
                  'I went. We counted for half an hour: 211 cars, 19 vans, four lorries, and a man on a lawnmower.',
                ],
                votes: { up: 31, down: 1 },
                replies: [
                  {
                    by: 'dag',
                    minutes: 751,
                    body: 'The lawnmower was me. It is road legal up to 25. I have the papers.',
                    votes: { up: 19, down: 0 },
                  },
                ],
              },
            ],
          },
          {
            by: 'gerald',
            minutes: 95,
            body: 'So you went round with a petition without knowing what was in it. And you wonder why nobody trusts petitions.',
            votes: { up: 11, down: 13 },
            replies: [
              {
                by: 'kofi',
                minutes: 103,
                body: 'Fair. I did know what was in it. I did not know what was missing from it.',
                votes: { up: 25, down: 1 },
              },
            ],
          },
        ],
      },
      {
        by: 'bertil',
        minutes: 118,
        body: 'With respect, if you rent on a ring road you get a ring road.',
        votes: { up: 9, down: 44 },
        replies: [
          {
            by: 'halima',
            minutes: 131,
            body: 'My mother rented it in 1979. There were hens where the petrol station is. The road came to us.',
            votes: { up: 29, down: 0 },
            replies: [
              {
                by: 'bertil',
                minutes: 158,
                body: 'I did not know that. I take it back.',
                votes: { up: 19, down: 0 },
              },
            ],
          },
          {
            by: 'wheels',
            minutes: 137,
            body: 'And if you open a butcher’s on a street you get the street, by the same logic, however the town decides to use it. Odd how that one never comes up.',
            votes: { up: 13, down: 11 },
          },
        ],
      },
    ],
  },
  {
    by: 'numberseven',
    minutes: 204,
    body: prose`
      Nobody talks about the 7. I am a nurse at the hospital, early shift, and I change at the Customs House.
      Six minutes sounds like nothing. Six minutes is the difference between the 5.52 ferry and the 6.40, so it
      is 48 minutes, so it is my older boy alone at breakfast.

      I might even be *for* the trial. But could somebody please ask the bus company to leave six minutes earlier?`,
    votes: { up: 46, down: 1 },
    replies: [
      {
        by: 'jonas',
        minutes: 221,
        body: 'I drive the 7. We were not asked either. Leaving at 5.31 instead of 5.37 needs no money and no vote, it needs somebody to change one line in `timetable_winter_final_v3.xls`.',
        votes: { up: 55, down: 0 },
        replies: [
          {
            by: 'numberseven',
            minutes: 239,
            body: 'Are you the one with the moustache who waits when he sees me running?',
            votes: { up: 13, down: 0 },
            replies: [
              {
                by: 'jonas',
                minutes: 243,
                body: 'I am not allowed to wait. I sometimes have to check the mirror for a long time.',
                votes: { up: 38, down: 0 },
              },
            ],
          },
        ],
      },
    ],
  },
  {
    by: 'colm',
    minutes: 388,
    body: prose`
      2,900 more cars a day according to the engineers, 4,100 according to the residents. I was a traffic engineer
      for thirty years (elsewhere), so here is how both can be honest:

      1. The engineers assume that one driver in four gives up the trip or takes the bus. That is about what was
      seen after [sixty-odd closures of this kind](https://studies.example.org/road-closures-review).
      2. The residents assume nobody does. That is what happens **in the first six weeks**.
      3. The review has both: bad for two months, better after.

      So the question is not who is lying. It is whether you would sit through a bad May and June to find out. I
      would not, myself, but I can see why somebody would.`,
    edits: [
      prose`
        2,900 more cars a day according to the engineers, 4,100 according to the residents. I was a traffic
        engineer for thirty years, so here is how both can be honest: one assumes that drivers adapt, the other
        that they do not.`,
    ],
    votes: { up: 68, down: 5 },
    replies: [
      {
        by: 'gerald',
        minutes: 431,
        body: '"Studies". There is a study for everything. My study is called looking out of the window.',
        votes: { up: 14, down: 25 },
        replies: [
          {
            by: 'ana',
            minutes: 446,
            body: 'Colm is on *your* side, Gerald.',
            votes: { up: 22, down: 2 },
          },
        ],
      },
    ],
  },
];
