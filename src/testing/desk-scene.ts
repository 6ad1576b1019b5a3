import { isRefusal } from '../domain/refusal.ts';
import type { Reason } from '../domain/rules/index.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { readSite } from '../service/manage-sites.ts';
import { holdComments, withholdComment } from './held-comments.ts';
import type { Stage } from './stage.ts';

const SITE = 'demo';
const STORY = 'harbour-street';
const WRITER = 'Marlon Achterberg';
const MODERATOR = 'Wilfred Okonjo-Hale';

const HELD =
  'The council are a bunch of **parasites**. Go to the house with the green door and tell the chairman so. He sold our trees for a bus that nobody rides, and [here is the proof](https://harbour-truth.example/files).';

/** Where something stands in a text without markup. */
function span(text: string, part: string): { start: number; end: number } {
  const start = text.replaceAll('**', '').indexOf(part);
  return { start, end: start + part.length };
}

const NEWCOMER: Reason = {
  rule: 'newcomer',
  version: 4,
  verdict: 'hold',
  spans: [],
  figures: { published: 0 },
};

/**
 * Fills the queue of the demonstration as a morning does: one comment with everything a moderator has to weigh, by
 * somebody with a history, and others behind it. Needs a moderator of the demonstration by the name of MODERATOR.
 */
export async function furnishQueue(stage: Stage): Promise<void> {
  const { deps } = stage;
  const site = await readSite(deps, OPERATOR, SITE);
  if (isRefusal(site)) throw new Error(site.refused);
  await holdComments(
    deps,
    site,
    OTHERS.map((each) => ({ story: STORY, ...each })),
  );
  for (const body of EARLIER) await stage.write({ by: WRITER, site: SITE, story: STORY, body });
  const id = await stage.write({
    by: WRITER,
    site: SITE,
    story: STORY,
    body: HELD,
    ...(await findParent(stage)),
  });
  const report = (by: string, reason: string, body: string) =>
    stage.call(by, `POST /sites/${SITE}/comments/${id}/reports`, { reason, body });
  await report(
    'Rosa Quill',
    'private_data',
    'Everybody here knows whose house that is. His children live there.',
  );
  await report('Hendrik Soames', 'abusive', '');
  await withholdComment(deps, site, {
    id: id as never,
    storyKey: STORY,
    reasons: [
      {
        rule: 'suspectWords',
        version: 4,
        verdict: 'hold',
        spans: [span(HELD, 'parasites')],
        figures: { entry: 'parasite*' },
      },
      {
        rule: 'privateData',
        version: 4,
        verdict: 'hold',
        spans: [span(HELD, 'the house with the green door')],
        figures: { count: 1 },
      },
    ],
  });
  await tellHistory(stage);
  // They did not all come in the same minute.
  await deps.pool.query({
    text: `update queue_items q set waiting_since = q.waiting_since - n.place * interval '11 minutes',
        priority = q.priority + n.place * 0.06
      from (select comment_id, row_number() over (order by comment_id) as place from queue_items) n
      where n.comment_id = q.comment_id`,
  });
}

/** What was decided of the writer before, and what moderators wrote down. */
async function tellHistory(stage: Stage): Promise<void> {
  const { rows } = await stage.deps.pool.query<{ id: string }>({
    text: 'select id from accounts where name = $1',
    values: [WRITER],
  });
  const person = `/desk/sites/${SITE}/people/${rows[0]?.id}`;
  await stage.call(MODERATOR, `POST ${person}/sanctions`, {
    kind: 'warn',
    reason: 'abusive',
    toPerson: 'Argue with the plan as hard as you like, and leave the people out of it.',
  });
  await stage.call(MODERATOR, `POST ${person}/notes`, {
    body: 'Writes at night, nearly always about the bus lane. Was polite again for a month after the warning.',
  });
}

async function findParent(stage: Stage): Promise<{ parentId?: string }> {
  const { rows } = await stage.deps.pool.query<{ id: string }>({
    text: `select c.id from comments c join stories s on s.site_id = c.site_id and s.id = c.story_id
      where s.key = $1 and c.parent_id is null and c.status = 'published' and length(c.body) between 60 and 200
      order by c.created_at limit 1`,
    values: [STORY],
  });
  return rows[0] ? { parentId: rows[0].id } : {};
}

const EARLIER = [
  'I was at the meeting in March, and the drawings on the wall had the trees in them.',
  'Ask the drivers how many people get on at Harbour Street after seven. I have: four.',
];

const OTHERS = [
  {
    by: 'Ines Calder',
    body: 'I drive the 14. Nobody asked us either, and we know every lamp post on that street by its first name.',
    reasons: [NEWCOMER],
  },
  {
    by: 'bestDealz4u',
    body: 'EARN 900 A WEEK FROM HOME no experience https://quick-harbour-jobs.example/start',
    reasons: [
      {
        rule: 'links',
        version: 4,
        verdict: 'hold',
        spans: [{ start: 36, end: 77 }],
        figures: { host: 'quick-harbour-jobs.example' },
      },
      { rule: 'shouting', version: 4, verdict: 'remark', spans: [], figures: { percent: 62 } },
    ],
  },
  {
    by: 'عبد الرحمن يوسف',
    body: 'هذا القرار لا يخدم أحدًا من سكان الشارع، وقد كتبنا إلى المجلس مرتين ولم يُجب أحد.',
    reasons: [{ rule: 'language', version: 4, verdict: 'hold', spans: [], figures: { language: 'ar' } }],
  },
  {
    by: 'Gunnar Pell',
    body: 'Six weeks of consultation in the school holidays is not a consultation.',
    reasons: [NEWCOMER],
  },
  {
    by: 'Theodora Vance-Whitcombe of the Friends of Harbour Street',
    body: 'We counted eighty-one trees. The plan says seventy. Where are the other eleven?',
    reasons: [{ rule: 'repetition', version: 4, verdict: 'hold', spans: [], figures: { count: 3 } }],
  },
  {
    by: 'Piet',
    body: 'My mother walks there every day. She does not want your bus.',
    reasons: [NEWCOMER],
  },
] as const satisfies readonly { by: string; body: string; reasons: readonly Reason[] }[];
