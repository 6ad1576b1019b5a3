import type { ProblemCode } from '../../exchange/problems.ts';
import type { ProblemRecord } from '../../exchange/records.ts';
import type { RecordKind } from '../../storage/import-problems.ts';

/** Problems that only one kind of record can have, where the reader does not say of what they are. */
const KINDS: Readonly<Partial<Record<ProblemCode, RecordKind>>> = {
  pingback: 'comment',
  not_a_comment: 'comment',
  story_without_comments: 'story',
  story_missing: 'comment',
  story_without_address: 'story',
  text_missing: 'comment',
  text_too_long: 'comment',
  time_missing: 'comment',
  time_invalid: 'comment',
  time_out_of_range: 'comment',
};

/** Of what a problem is; null where nobody can say. */
export function toKindOf({ code }: ProblemRecord): RecordKind | null {
  return KINDS[code] ?? null;
}
