import type { SafeHtml } from '../../domain/safe-html.ts';
import type { Site } from '../../domain/thread.ts';
import type { ProblemCode } from '../../exchange/problems.ts';
import type {
  AuthorRecord,
  Body,
  CommentRecord,
  ExchangeRecord,
  Place,
  StoryRecord,
} from '../../exchange/records.ts';
import { renderHtml } from '../../markup/render-html.ts';
import { renderMarkdown } from '../../markup/render-markdown.ts';
import { showsNothing } from '../../markup/shows-nothing.ts';
import { toCopyLine, type CopyValue } from '../../storage/copy-text.ts';
import type { ImportOptions, RunRef } from '../../storage/import-runs.ts';
import { toProblemNumber } from '../../storage/import-sql.ts';
import type { StagedKind } from '../../storage/import-staging.ts';
import { createOwnIds } from './own-ids.ts';
import { toStoryAddress } from './story-addresses.ts';

export interface StageRecords {
  readonly site: Pick<Site, 'origins'>;
  readonly run: RunRef;
  readonly source: string;
  readonly options: ImportOptions;
}

/** People whose names comments have told lately and need not tell again. */
const REMEMBERED = 20_000;

const STATUSES = {
  published: 'published',
  pending: 'pending',
  rejected: 'rejected',
  spam: 'rejected',
  deleted: 'published',
} as const satisfies Record<CommentRecord['status'], string>;

/** Turns the records of an export, in the order of its files, into lines of staging tables; bodies are rendered on the way. */
export class RecordStager {
  readonly #head: readonly CopyValue[];
  readonly #stage: StageRecords;
  readonly #ids: ReturnType<typeof createOwnIds>;
  readonly #named = new Set<string>();
  #seq = 0;

  constructor(stage: StageRecords) {
    this.#stage = stage;
    this.#head = [stage.run.siteId, stage.run.number];
    this.#ids = createOwnIds({ siteId: stage.run.siteId, source: stage.source });
  }

  /** Hands the lines of a record to `write`. */
  stage(record: ExchangeRecord, write: (kind: StagedKind, line: string) => void): void {
    this.#seq += 1;
    const put = (kind: StagedKind, values: readonly CopyValue[]) =>
      write(kind, toCopyLine([...this.#head, ...values, ...toPlace(record.place)]));
    if (record.kind === 'story') this.#story(record, put);
    else if (record.kind === 'author') this.#author(record, put);
    else if (record.kind === 'comment') this.#comment(record, put);
    else if (record.kind === 'problem') this.#problem(record, put);
    else {
      const voter = this.#ids.author(record.voterId);
      this.#name(voter, { sourceId: record.voterId, name: '', put });
      put('vote', [this.#seq, record.commentId, voter, record.value, record.at]);
    }
  }

  #story(record: StoryRecord, put: Put): void {
    const address = toStoryAddress(record, this.#stage);
    if (address === null) return this.#fail('story_without_address', record, put);
    const { key, url } = address;
    put('story', [this.#seq, record.id, key, url, record.title, record.isClosed, record.createdAt]);
  }

  #author(record: AuthorRecord, put: Put): void {
    const { id, email, isEmailVerified, publisherId, isBanned, createdAt } = record;
    const name = record.name === '' ? null : record.name;
    const account = this.#ids.author(id);
    const claims = [email, isEmailVerified, publisherId, isBanned];
    put('author', [this.#seq, account, id, true, name, ...claims, createdAt]);
  }

  #comment(record: CommentRecord, put: Put): void {
    const { authorId, authorName, body, earlier } = record;
    const author = authorId === null ? this.#ids.name(authorName) : this.#ids.author(authorId);
    this.#name(author, { sourceId: authorId, name: authorName, put });
    const isDeleted = record.status === 'deleted';
    const html = renderBody(body);
    // Nothing but a script, or an empty quote: readers would see a name and no words.
    if (!isDeleted && showsNothing(html)) {
      return put('problem', [toProblemNumber(this.#seq), 'text_missing', 'comment', record.id, null]);
    }
    const texts = earlier.map((text) => ({ format: text.body.format, body: text.body.source, at: text.at }));
    put('comment', [
      this.#seq,
      this.#ids.comment(record.id, record.createdAt),
      record.id,
      record.storyId,
      record.parentId,
      author,
      body.format,
      body.source,
      isDeleted ? '' : html,
      STATUSES[record.status],
      isDeleted,
      record.isPinned,
      record.isFeatured,
      record.up,
      record.down,
      record.createdAt,
      record.editedAt,
      texts.length === 0 ? null : JSON.stringify(texts),
    ]);
  }

  /** What a comment or a vote tells of somebody of whom there may be no record. */
  #name(account: string, told: { sourceId: string | null; name: string; put: Put }): void {
    if (this.#named.has(account)) return;
    if (this.#named.size >= REMEMBERED) this.#named.clear();
    this.#named.add(account);
    const { sourceId, name, put } = told;
    const nothing = [null, false, null, false, null];
    put('author', [this.#seq, account, sourceId, false, name === '' ? null : name, ...nothing]);
  }

  #problem(record: Extract<ExchangeRecord, { kind: 'problem' }>, put: Put): void {
    const { code, id, detail } = record;
    put('problem', [toProblemNumber(this.#seq), code, record.of, id, detail]);
  }

  #fail(code: ProblemCode, { id }: StoryRecord, put: Put): void {
    put('problem', [toProblemNumber(this.#seq), code, 'story', id, null]);
  }
}

type Put = (kind: StagedKind, values: readonly CopyValue[]) => void;

function toPlace({ file, line, column, record }: Place): CopyValue[] {
  return [file, line, column, record];
}

function renderBody({ format, source }: Body): SafeHtml {
  return format === 'html' ? renderHtml(source) : renderMarkdown(source);
}
