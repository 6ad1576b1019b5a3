import type { SeedStory } from './seed.ts';
import { prose } from './seed.ts';

/** The quiet story: the old ferry’s last crossing. */
export const annieBell: SeedStory = {
  key: 'annie-bell',
  title: 'The Annie Bell crosses for the last time',
  path: '/demo/articles/annie-bell.html',
  comments: [
    {
      by: 'oldhand',
      minutes: 95,
      body: prose`
        Deckhand from 1971 to 1979. Three things for the museum, before they varnish her:

        1. The brass plate by the engine-room stair is on **upside down**. It has been since the refit of 1974. It
        was me. Leave it.
        2. The third bench from aft, port side, is the warm one. The pipe runs under it. Give it to whoever is oldest.
        3. If she will not start, say please. I am not joking. Say it in front of the children.`,
      votes: { up: 82, down: 0 },
      replies: [
        {
          by: 'tarrant',
          minutes: 233,
          body: 'I have been saying please since 2009 and thought that it was only me.',
          votes: { up: 74, down: 0 },
          replies: [
            {
              by: 'oldhand',
              minutes: 251,
              body: 'Then she was in good hands, captain.',
              votes: { up: 51, down: 0 },
            },
          ],
        },
      ],
    },
    {
      by: 'skellgirl',
      minutes: 180,
      body: 'we are class 4b in Skell and we wrote the letter about the whistle. it is going on the roof. it will be blown at 8.10 so that nobody can say they did not know 🚢📯',
      votes: { up: 69, down: 2 },
      replies: [
        {
          by: 'maximiliana',
          minutes: 214,
          body: 'I live beside the school and am in favour, provided that I may blow it on my birthday.',
          votes: { up: 48, down: 0 },
          replies: [
            {
              by: 'skellgirl',
              minutes: 1380,
              body: 'we voted. yes. when is it',
              votes: { up: 56, down: 0 },
            },
          ],
        },
      ],
    },
    {
      by: 'edith',
      minutes: 322,
      body: 'I was sick on her on **my** wedding day too, in 1961, and I should like to know who the gentleman was. (My grandson types.)',
      votes: { up: 60, down: 0 },
      replies: [
        {
          by: 'wilfred',
          minutes: 389,
          body: 'He asked me not to print his name, but he is reading this, and says: "Second of September, wind force 6. She lent me her handkerchief."',
          votes: { up: 71, down: 0 },
          replies: [
            {
              by: 'edith',
              minutes: 402,
              body: 'Good heavens. Then he has still got it.',
              votes: { up: 80, down: 0 },
            },
          ],
        },
      ],
    },
    {
      by: 'sakura',
      minutes: 540,
      body: '毎朝、あの汽笛で店を開けていました。明日からは時計を買わないといけませんね。 I opened my shop by her whistle for eleven years. Now I shall have to buy a clock.',
      votes: { up: 37, down: 0 },
    },
    {
      by: 'minjun',
      minutes: 575,
      body: '스켈 섬에서 첫 출근하던 날, 배가 늦어서 저도 늦었습니다. 사장님이 그러셨어요. “애니 벨이 늦으면 늦은 게 아니야.” (My first day at work on Skell: she was late, so I was late. My boss said: "If the Annie Bell is late, it is not late.")',
      votes: { up: 52, down: 0 },
      replies: [
        {
          by: 'asha',
          minutes: 590,
          body: 'यही नियम हमारे स्कूल में भी था। We had the same rule at school. It is the only exam I ever missed with honour.',
          votes: { up: 29, down: 0 },
        },
      ],
    },
    {
      by: 'gerald',
      minutes: 611,
      body: '31 minutes was the right length. You could read the whole of this newspaper and still be rude about it to your neighbour.',
      edits: ['31 minutes was the right length for this newspaper.'],
      votes: { up: 45, down: 1 },
    },
    {
      by: 'gull',
      minutes: 705,
      body: 'The new one has no rail to sit on. I have raised it with the harbour office from above.',
      votes: { up: 58, down: 0 },
    },
    {
      by: 'nadia',
      minutes: 1460,
      body: 'Ballast update, 8.20: still aboard. Took delivery of one herring. Signed for it.',
      votes: { up: 64, down: 0 },
      replies: [
        {
          by: 'nadia',
          minutes: 2905,
          body: 'Ballast update, 8.25: walked on to the *Skell Sound*, inspected the bridge, lay down on the charging cabinet, which is apparently the warm place. Mrs Tarrant has said please.',
          votes: { up: 78, down: 0 },
        },
      ],
    },
  ],
};
