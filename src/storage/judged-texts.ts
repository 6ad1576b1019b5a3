import type { CommentStatus } from '../domain/comment.ts';
import type { CommentId, SiteId } from '../domain/ids.ts';
import type { KeptFacts } from '../domain/rules/facts.ts';
import type { Reason } from '../domain/rules/index.ts';
import type { Verdict } from '../domain/rules/rule.ts';
import type { TextFormat } from '../domain/written-text.ts';
import type { Db } from './pool.ts';

/** A text as it was judged, with what a person decided of its comment last. */
export interface JudgedText {
  readonly commentId: CommentId;
  readonly number: number;
  readonly format: TextFormat;
  readonly body: string;
  readonly createdAt: Date;
  readonly verdict: Verdict;
  readonly reasons: readonly Pick<Reason, 'rule' | 'verdict'>[];
  readonly facts: KeptFacts;
  readonly storyKey: string;
  readonly storyTitle: string | null;
  /** Whether readers see the comment now. */
  readonly isShown: boolean;
  /** Where a person's last decision put the comment; null where no person has decided. */
  readonly decided: CommentStatus | null;
}

/** A place among judged texts: ids of comments rise with time. */
export type JudgedPlace = Pick<JudgedText, 'commentId' | 'number'>;

const LIST = `select r.comment_id as "commentId", r.number, r.format, r.body, r.created_at as "createdAt", r.verdict, r.reasons, r.facts,
    s.key as "storyKey", s.title as "storyTitle", c.status = 'published' and c.deleted_at is null as "isShown",
    (select d.to_status from decisions d
      where d.site_id = r.site_id and d.comment_id = r.comment_id and d.decided_by = 'account'
      order by d.decided_at desc, d.sequence desc limit 1) as decided
  from revisions r
    join comments c on c.site_id = r.site_id and c.id = r.comment_id
    join stories s on s.site_id = c.site_id and s.id = c.story_id
  where r.site_id = $1 and r.facts is not null`;
const ORDER = 'order by r.comment_id desc, r.number desc limit $2';

/** The texts of a site that were judged before a place, the newest first; from the newest on without one. */
export async function listJudgedTexts(
  db: Db,
  siteId: SiteId,
  page: { readonly before: JudgedPlace | null; readonly limit: number },
): Promise<JudgedText[]> {
  const { before, limit } = page;
  const { rows } = await db.query<JudgedText>(
    before === null
      ? { name: 'list-judged-texts', text: `${LIST} ${ORDER}`, values: [siteId, limit] }
      : {
          name: 'list-judged-texts-before',
          text: `${LIST} and (r.comment_id, r.number) < ($3, $4) ${ORDER}`,
          values: [siteId, limit, before.commentId, before.number],
        },
  );
  return rows;
}
