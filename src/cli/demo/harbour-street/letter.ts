import type { SeedComment } from '../seed.ts';
import { prose } from '../seed.ts';

/** A long letter from the house on the corner, and its answers. */
export const letter: readonly SeedComment[] = [
  {
    by: 'edith',
    minutes: 1012,
    body: prose`
      I am eighty-seven and my grandson is typing this, so the spelling is his and the opinions are mine. I have
      lived at number 9 Harbour Street for all but two of those years, and since everybody is telling everybody
      what the street *is*, I should like to say what it has been. It will be long. You can fold it.

      When I was small there were no cars because there was no petrol. People forget this. They say "it was
      always so" and mean the year they got their licence. We played on the setts until the lamps came on, and the
      baker’s horse, who was called Admiral, knew every door and stopped by himself. Then one summer there was
      petrol and my father, who was a careful man, stood at the window with his pipe and counted eleven motor
      cars in one afternoon, and said that it would pass.

      I will not pretend that it was paradise. The street stank. The harbour stank, the fish hall stank, Admiral
      stank, God rest him. In winter it was dark at three, and a doctor took forty minutes from the hill on
      foot with his bag. My brother Peter was born in one of those forty minutes and did not live to the end of them.
      So when the doctor got his little grey car in 1949 my mother kissed the bonnet. I saw it. When people tell me
      that cars are the enemy, I see my mother’s lipstick on that bonnet, and I think: you did not have to wait.

      That is the one side. I promised my grandson that there would be two.

      In 1961 they took away the elms, because the roots were lifting the road. In 1956 they had taken the tram,
      and Mr Brandt is right, it was a good tram, it had a bell with two notes. In 1964 they made the pavement
      narrower by the width of one pram; I know the width because I was pushing it. In 1972 they put up the railings, so
      that we should not cross where we had always crossed, and Mrs Abel at number 14, who had gone over for her
      milk every morning for thirty years, had to walk to the bridge and back, and after a while stopped going, and
      after a while stopped getting up. Nobody decided that Mrs Abel should stay in bed. Each time there was a report, and
      each time the report was about something else.

      And here is what I have never seen in any of the reports, not then and not now. **Nobody ever held a vote
      about letting the cars in.** There was no petition, no meeting under the ceiling, no trial for twelve months
      with a date at the end. It came one sensible step at a time, and every step was somebody’s convenience,
      mine too. We had a car ourselves from 1966, a green one. I loved it. I drove it to the sea with three children in the
      back, singing, and I parked it outside my own door, where Mrs Abel used to cross.

      So I am in a strange position. I signed **against**. I signed because of the doctor, and because Halima on the
      ring is somebody’s Mrs Abel, and because I do not like to be hurried by people with brochures. When I signed I
      meant it.

      My grandson has just asked whether I want to take out the part about Peter. No. A town that talks about a street
      should know what was carried down it. We carried him to St Anne’s on foot, my father in front, and every
      shop had its blind down, and not one of us had to wait for a gap in the traffic.

      Well: then I sat at the window with my pipe (I have taken up my father’s pipe; I do not light it) and I counted.
      In one hour on Monday, from ten to eleven: 604 cars. I counted how many stopped. Fifty-two. I counted how many people
      tried to cross by the railings, where there is no crossing: thirty-one, and four of them were running and two of
      those were old enough to know better. I wrote it down on the back of the gas bill. It is my own little report, and
      it is about Mrs Abel.

      I have three requests, and then I have done.

      1. Let the doctor through. I mean the ambulance, the midwife, the man with the oxygen, and my neighbour’s
      daughter who comes at six in the morning to wash him. Not "on application". Let them through as one lets somebody
      through a door.
      2. Take the railings down in any case. Whatever is decided on Thursday, take them down. They cost nothing
      to take down. My grandson has a spanner.
      3. If you do it, plant the elms **first**. Not in the tubs from the catalogue, in the ground. A tree is the only
      part of any of these plans that will still be arguing for you when you are all tired of it. And nobody in
      this town has ever yet got up a petition against shade.

      I do not ask for my signature back. One should be able to find one’s old opinions where one left them. But if
      Marguerite Oyelaran reads this before Wednesday noon: my dear, I have known you since you stole my plums. You were
      the only one of that gang who came back to say so. Do what you did then. Have a look at what
      was taken, and from whom, and go and knock on that door first.

      I shall not come on Thursday, because of the stairs. I shall be at the window. If it is yes, ring the bell of the Customs
      House, as they did for the end of the war and for the new fish hall. If it is no, ring it anyway. It will have been a
      proper quarrel, and we have not had one of those since the tram.

      Edith Corrigan, number 9, second window from the left. I wave back.`,
    edits: [
      'I am eighty-seven and my grandson is typing this, so the spelling is his and the opinions are mine. More in a moment, he has pressed the wrong button.',
    ],
    votes: { up: 93, down: 2 },
    replies: [
      {
        by: 'ana',
        minutes: 1049,
        body: 'I have lived opposite you for nine years and never known about Mrs Abel. I will wave tomorrow.',
        votes: { up: 52, down: 0 },
        replies: [
          {
            by: 'edith',
            minutes: 1488,
            body: 'You did. The red coat suits you. (Still the grandson’s spelling.)',
            votes: { up: 61, down: 0 },
          },
        ],
      },
      {
        by: 'milos',
        minutes: 1066,
        body: prose`
          > Nobody ever held a vote about letting the cars in.

          I am as much against this trial as anybody on this page, and I have been chewing on that sentence for half
          an hour.`,
        votes: { up: 67, down: 0 },
        replies: [
          {
            by: 'henrik',
            minutes: 1078,
            body: 'I am as much for it, and I have been chewing on the doctor.',
            votes: { up: 63, down: 0 },
          },
        ],
      },
      {
        by: 'liesl',
        minutes: 1130,
        body: '1956 for the tram is right, but the elms went in **1962**, after the January storm; my grandfather cut them and kept the slice, you can count it. ([Town archive, box 88](https://archive.example.org/ormsea/88).) Everything else I believe without checking.',
        votes: { up: 40, down: 0 },
        replies: [
          {
            by: 'edith',
            minutes: 1502,
            body: 'Then I have been wrong for sixty years and I am obliged to you. May I come and see the slice?',
            votes: { up: 58, down: 0 },
          },
        ],
      },
      {
        by: 'chidi',
        minutes: 3832,
        body: 'They rang it. 🔔 Twice, two notes, as near as they could get to the tram.',
        votes: { up: 84, down: 0 },
      },
    ],
  },
];
