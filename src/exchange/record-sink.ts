import { createHash } from 'node:crypto';
import {
  BATCH_BYTES,
  BATCH_RECORDS,
  MAX_ADDRESS,
  MAX_BODY,
  MAX_COUNT,
  MAX_ID,
  MAX_SOURCE_NAME,
} from './limits.ts';
import type { ProblemCode } from './problems.ts';
import type {
  AuthorRecord,
  Body,
  CommentRecord,
  ExchangeRecord,
  Place,
  RecordKind,
  StoryRecord,
} from './records.ts';
import { parseEpoch, parseTime, type TimeProblem, type TimeRange } from './times.ts';

/** What a reader is told about a source beside its files. */
export interface SourceOptions extends TimeRange {
  /** Whether the ids of authors are those of the publisher's own accounts (Coral and Livefyre with single sign-on). */
  readonly areAuthorsPublishers: boolean;
  /** The key of the site whose comments are meant, where the file has several. */
  readonly fromSite: string | null;
}

type Text = string | null | undefined;
type Time = Text | number;

export interface StoryDraft {
  readonly id: Text;
  readonly identifier?: Text;
  readonly address?: Text;
  readonly title?: Text;
  readonly isClosed?: boolean;
  readonly createdAt?: Time;
}

export interface AuthorDraft {
  readonly id: Text;
  readonly name?: Text;
  readonly email?: Text;
  readonly isEmailVerified?: boolean;
  readonly publisherId?: Text;
  readonly isBanned?: boolean;
  readonly createdAt?: Time;
}

export interface CommentDraft {
  readonly id: Text;
  readonly storyId: Text;
  readonly parentId?: Text;
  readonly authorId?: Text;
  readonly authorName?: Text;
  readonly body: { readonly format: Body['format']; readonly source: Text };
  readonly createdAt: Time;
  readonly editedAt?: Time;
  readonly earlier?: CommentRecord['earlier'];
  readonly status: CommentRecord['status'];
  readonly isPinned?: boolean;
  readonly isFeatured?: boolean;
  readonly up?: number;
  readonly down?: number;
}

/** What is known of a problem beside its code. */
interface ProblemFacts {
  readonly id?: Text;
  readonly detail?: string;
  /** What the record is, where the sink was not told. */
  readonly kind?: RecordKind;
}

/** Authors and stories that were written lately and need not be written again. More would be memory for nothing. */
const REMEMBERED = 20_000;

// PostgreSQL takes no zero in a text; the other controls have nothing to say in one either. Tab and line ends stay.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const CONTROLS = new RegExp(CONTROL, 'g');

// Two invisible joiners stay: Persian and Hindi are not written without them.
const UNSEEN =
  /[\p{Bidi_C}\p{Zl}\p{Zp}\u0085\u00ad\u180e\u200b\u2060-\u2064\u3164\ufeff\u{e0000}-\u{e007f}]/u;
const UNSEEN_ALL = new RegExp(UNSEEN, 'gu');

/**
 * Takes what a format read, checks it, and keeps the records until they are fetched. What cannot be a record becomes a
 * problem with its place; nothing throws. Formats call `at` for each record of the file, then what is in it.
 */
export class RecordSink {
  readonly options: SourceOptions;
  #records: ExchangeRecord[] = [];
  #place: Place;
  #record = 0;
  #of: RecordKind | null = null;
  #bytes = 0;
  readonly #authors = new Set<string>();
  readonly #stories = new Set<string>();

  constructor(file: string, options: SourceOptions) {
    this.options = options;
    this.#place = { file, line: null, column: null, record: null };
  }

  /** Whether it is time to take the records, after so many bytes of the file more or at its end. */
  isDue(bytes: number | 'end'): boolean {
    if (bytes === 'end') return this.#records.length > 0;
    this.#bytes += bytes;
    return this.#records.length >= (this.#bytes >= BATCH_BYTES ? 1 : BATCH_RECORDS);
  }

  /** The records so far, and begins anew. */
  take(): readonly ExchangeRecord[] {
    const records = this.#records;
    this.#records = [];
    this.#bytes = 0;
    return records;
  }

  /** The records that follow stand in this file; those before stood in another one of the same archive. */
  open(file: string): void {
    this.#place = { file, line: null, column: null, record: null };
    this.#record = 0;
  }

  /** The next record of the file begins here; `of` says what it is, where that is known before it is read. */
  at(line: number | null, column: number | null, of: RecordKind | null = null): void {
    this.#of = of;
    this.#record += 1;
    this.#place = { file: this.#place.file, line, column, record: this.#record };
  }

  /** Leaves out a story that was written just before: for sources that name it with every comment. */
  storyOnce(draft: StoryDraft): void {
    if (isNews(this.#stories, draft.id ?? '')) this.story(draft);
  }

  story(draft: StoryDraft): void {
    this.#of = 'story';
    const id = this.#id(draft.id, MAX_ID);
    if (id === null) return;
    const [identifier, address] = [cut(draft.identifier, MAX_ADDRESS), cut(draft.address, MAX_ADDRESS)];
    if (identifier === null && address === null) return this.problem('story_without_address', { id });
    this.#records.push({
      kind: 'story',
      place: this.#place,
      id,
      identifier,
      address,
      title: cut(draft.title, MAX_ADDRESS),
      isClosed: draft.isClosed ?? false,
      createdAt: this.#maybe(draft.createdAt),
    } satisfies StoryRecord);
  }

  /** Leaves out what was written just before with nothing new in it. */
  author(draft: AuthorDraft): void {
    this.#of = 'author';
    const id = this.#id(draft.id, MAX_ID);
    if (id === null) return;
    const email = cut(draft.email, MAX_SOURCE_NAME);
    const name = this.#name(draft.name, id);
    if (!isNews(this.#authors, `${id}\n${name}\n${email ?? ''}`)) return;
    const publisherId = cut(draft.publisherId, MAX_ID) ?? (this.options.areAuthorsPublishers ? id : null);
    this.#records.push({
      kind: 'author',
      place: this.#place,
      id,
      name,
      email,
      isEmailVerified: email !== null && (draft.isEmailVerified ?? false),
      publisherId,
      isBanned: draft.isBanned ?? false,
      createdAt: this.#maybe(draft.createdAt),
    } satisfies AuthorRecord);
  }

  /** Whether the comment is in; false where it became a problem, and what belongs to it is not wanted either. */
  comment(draft: CommentDraft): boolean {
    this.#of = 'comment';
    const id = this.#id(draft.id, MAX_ID);
    if (id === null) return false;
    const storyId = cleaned(draft.storyId);
    if (storyId === '') return this.#fail('story_missing', { id });
    const parentId = cleaned(draft.parentId);
    const authorId = cleaned(draft.authorId);
    const longest = Math.max(storyId.length, parentId.length, authorId.length);
    if (longest > MAX_ID) return this.#fail('id_too_long', { id });
    const createdAt = this.#time(draft.createdAt);
    if (!(createdAt instanceof Date)) return this.#fail(createdAt, { id });
    const isDeleted = draft.status === 'deleted';
    const source = isDeleted ? '' : cleaned(draft.body.source);
    if (!isDeleted && source === '') return this.#fail('text_missing', { id });
    if (source.length > MAX_BODY) return this.#fail('text_too_long', { id, detail: String(source.length) });
    this.#records.push({
      kind: 'comment',
      place: this.#place,
      id,
      storyId,
      parentId: parentId === '' ? null : parentId,
      authorId: authorId === '' ? null : authorId,
      authorName: this.#name(draft.authorName, id),
      body: { format: draft.body.format, source },
      createdAt,
      editedAt: this.#maybe(draft.editedAt),
      earlier: isDeleted ? [] : earlierTexts(draft.earlier ?? []),
      status: draft.status,
      isPinned: draft.isPinned ?? false,
      isFeatured: draft.isFeatured ?? false,
      up: this.#count(draft.up, id),
      down: this.#count(draft.down, id),
    } satisfies CommentRecord);
    return true;
  }

  vote(draft: { commentId: Text; voterId: Text; value: 1 | -1; at?: Time }): void {
    this.#of = 'vote';
    const commentId = this.#id(draft.commentId, MAX_ID);
    const voterId = commentId === null ? null : this.#id(draft.voterId, MAX_ID);
    if (commentId === null || voterId === null) return;
    const { value } = draft;
    this.#records.push({
      kind: 'vote',
      place: this.#place,
      commentId,
      voterId,
      value,
      at: this.#maybe(draft.at),
    });
  }

  problem(code: ProblemCode, of: ProblemFacts = {}): void {
    const id = cut(of.id, MAX_SOURCE_NAME);
    const kind = of.kind ?? this.#of;
    this.#records.push({
      kind: 'problem',
      of: kind,
      place: this.#place,
      code,
      id,
      detail: of.detail ?? null,
    });
  }

  /** A problem of the file, at no place in it. */
  fileProblem(code: ProblemCode, detail: string): void {
    const { file } = this.#place;
    const place = { file, line: null, column: null, record: null };
    this.#records.push({ kind: 'problem', of: null, place, code, id: null, detail });
  }

  /** A time that is wanted but not needed: null where it is none. */
  #maybe(time: Time): Date | null {
    const parsed = this.#time(time);
    return parsed instanceof Date ? parsed : null;
  }

  #time(time: Time): Date | TimeProblem {
    return typeof time === 'number' ? parseEpoch(time, this.options) : parseTime(time, this.options);
  }

  #id(text: Text, longest: number): string | null {
    const id = cleaned(text);
    if (id !== '' && id.length <= longest) return id;
    this.problem(id === '' ? 'id_missing' : 'id_too_long', { id });
    return null;
  }

  #name(text: Text, id: string): string {
    const written = cleaned(text).replaceAll(/\s+/g, ' ');
    const name = seen(written);
    if (name !== written) this.problem('name_invisible', { id });
    if (name.length <= MAX_SOURCE_NAME) return name;
    this.problem('name_too_long', { id });
    return name.slice(0, MAX_SOURCE_NAME).toWellFormed();
  }

  #count(value: number | undefined, id: string): number {
    if (value === undefined || Number.isNaN(value)) return 0;
    if (value > MAX_COUNT) this.problem('count_out_of_range', { id });
    return Math.trunc(Math.min(MAX_COUNT, Math.max(0, value)));
  }

  #fail(code: ProblemCode, of: { readonly id: string; readonly detail?: string }): false {
    this.problem(code, of);
    return false;
  }
}

/**
 * The id of an author who never had an account there: the same for the same name with the same e-mail address, because
 * anybody could type either. Null where only a name is known. The address itself does not stand in the id.
 */
export function toGuestId(name: Text, email: Text): string | null {
  const address = cleaned(email).toLowerCase();
  if (address === '') return null;
  const hash = createHash('sha256')
    .update(`${address}\n${cleaned(name)}`)
    .digest('base64url');
  return `guest:${hash.slice(0, 22)}`;
}

/** What an export with nothing but a score knows of votes. */
export function fromScore(score: unknown): { readonly up: number; readonly down: number } {
  const value = typeof score === 'string' ? Number(score) : score;
  const net = typeof value === 'number' && Number.isFinite(value) ? Math.trunc(value) : 0;
  return { up: Math.max(0, net), down: Math.max(0, -net) };
}

/** Those that could be texts of a comment. */
function earlierTexts(texts: CommentRecord['earlier']): CommentRecord['earlier'] {
  return texts
    .map(({ body, at }) => ({ body: { ...body, source: cleaned(body.source) }, at }))
    .filter(({ body }) => body.source !== '' && body.source.length <= MAX_BODY);
}

function isNews(remembered: Set<string>, what: string): boolean {
  if (remembered.has(what)) return false;
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.add(what);
  return true;
}

function cut(text: Text, length: number): string | null {
  const clean = cleaned(text);
  return clean === '' || clean.length > length ? null : clean;
}

/** A name without what nobody sees or what turns the line around; empty where nothing is left to be seen. */
function seen(name: string): string {
  const shown = UNSEEN.test(name) ? name.replaceAll(UNSEEN_ALL, '').trim() : name;
  return name === '' || /[\p{L}\p{N}\p{P}\p{S}]/u.test(shown) ? shown : '';
}

function cleaned(text: Text): string {
  if (text === null || text === undefined) return '';
  const plain = (CONTROL.test(text) ? text.replaceAll(CONTROLS, '') : text).trim();
  return plain.isWellFormed() ? plain : plain.toWellFormed();
}
