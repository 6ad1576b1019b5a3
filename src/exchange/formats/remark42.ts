import { FormatRefused } from '../format-refused.ts';
import type { Input } from '../input.ts';
import { isObject, isYes, objectsOf, textOf, type JsonObject } from '../json-fields.ts';
import { MAX_NESTED } from '../limits.ts';
import { readJsonLines } from '../readers.ts';
import { fromScore, type RecordSink } from '../record-sink.ts';
import type { FormatReader } from './format.ts';

/**
 * Remark42's backup: a line about users and pages, then a line for each comment. Votes stand there by user. The ids of
 * users are a provider's name and a hash; their badge `verified` is a moderator's, and says nothing of an e-mail address.
 */
export const readRemark42: FormatReader = (input, sink) => {
  const reader = new Remark42Lines(input, sink);
  return readJsonLines(input, sink, {
    longest: MAX_NESTED,
    read: (value, line) => (line === 1 && 'version' in value ? reader.first(value) : reader.comment(value)),
  });
};

class Remark42Lines {
  readonly #input: Input;
  readonly #sink: RecordSink;
  readonly #closed = new Set<string>();
  readonly #banned = new Set<string>();
  readonly #emails = new Map<string, string>();

  constructor(input: Input, sink: RecordSink) {
    this.#input = input;
    this.#sink = sink;
  }

  first(value: JsonObject): void {
    if (value['version'] !== 1) {
      const place = { file: this.#input.file, line: 1, column: 1 };
      throw new FormatRefused('version_unsupported', { ...place, expected: 'version 1' });
    }
    for (const post of objectsOf(value['posts'])) {
      const url = textOf(post['url']);
      if (url !== null && isYes(post['read_only'])) this.#closed.add(url);
    }
    for (const user of objectsOf(value['users'])) {
      const [id, email, blocked] = [textOf(user['id']), textOf(user['email']), user['blocked']];
      if (id === null) continue;
      if (isObject(blocked) && isYes(blocked['status'])) this.#banned.add(id);
      if (email !== null && email !== '') this.#emails.set(id, email);
    }
  }

  comment(value: JsonObject): void {
    const locator = isObject(value['locator']) ? value['locator'] : {};
    const user = isObject(value['user']) ? value['user'] : {};
    const edit = isObject(value['edit']) ? value['edit'] : {};
    const [id, url, author] = [textOf(value['id']), textOf(locator['url']), textOf(user['id'])];
    const written = textOf(value['orig']) ?? '';
    const votes = isObject(value['votes']) ? Object.entries(value['votes']) : [];
    const isIn = this.#sink.comment({
      id,
      storyId: url,
      parentId: textOf(value['pid']),
      authorId: author,
      authorName: textOf(user['name']),
      body:
        written === ''
          ? { format: 'html', source: textOf(value['text']) }
          : { format: 'markdown', source: written },
      createdAt: textOf(value['time']),
      editedAt: textOf(edit['time']),
      status: isYes(value['delete']) ? 'deleted' : 'published',
      isPinned: isYes(value['pin']),
      ...(votes.length === 0 ? fromScore(value['score']) : {}),
    });
    if (!isIn) return;
    this.#sink.storyOnce({
      id: url,
      address: url,
      title: textOf(value['title']),
      isClosed: this.#closed.has(url ?? ''),
    });
    if (author !== null && author !== '') this.#author(author, textOf(user['name']));
    for (const [voterId, isUp] of votes) {
      this.#sink.vote({ commentId: id, voterId, value: isYes(isUp) ? 1 : -1 });
    }
  }

  #author(id: string, name: string | null): void {
    const [email, isBanned] = [this.#emails.get(id) ?? null, this.#banned.has(id)];
    this.#sink.author({ id, name, email, isBanned });
  }
}
