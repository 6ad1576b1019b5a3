import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { loadDraft, saveDraft, toDraftKey, type Draft } from './drafts.ts';

const PLACE = toDraftKey('reply', '0190');
const DRAFT: Draft = { body: 'Half a thought', key: 'k1', open: true };

function replaceStorage(storage: Partial<Storage>): void {
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
}

function createStorage(): Partial<Storage> {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

afterEach(() => Reflect.deleteProperty(globalThis, 'localStorage'));

test('drafts of a reply and of an edit of the same comment are kept apart', () => {
  assert.notEqual(PLACE, toDraftKey('edit', '0190'));
});

test('a draft comes back with the idempotency key of its text', () => {
  replaceStorage(createStorage());
  saveDraft(PLACE, DRAFT);
  assert.deepEqual(loadDraft(PLACE), DRAFT);
});

test('a draft whose text was deleted is forgotten', () => {
  replaceStorage(createStorage());
  saveDraft(PLACE, DRAFT);
  saveDraft(PLACE, { ...DRAFT, body: '' });
  assert.equal(loadDraft(PLACE).body, undefined);
});

test('each new draft has a key of its own', () => {
  replaceStorage(createStorage());
  assert.notEqual(loadDraft(PLACE).key, loadDraft(PLACE).key);
  assert.match(loadDraft(PLACE).key, /^[0-9-]{8,100}$/);
});

test('where the browser refuses to keep anything, writing goes on without', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  replaceStorage({ getItem: refuse, setItem: refuse, removeItem: refuse });
  saveDraft(PLACE, DRAFT);
  assert.equal(loadDraft(PLACE).open, false);
});
