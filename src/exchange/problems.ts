/**
 * Every reason why something in a file is not taken over, or not quite. `skipped`: it was read and is left out on purpose.
 * `failed`: it could not be read. `changed`: it is in, but not as it stood in the file.
 * Those from `author_without_comments` on, and the like below, are found when records are put together.
 */
export const PROBLEMS = {
  pingback: 'skipped',
  not_a_comment: 'skipped',
  report: 'skipped',
  story_without_comments: 'skipped',
  story_deleted: 'skipped',
  author_without_comments: 'skipped',
  author_erased: 'skipped',
  comment_repeated: 'skipped',
  vote_repeated: 'skipped',
  vote_unknown_comment: 'skipped',
  own_vote: 'skipped',
  id_missing: 'failed',
  id_too_long: 'failed',
  story_missing: 'failed',
  story_without_address: 'failed',
  story_unknown: 'failed',
  time_missing: 'failed',
  time_invalid: 'failed',
  time_out_of_range: 'failed',
  text_missing: 'failed',
  text_too_long: 'failed',
  record_too_long: 'failed',
  nesting_too_deep: 'failed',
  malformed_xml: 'failed',
  malformed_json: 'failed',
  malformed_row: 'failed',
  field_invalid: 'failed',
  count_out_of_range: 'changed',
  name_invisible: 'changed',
  name_too_long: 'changed',
  invalid_utf8: 'changed',
  author_unknown: 'changed',
  parent_unknown: 'changed',
  parent_cycle: 'changed',
  parent_too_deep: 'changed',
  changed_here: 'changed',
} as const satisfies Readonly<Record<string, 'skipped' | 'failed' | 'changed'>>;

export type ProblemCode = keyof typeof PROBLEMS;
