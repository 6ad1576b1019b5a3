import type { SeedComment } from '../seed.ts';

/** Said once and left: the plain partisans, the questions, the asides. */
export const inPassing: readonly SeedComment[] = [
  {
    by: 'ida',
    minutes: 33,
    body: 'It was ours before it was a car park. Give it back. **Yes on Thursday.**',
    votes: { up: 44, down: 41 },
  },
  {
    by: 'valley',
    minutes: 48,
    body: 'Everybody who votes on this lives within a bicycle ride of it. We do not, and we pay the same rates. Leave the road alone.',
    votes: { up: 43, down: 37 },
    replies: [
      {
        by: 'jonas',
        minutes: 67,
        body: 'You would have a later bus if anybody took the one at ten to six. I drive it home empty.',
        votes: { up: 19, down: 14 },
        replies: [
          {
            by: 'valley',
            minutes: 74,
            body: 'It is empty because it leaves at ten to six!',
            votes: { up: 38, down: 3 },
          },
        ],
      },
    ],
  },
  {
    by: 'wheels',
    minutes: 57,
    body: '61 parking spaces are 61 living rooms of public land, let at a crown an hour. Whose street is it?',
    votes: { up: 40, down: 38 },
    replies: [
      {
        by: 'maximiliana',
        minutes: 115,
        body: 'I have living rooms. People pay me rather more, and none of them takes a hatchback in.',
        votes: { up: 13, down: 6 },
      },
    ],
  },
  {
    by: 'bertil',
    minutes: 207,
    body: '310,000 crowns. For benches.',
    votes: { up: 31, down: 30 },
    replies: [
      {
        by: 'henrik',
        minutes: 229,
        body: 'For comparison, from the [town budget](https://ormsea.example.org/budget#roads): resurfacing a hundred metres of the inner ring last year came to 138,000.',
        votes: { up: 24, down: 8 },
        replies: [
          {
            by: 'bertil',
            minutes: 241,
            body: 'Then they owe us a hundred metres. I was on it this morning.',
            votes: { up: 15, down: 2 },
          },
        ],
      },
    ],
  },
  {
    by: 'sofia',
    minutes: 455,
    body: 'And the bin lorry?',
    votes: { up: 4, down: 0 },
    replies: [
      {
        by: 'ines',
        minutes: 492,
        body: 'Before half past ten, like all deliveries, says the council. I asked because of you.',
        votes: { up: 9, down: 0 },
      },
    ],
  },
  {
    by: 'tourist',
    minutes: 1330,
    body: 'We would have bought more if there had been anywhere to sit down. That is all. Lovely town.',
    votes: { up: 11, down: 4 },
  },
  { by: 'gerald', minutes: 1571, body: 'Carthorses next.', votes: { up: 8, down: 14 } },
];
