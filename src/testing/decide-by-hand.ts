import { toDetails } from '../storage/decision-details.ts';
import type { TestApplication } from './application.ts';

/** A decision as tests write it, without the verbs of the desk. */
export interface HandDecision {
  readonly from?: string;
  readonly to: string;
  readonly by?: 'rules' | 'reports' | 'account' | 'operator';
  readonly reason?: string | null;
  readonly rule?: string | null;
  readonly moderator?: string | null;
  readonly toAuthor?: string;
  readonly undoes?: string;
  readonly at?: Date;
}

/** Decides about a comment; gives the id of the decision. */
export async function decideByHand(
  { pool }: Pick<TestApplication, 'pool'>,
  commentId: string,
  decision: HandDecision,
): Promise<string> {
  const { from = 'published', to, by = 'account', reason = null, rule = null, at = new Date() } = decision;
  const details = toDetails({
    accountId: (decision.moderator ?? null) as never,
    toAuthor: decision.toAuthor ?? '',
    internal: '',
  });
  await pool.query({ text: 'update comments set status = $2 where id = $1', values: [commentId, to] });
  const { rows } = await pool.query<{ id: string }>({
    text: `with decided as (
        insert into decisions (site_id, id, comment_id, from_status, to_status, decided_by, reason, rule, undoes_id, details_hash, decided_at)
        select site_id, gen_random_uuid(), id, $2, $3, $4, $5, $6, $7, $8, $9 from comments where id = $1 returning site_id, id
      ), detailed as (
        insert into decision_details (site_id, decision_id, account_id, salt, to_author)
        select site_id, id, $10::uuid, $11, $12 from decided
      )
      select id from decided`,
    values: [
      commentId,
      from,
      to,
      by,
      reason,
      rule,
      decision.undoes ?? null,
      details.detailsHash,
      at,
      details.accountId,
      details.salt,
      details.toAuthor,
    ],
  });
  return rows[0]?.id ?? '';
}
