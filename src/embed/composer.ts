import type { WireComment } from '../wire/comment.ts';
import { isProblem, newKey, type Problem } from './api.ts';
import { complain, insertComment, noteChange, replaceComment, type CommentAnswer } from './comments.ts';
import { create, find, findAll, focusOn } from './dom.ts';
import { loadDraft, saveDraft, toDraftKey, type ComposerKind } from './drafts.ts';
import { copyTemplate, prepare } from './prepare.ts';
import { explain, writeMessage } from './texts.ts';
import { announce, commentOf, emit, findComment, idOf, repliesOf, toPath, type Thread } from './thread.ts';
import { keepSession, loadViewer, sendSignedIn } from './viewer.ts';

/** The answer to a comment or edit: there always is one. */
type WrittenComment = CommentAnswer & { comment: WireComment; html: string };

/*
 * A composer is a form, and all there is to know of it stands in the document: its kind and the idempotency key of
 * its text in data attributes, the comment that it answers or edits around it.
 */

/** Opens the composer of a comment, or the thread's own; gives the one that is open already as it is. */
export function openComposer(thread: Thread, kind: ComposerKind, comment?: HTMLElement): HTMLFormElement {
  const open = comment && find<HTMLFormElement | null>(comment, ':scope > form');
  if (open?.dataset['kind'] === kind) return open;
  open?.remove();
  const form = create('form', 'composer');
  form.dataset['kind'] = kind;
  form.append(copyTemplate(thread.section, 'composer'));
  prepare(thread, form);
  if (comment) repliesOf(comment).before(form);
  else find<HTMLElement>(thread.section, '[data-slot=composer]').replaceChildren(form);
  const cancel = find<HTMLElement>(form, '[data-cancel]');
  cancel.hidden = !comment;
  cancel.addEventListener('click', () => closeComposer(thread, form));
  listen(thread, form);
  void fill(thread, form);
  return form;
}

/** Opens the composers that were open when the page was left, where their controls still are. */
export function restoreComposers(thread: Thread): void {
  for (const link of findAll(thread.section, '[data-action=reply], [data-action=edit]')) {
    const comment = commentOf(link);
    const kind = link.dataset['action'] as ComposerKind;
    if (comment && loadDraft(toDraftKey(kind, idOf(comment))).open) openComposer(thread, kind, comment);
  }
}

function listen(thread: Thread, form: HTMLFormElement): void {
  form.addEventListener('input', ({ target }) => {
    (target as HTMLElement).ariaInvalid = null;
    keepDraft(thread, form);
  });
  form.addEventListener('keydown', ({ key, ctrlKey, metaKey, isComposing }) => {
    if (key === 'Escape' && !isComposing) closeComposer(thread, form);
    if (key === 'Enter' && (ctrlKey || metaKey)) form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(thread, form);
  });
}

/** Gives back what was typed before; an edit begins with the comment as it was written. */
async function fill(thread: Thread, form: HTMLFormElement): Promise<void> {
  const draft = loadDraft(draftKeyOf(thread, form));
  const comment = commentOf(form);
  form.dataset['key'] = draft.key;
  if (form.dataset['kind'] === 'edit')
    find<HTMLElement>(form, 'button').textContent = writeMessage(thread, 'save');
  if (draft.body) {
    writeFields(form, draft);
    announce(thread, 'restored');
  } else if (comment && form.dataset['kind'] === 'edit') {
    const source = await thread.send<{ body: string }>(`GET ${toPath(thread, comment)}/source`);
    if (isProblem(source)) showProblem(thread, form, source);
    else writeFields(form, source);
  }
}

/** Keeps what is typed. Another text is another request, so it gets a key of its own. */
function keepDraft(thread: Thread, form: HTMLFormElement): void {
  form.dataset['key'] = newKey();
  storeDraft(thread, form, true);
}

function storeDraft(thread: Thread, form: HTMLFormElement, open: boolean): void {
  const { key = '' } = form.dataset;
  saveDraft(draftKeyOf(thread, form), { ...readFields(form), key, open });
}

/** Closes the composer of a comment. Its draft stays for the next time it is opened. */
function closeComposer(thread: Thread, form: HTMLFormElement): void {
  const comment = commentOf(form);
  if (!comment) return;
  storeDraft(thread, form, false);
  form.remove();
  find(comment, `[data-action=${form.dataset['kind']}]`)?.focus();
}

/** Sends what was typed. While it is under way it can neither change nor be sent again. */
async function submit(thread: Thread, form: HTMLFormElement): Promise<void> {
  if (form.ariaBusy) return;
  const body = find<HTMLTextAreaElement>(form, 'textarea');
  const resume = `${form.dataset['kind']} ${idOf(commentOf(form))} send`;
  form.ariaBusy = 'true';
  body.readOnly = true;
  complain(form, '');
  announce(thread, 'sending');
  const answer = await sendSignedIn(thread, resume, () => send(thread, form));
  form.ariaBusy = null;
  body.readOnly = false;
  if (isProblem(answer)) showProblem(thread, form, answer);
  else await finish(thread, form, answer);
}

function send(thread: Thread, form: HTMLFormElement): Promise<WrittenComment | Problem> {
  const { url, place } = thread;
  const { kind, key } = form.dataset;
  const fields = readFields(form);
  const comment = commentOf(form);
  if (comment && kind === 'edit') return thread.send(`PATCH ${toPath(thread, comment)}`, fields, key);
  const parentId = idOf(comment) || null;
  return thread.send(
    `POST ${thread.storyPath}/comments`,
    { ...fields, parentId, url: url || null, place },
    key,
  );
}

function showProblem(thread: Thread, form: HTMLFormElement, problem: Problem): void {
  const error = complain(form, explain(thread, problem));
  const field = find(form, `[name=${problem.field}]`);
  if (!field) return;
  field.ariaInvalid = 'true';
  field.ariaDescribedByElements = [error];
  field.focus();
}

/** Puts what was written into its place, and the reader there. */
async function finish(thread: Thread, form: HTMLFormElement, answer: WrittenComment): Promise<void> {
  const { html, guestToken } = answer;
  const { id, parentId, status } = answer.comment;
  const comment = commentOf(form);
  const kind = form.dataset['kind'] ?? '';
  const isPublished = status === 'published';
  form.reset();
  keepDraft(thread, form);
  if (comment) form.remove();
  if (comment && kind === 'edit') replaceComment(thread, comment, html);
  else insertComment(thread, html, parentId);
  focusOn(findComment(thread, id));
  noteChange(thread, answer, Number(isPublished && kind !== 'edit'));
  announce(thread, isPublished ? 'sent' : 'held');
  emit(thread, kind, { id, parentId });
  await (guestToken ? keepSession(thread, guestToken) : loadViewer(thread));
}

function draftKeyOf(thread: Thread, form: HTMLFormElement): string {
  return toDraftKey(form.dataset['kind'] as ComposerKind, idOf(commentOf(form)) || thread.storyPath);
}

/** What is typed; fields that are switched off do not count. */
function readFields(form: HTMLFormElement): Record<string, FormDataEntryValue> {
  return Object.fromEntries(new FormData(form));
}

function writeFields(form: HTMLFormElement, fields: object): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = find<HTMLTextAreaElement | null>(form, `[name=${name}]`);
    if (field) field.value = value;
  }
}
