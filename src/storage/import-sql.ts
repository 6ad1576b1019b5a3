/** The run that a statement is about: $1 is the site, $2 the number. */
export const ofRun = (alias: string): string => `${alias}.site_id = $1 and ${alias}.run = $2`;

/** Columns that say where in the files a record stands. */
export const toPlace = (alias: string): string =>
  `${alias}.file, ${alias}.line, ${alias}.column_, ${alias}.record`;

/** Places in the order of the files, with room for what is found of one record. */
const STEPS = 8;

/** Which of the problems of a record it is: each has a number of its own, the same however often a run goes on. */
const PROBLEM_STEPS: Readonly<Record<string, number>> = {
  comment_repeated: 1,
  vote_repeated: 1,
  author_unknown: 1,
  author_without_comments: 1,
  story_without_comments: 1,
  story_unknown: 2,
  vote_unknown_comment: 2,
  parent_unknown: 3,
  own_vote: 3,
  parent_cycle: 4,
  parent_too_deep: 5,
  author_erased: 6,
  changed_here: 7,
};

/** The number of a problem that the reader found with a record of the file. */
export function toProblemNumber(seq: number): number {
  return seq * STEPS;
}

/** An expression for the number of a problem that is found when records are put together. */
export const problemNumber = (code: string, alias: string): string =>
  `${alias}.seq * ${STEPS} + ${PROBLEM_STEPS[code] ?? 0}`;

/** Notes a problem for rows that a statement has found; they have a place, a seq and, but for authors, a source_id. */
export const insertProblems = (
  code: string,
  kind: 'story' | 'author' | 'comment' | 'vote',
  from: string,
): string =>
  `insert into import_problems (site_id, run, number, kind, code, source_id, file, line, column_, record)
    select $1, $2, ${problemNumber(code, 'x')}, '${kind}', '${code}', ${kind === 'story' || kind === 'comment' ? 'x.source_id' : 'null'},
      ${toPlace('x')} from ${from} x on conflict do nothing`;

/** A UUIDv7 with the time of a record and bits of a hash: the same whenever it is made. `at` and `what` are expressions. */
export const importId = (at: string, what: string): string =>
  `(select (lpad(to_hex(greatest(0, floor(extract(epoch from ${at}) * 1000))::bigint), 12, '0') || '7' || substr(h, 1, 3)
      || substr('89ab', 1 + get_byte(decode('0' || substr(h, 4, 1), 'hex'), 0) % 4, 1) || substr(h, 5, 15))::uuid
    from encode(sha256(convert_to(${what}, 'UTF8')), 'hex') h)`;

const hashOf = (parts: readonly string[]): string =>
  `substr(sha256(convert_to(concat_ws(E'\\x1f', ${parts.join(', ')}), 'UTF8')), 1, 16)`;
const seconds = (time: string) => `coalesce(extract(epoch from ${time})::text, '')`;

/** What of a comment a newer export may change, read or stored. */
export interface ContentColumns {
  readonly isDeleted: string;
  readonly isFeatured: string;
  readonly up: string;
  readonly down: string;
}

/** A hash of a comment as it stands in a table. */
export const hashComment = (alias: string, columns: ContentColumns): string =>
  hashOf([
    `${alias}.format`,
    `${alias}.status`,
    columns.isDeleted,
    columns.isFeatured,
    columns.up,
    columns.down,
    seconds(`${alias}.edited_at`),
    `${alias}.body`,
  ]);

/** A hash of a comment as it was read. */
export const hashStaged = (alias: string): string =>
  hashComment(alias, {
    isDeleted: `${alias}.is_deleted`,
    isFeatured: `${alias}.is_featured`,
    up: `${alias}.up`,
    down: `${alias}.down`,
  });

/** A hash of a comment as it stands here. */
export const hashStored = (alias: string): string =>
  hashComment(alias, {
    isDeleted: `(${alias}.deleted_at is not null)`,
    isFeatured: `(${alias}.featured_at is not null)`,
    up: `${alias}.imported_up`,
    down: `${alias}.imported_down`,
  });

/** A hash of a story: expressions for its title and whether it is closed. */
export const hashStory = (title: string, isClosed: string): string =>
  hashOf([`coalesce(${title}, '')`, isClosed]);

/** A hash of an author: name, e-mail address, whether it is verified, the publisher's id, whether banned. */
export const hashAuthor = (parts: readonly string[]): string =>
  hashOf(parts.map((part) => `coalesce((${part})::text, '')`));

/** A hash of a vote. */
export const hashVote = (value: string): string => hashOf([`${value}::text`]);
