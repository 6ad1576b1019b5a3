import type { SeedComment } from '../seed.ts';
import { prose } from '../seed.ts';

/** What it does to the shops, with the Velmouth figures read to the last line. */
export const shops: readonly SeedComment[] = [
  {
    by: 'osk',
    minutes: 18,
    body: prose`
      Brandt from number 12 here. They shortened me, so once more in full.

      A third of what I sell goes into a boot. Not because people are lazy. Because they come from Upper Tarn and
      Hollin and Five Elms, once a fortnight, with a list from the neighbours, and the last bus is at ten to six.
      These are not people who "could cycle". Some of them are seventy-eight.

      I am not asking for 61 spaces. Give me **four**, twenty minutes each, and I will help carry the benches.`,
    votes: { up: 66, down: 17 },
    replies: [
      {
        by: 'lotte',
        minutes: 37,
        body: prose`
          @Osk Brandt, four spaces on Sailmakers’ Lane, twenty minutes, two doors from your side entrance. I said it at the
          association in February, and I would vote for it again. Nobody wrote it down because by then people
          were shouting about the tram of 1956.`,
        votes: { up: 58, down: 3 },
        replies: [
          {
            by: 'osk',
            minutes: 52,
            body: 'I was the one shouting about the tram. It was a good tram.',
            votes: { up: 37, down: 0 },
            replies: [
              {
                by: 'lotte',
                minutes: 55,
                body: 'It was a very good tram. So: four on the Lane?',
                votes: { up: 16, down: 0 },
                replies: [
                  {
                    by: 'osk',
                    minutes: 71,
                    body: 'Six.',
                    votes: { up: 10, down: 0 },
                    replies: [
                      {
                        by: 'lotte',
                        minutes: 73,
                        body: 'Five, and you stop telling people my coffee is for tourists.',
                        votes: { up: 19, down: 0 },
                        replies: [
                          {
                            by: 'osk',
                            minutes: 90,
                            body: 'Five. The coffee I will have to think about.',
                            votes: { up: 23, down: 0 },
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
        by: 'tourist',
        minutes: 140,
        body: 'Does anybody really carry half a pig to a car? Asking as a visitor who is now curious about half pigs.',
        votes: { up: 8, down: 3 },
        replies: [
          {
            by: 'osk',
            minutes: 149,
            body: 'Front half or back half, we wrap it in paper, it looks like a rolled carpet. At Christmas there is a queue of people who seem to be moving house.',
            votes: { up: 31, down: 0 },
          },
        ],
      },
      {
        by: 'wheels',
        minutes: 163,
        body: 'A cargo bike carries 120 kilos. That is a whole pig. I can bring it to Five Elms in forty minutes and I will be in a better mood than the pig.',
        votes: { up: 22, down: 15 },
        replies: [
          {
            by: 'valley',
            minutes: 170,
            body: 'Five Elms is 280 metres up. Come tomorrow. I will stand at the top with a stopwatch and a sausage.',
            votes: { up: 26, down: 1 },
            replies: [
              {
                by: 'wheels',
                minutes: 3120,
                body: 'For the record: 71 minutes, with 80 kilos, and I walked the last bend. The sausage was excellent. I withdraw the forty minutes but not the principle.',
                votes: { up: 41, down: 0 },
                replies: [
                  {
                    by: 'valley',
                    minutes: 3144,
                    body: 'He was purple. But he had it there before the Wednesday bus, so I signed nothing and bought him a beer.',
                    votes: { up: 18, down: 0 },
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
    by: 'henrik',
    minutes: 251,
    body: prose`
      Please, everybody, read the Velmouth table to the end. It is [public](https://velmouth.example.org/market-street/vacancies).

      - Before: 6 of 98 shops empty.
      - First year: 9. Two of the three new ones were the *shoe chain*, which closed its shops in the whole country.
      - Sixth year: 4. But two shops were merged into one, twice, so there are only 96 doors left to be empty.

      So it did no great harm and it worked no miracle. Rents rose by a fifth, which the article does not
      mention and which is the figure I would worry about if I sold buttons.`,
    edits: [
      prose`
        Please, everybody, read the Velmouth table to the end. It is
        [public](https://velmouth.example.org/market-street/vacancies). Before: 6 of 98 shops empty. First year:
        9. Sixth year: 4. It did no harm.`,
    ],
    votes: { up: 73, down: 4 },
    replies: [
      {
        by: 'sofia',
        minutes: 280,
        body: prose`
          A correction, since we are being exact: the rents rose by a fifth **over six years**, and in the whole
          of Velmouth they rose by 17 per cent in the same time
          ([rent index, page 14](https://velmouth.example.org/rents.pdf)). The street accounts for three of those
          twenty points.

          I sell buttons. Number 22. I am against the trial and I still cannot stand a wrong number.`,
        votes: { up: 70, down: 1 },
        replies: [
          {
            by: 'henrik',
            minutes: 297,
            body: 'Thank you. I have left my comment as it is so that yours makes sense. And I need six horn buttons, 18 mm.',
            votes: { up: 23, down: 0 },
          },
        ],
      },
      {
        by: 'maximiliana',
        minutes: 345,
        body: 'My family has owned numbers 40 to 46 since the fish tax. I shall be delighted by higher rents and I am against the trial all the same. One ought to be allowed to be delighted by neither.',
        votes: { up: 27, down: 19 },
        replies: [
          {
            by: 'greta',
            minutes: 360,
            body: 'I rent the attic of number 44 from you and would like to talk about the word "delighted".',
            votes: { up: 34, down: 1 },
          },
        ],
      },
    ],
  },
  {
    by: 'mei',
    minutes: 512,
    body: prose`
      我在29号开面馆六年了。中午的客人几乎都是走路来的，晚上才有人开车来取餐。说实话，我两边都能理解。

      我只希望：送货时间不要只到十点半。鱼十一点才到。

      (Noodle shop, number 29. Most of my guests walk. My one wish: deliveries until **11.30**, because the fish
      boat comes in at 11 and the fish cannot walk.)`,
    votes: { up: 49, down: 2 },
    replies: [
      {
        by: 'nadia',
        minutes: 530,
        body: 'Confirmed from the fish hall: it cannot walk. Some of it was still trying this morning.',
        votes: { up: 42, down: 0 },
      },
      {
        by: 'sakura',
        minutes: 571,
        body: '同じことを言おうと思っていました。花屋も十一時です。 Flowers too: eleven.',
        votes: { up: 15, down: 0 },
      },
      {
        by: 'stan',
        minutes: 644,
        body: prose`
          I deliver to 14 shops on that street and this is the first comment that knows what a delivery is.

          Bread at 5, milk at 6, post at 8: fine. **Kegs come at noon** because the brewery opens at ten and is an
          hour away. Write that into the plan and half the traders who voted no would go home happy.`,
        votes: { up: 52, down: 3 },
      },
    ],
  },
];
