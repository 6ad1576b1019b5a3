import type { SeedComment } from '../seed.ts';
import { prose } from '../seed.ts';

/** Tempers, jokes, and some things said better than they were meant. */
export const quarrels: readonly SeedComment[] = [
  {
    by: 'perpetua',
    minutes: 126,
    body: prose`
      I have multiple sclerosis and one of the disabled permits everybody is so concerned about. A few things,
      since I am mentioned in three reports and was asked for none:

      - Nine bays today, of which on a Saturday *one* is free, because people stop there "just for a minute".
      - Round the corner in Sailmakers’ Lane is 60 metres. I can do 60 metres. I can do them **if there is a bench**.
      - The thing I cannot do is the kerb on Chandlers’ Bridge, which has been broken since I could walk.

      I am for the trial. I would be for it with both hands if somebody mended the kerb *this week*, vote or no vote.`,
    votes: { up: 76, down: 1 },
    replies: [
      {
        by: 'dag',
        minutes: 152,
        body: 'I mend kerbs. Which side?',
        votes: { up: 58, down: 0 },
        replies: [
          {
            by: 'perpetua',
            minutes: 155,
            body: 'Sea side, by the chandler’s. You cannot miss it, it has a traffic cone that has been there so long somebody gave it a name (Kenneth).',
            votes: { up: 29, down: 0 },
            replies: [
              {
                by: 'dag',
                minutes: 1725,
                body: 'Done. 40 minutes and half a bag of mortar. Kenneth is in my van, he may visit.',
                votes: { up: 48, down: 0 },
              },
            ],
          },
        ],
      },
      {
        by: 'gerald',
        minutes: 190,
        body: 'I will say it: I am one of those who stopped "just for a minute". I won’t do it again.',
        votes: { up: 54, down: 1 },
      },
    ],
  },
  {
    by: 'stan',
    minutes: 61,
    body: 'It’s always the same twelve people in the same yellow jackets who don’t buy anything, don’t carry anything and want everybody else to live like a postcard.',
    votes: { up: 31, down: 39 },
    replies: [
      {
        by: 'wheels',
        minutes: 69,
        body: 'I am one of the twelve. Yesterday I bought a ladder. On the bicycle. I would like this recorded.',
        votes: { up: 37, down: 5 },
        replies: [
          {
            by: 'stan',
            minutes: 75,
            body: 'You were the ladder? I was behind you for the whole of Mill Hill.',
            votes: { up: 20, down: 0 },
          },
        ],
      },
      {
        by: 'greta',
        minutes: 84,
        body: 'People like you are the reason I cross that street with my heart in my mouth.',
        votes: { up: 16, down: 17 },
        deleted: true,
        replies: [
          {
            by: 'stan',
            minutes: 97,
            body: 'You don’t know me. Eleven years, fourteen shops, not one scratch on anybody.',
            votes: { up: 17, down: 2 },
            replies: [
              {
                by: 'greta',
                minutes: 187,
                body: 'You are right, I don’t, and I have taken it down. My daughter was knocked off her scooter there in November. It was a grey car and not a van and I see it every time.',
                votes: { up: 34, down: 0 },
                replies: [
                  {
                    by: 'stan',
                    minutes: 200,
                    body: 'I’m sorry. I saw the ambulance that day. I didn’t know whose she was. Is she all right?',
                    votes: { up: 18, down: 0 },
                    replies: [
                      {
                        by: 'greta',
                        minutes: 208,
                        body: 'She is. She wants a purple plaster on the *other* arm now, for symmetry.',
                        votes: { up: 21, down: 0 },
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
    by: 'dov',
    minutes: 268,
    body: prose`
      סבתא שלי אמרה: מי שמחפש חניה ברחוב הנמל, שייקח איתו ספר. מי שמצא, שייקח איתו עד.

      (My grandmother used to say: who looks for a parking space on Harbour Street should bring a book; who finds
      one should bring a witness.)`,
    votes: { up: 44, down: 2 },
    replies: [
      {
        by: 'yusuf',
        minutes: 290,
        body: prose`
          جدّتي كانت تقول الشيء نفسه عن السوق القديم في بلدتنا. ثم أغلقوه أمام السيارات، وصار الناس يختلفون على
          الظلّ بدلًا من المواقف.

          (Mine said the same of the old market in our town. Then it was closed to cars, and people quarrelled
          about the **shade** instead. It was a better class of quarrel.)`,
        votes: { up: 59, down: 1 },
      },
    ],
  },
  {
    by: 'bertil',
    minutes: 214,
    body: prose`
      For those who have not opened report three, page 41, the ending is:
      ||it recommends doing Chandlers’ Bridge first, because the bridge has to be closed for repairs next spring anyway||.

      You are welcome.`,
    votes: { up: 37, down: 2 },
    replies: [
      {
        by: 'ines',
        minutes: 262,
        body: 'Correct, and it should have been in my article. I have asked the authors of the other two whether they knew, and will add what they say.',
        votes: { up: 50, down: 0 },
      },
    ],
  },
  {
    by: 'passer',
    minutes: 620,
    body: 'Make the cat from the ferry the fifteenth councillor. He has more experience of the harbour than the rest of them and he is impartial about fish.',
    votes: { up: 62, down: 5 },
    replies: [
      {
        by: 'nadia',
        minutes: 633,
        body: 'He is **not** impartial about fish. I have documents.',
        votes: { up: 48, down: 0 },
      },
    ],
  },
  {
    by: 'gerald',
    minutes: 905,
    body: 'Six weeks in 1988. SIX WEEKS. I have been driving round that bus station for thirty-eight years.',
    votes: { up: 40, down: 13 },
    replies: [
      {
        by: 'ana',
        minutes: 917,
        body: 'This is the argument against that I take most seriously. A trial has to be able to fail. So write down now what failing would look like: shops empty, minutes lost, air on the ring. Three numbers, decided before May, read out in public in April.',
        votes: { up: 60, down: 2 },
        replies: [
          {
            by: 'gerald',
            minutes: 934,
            body: 'If they did that I would shut up. You may print this out.',
            votes: { up: 31, down: 0 },
          },
        ],
      },
    ],
  },
  {
    by: 'gull',
    minutes: 1490,
    body: 'More outdoor tables? I am strongly in favour.',
    votes: { up: 39, down: 3 },
  },
  {
    by: 'colm',
    minutes: 1610,
    body: 'Before anybody plants a single elm, consider the storm drain of 1911, which runs eighty centimetres below the sea side and of which I have a section drawing. Part one of four.',
    deleted: true,
    replies: [
      {
        by: 'ida',
        minutes: 1622,
        body: 'For the later reader: this was a very long comment about drainage and I for one learned a lot.',
        votes: { up: 21, down: 0 },
      },
    ],
  },
  {
    by: 'ines',
    minutes: 3828,
    body: prose`
      **The council has just voted: eight to seven for the trial**, after two hours and with three changes. Deliveries
      until noon; five twenty-minute spaces on Sailmakers’ Lane; and a measuring station on the inner ring from 1
      April, whose figures are published every month. If two of three numbers fixed tonight (empty shops,
      minutes lost by the 7, air on the ring) are missed by the end of October, the trial stops.

      Mrs Oyelaran voted yes. She read four comments from this page aloud, without names. The report is on the
      front page in an hour.`,
    votes: { up: 88, down: 4 },
    replies: [
      {
        by: 'halima',
        minutes: 3846,
        body: 'I was there, at the back. When she read mine I had to go and look at the ceiling for a while. It is a nice ceiling.',
        votes: { up: 79, down: 0 },
      },
      {
        by: 'osk',
        minutes: 3851,
        body: 'I lost by one vote and got five spaces. I have had worse Thursdays. Lotte: I have thought about the coffee. It is all right.',
        votes: { up: 74, down: 0 },
        replies: [
          {
            by: 'lotte',
            minutes: 3855,
            body: 'I am having that engraved.',
            votes: { up: 40, down: 0 },
          },
        ],
      },
      {
        by: 'stan',
        minutes: 3870,
        body: 'Noon for deliveries. Kegs saved. Still think it’s a mistake. See you all on the first of May, I’ll be the one in the van at five to twelve.',
        votes: { up: 55, down: 1 },
      },
      {
        by: 'ruth',
        minutes: 4012,
        body: prose`
          I signed against, and it is past midnight and I am still thinking about it. What moved me was not the vote, it was that people here changed
          *their own side’s* plan until mine could live with it. I don’t think I have seen that before in this town.

          I shall be in a bad mood in May, but I shall be in a bad mood on a bench.`,
        votes: { up: 77, down: 1 },
      },
    ],
  },
];
