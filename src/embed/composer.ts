import { isProblem, type CommentAnswer, type Problem } from './api.ts';
import { insertComment, noteChange, replaceComment } from './comments.ts';
import { loadDraft, newDraft, saveDraft, toDraftKey, type ComposerKind, type Draft } from './drafts.ts';
import { prepare } from './prepare.ts';
import { explain, writeMessage } from './texts.ts';
import { announce, emit, findComment, focusOn, idOf, repliesOf, type Thread } from './thread.ts';
import { loadViewer, sendSignedIn } from './viewer.ts';

/** A form for writing: a new comment, a reply to a comment, or an edit of one. */
interface Composer {
  readonly thread: Thread;
  readonly kind: ComposerKind;
  /** The comment answered or edited. */
  readonly comment: HTMLElement | undefined;
  readonly id: string;
  readonly form: HTMLFormElement;
  readonly body: HTMLTextAreaElement;
  readonly name: HTMLInputElement | null;
  readonly draftKey: string;
  draft: Draft;
}

/** Opens the composer of a comment, or the thread's own; one that is open already stays as it is. */
export function openComposer(thread: Thread, kind: ComposerKind, comment?: HTMLElement): HTMLFormElement {
  const open = comment?.querySelector<HTMLFormElement>(':scope > form');
  if (open?.dataset['kind'] === kind) return open;
  open?.remove();
  const composer = createComposer(thread, kind, comment);
  const { form } = composer;
  if (comment) comment.insertBefore(form, repliesOf(comment));
  else thread.section.querySelector('[data-slot=composer]')?.replaceChildren(form);
  listen(composer);
  void fill(composer);
  return form;
}

/** Opens the composer below a comment and puts the reader into it. */
export function startWriting(thread: Thread, kind: ComposerKind, comment: HTMLElement): void {
  openComposer(thread, kind, comment).querySelector('textarea')?.focus();
}

/** Opens the composers that were open when the page was left, with what was typed in them. */
export function restoreComposers(thread: Thread): void {
  for (const comment of thread.comments.querySelectorAll<HTMLElement>('[data-id]')) {
    for (const kind of ['reply', 'edit'] as const) {
      const isOpen = loadDraft(toDraftKey(thread, kind, idOf(comment)))?.open;
      if (isOpen && comment.querySelector(`:scope > * > [data-action=${kind}]`))
        openComposer(thread, kind, comment);
    }
  }
}

function createComposer(thread: Thread, kind: ComposerKind, comment: HTMLElement | undefined): Composer {
  const form = document.createElement('form');
  const template = thread.section.querySelector<HTMLTemplateElement>('[data-template=composer]');
  if (template) form.append(document.importNode(template.content, true));
  form.className = 'composer';
  form.dataset['kind'] = kind;
  prepare(thread, form);
  const id = comment ? idOf(comment) : '';
  const draftKey = toDraftKey(thread, kind, id);
  const body = form.elements.namedItem('body') as HTMLTextAreaElement;
  const name = form.elements.namedItem('name') as HTMLInputElement | null;
  return { thread, kind, comment, id, form, body, name, draftKey, draft: newDraft() };
}

function listen(composer: Composer): void {
  const { form, body, name, kind } = composer;
  const cancel = form.querySelector<HTMLElement>('[data-cancel]');
  if (cancel) {
    cancel.hidden = kind === 'comment';
    cancel.onclick = () => close(composer);
  }
  form.oninput = () => {
    composer.draft = newDraft(body.value, name?.value);
    saveDraft(composer.draftKey, composer.draft);
  };
  form.onkeydown = ({ key, ctrlKey, metaKey, isComposing }) => {
    if (key === 'Escape' && !isComposing) close(composer);
    if (key === 'Enter' && (ctrlKey || metaKey)) form.requestSubmit();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    void submit(composer);
  };
}

/** Gives back what was typed before; an edit begins with the comment as it was written. */
async function fill(composer: Composer): Promise<void> {
  const { thread, form, body, name, kind, id, draftKey } = composer;
  const stored = loadDraft(draftKey);
  if (kind === 'edit') form.querySelector('button')?.replaceChildren(writeMessage(thread, 'save'));
  if (stored) {
    composer.draft = stored;
    body.value = stored.body;
    if (name) name.value = stored.name;
    announce(thread, writeMessage(thread, 'restored'));
  } else if (kind === 'edit') {
    const source = await thread.send<{ body: string }>('GET', `${thread.sitePath}/comments/${id}/source`);
    if (isProblem(source)) showProblem(composer, source);
    else body.value ||= source.body;
  }
}

/** Closes an inline composer. Its draft stays for the next time it is opened. */
function close({ comment, kind, form, draft, draftKey }: Composer): void {
  if (!comment) return;
  form.remove();
  saveDraft(draftKey, { ...draft, open: false });
  comment.querySelector<HTMLElement>(`[data-action=${kind}]`)?.focus();
}

async function submit(composer: Composer): Promise<void> {
  const { thread, kind, id, form } = composer;
  if (form.ariaBusy) return;
  const restore = showSending(composer);
  const answer = await sendSignedIn(thread, `${kind} ${id} send`, () => send(composer));
  restore();
  if (isProblem(answer)) showProblem(composer, answer);
  else await finish(composer, answer);
}

function send({ thread, kind, id, body, name, draft }: Composer): Promise<CommentAnswer | Problem> {
  const { place, url } = thread;
  const text = { body: body.value };
  if (kind === 'edit') {
    return thread.send('PATCH', `${thread.sitePath}/comments/${id}`, { key: draft.key, json: text });
  }
  const guest = name && !name.disabled ? { name: name.value } : {};
  const json = { ...text, ...guest, ...(id && { parentId: id }), ...(url && { url }), place };
  return thread.send('POST', `${thread.storyPath}/comments`, { key: draft.key, json });
}

/** Shows that the text is under way and cannot change; the answer ends that. */
function showSending({ thread, form, body }: Composer): () => void {
  const button = form.querySelector('button');
  const label = button?.textContent ?? '';
  const show = (isSending: boolean, text: string) => {
    form.ariaBusy = isSending ? 'true' : null;
    body.readOnly = isSending;
    if (button) button.textContent = text;
  };
  showError(form, '');
  show(true, writeMessage(thread, 'sending'));
  return () => show(false, label);
}

function showProblem({ thread, form, body }: Composer, problem: Problem): void {
  const error = showError(form, explain(thread, problem));
  if (!problem.field || !error) return;
  const field = (form.elements.namedItem(problem.field) as HTMLInputElement | null) ?? body;
  field.ariaInvalid = 'true';
  field.setAttribute('aria-describedby', error.id);
  field.focus();
}

/** Shows an error in its place in a form; an empty one goes away. */
function showError(form: HTMLFormElement, text: string): HTMLElement | null {
  const error = form.querySelector<HTMLElement>('[data-error]');
  if (!error) return null;
  error.id = `error-${form.dataset['kind']}-${form.parentElement?.id}`;
  error.hidden = !text;
  error.textContent = text;
  for (const field of form.querySelectorAll('[aria-invalid]')) field.ariaInvalid = null;
  return error;
}

/** Puts what was written into its place and the reader there. */
async function finish(composer: Composer, answer: CommentAnswer): Promise<void> {
  const { thread, kind, comment, id, form, draftKey } = composer;
  const { html, guestToken } = answer;
  const written = { id: answer.comment?.id ?? id, ...(kind === 'reply' && { parentId: id }) };
  const isPublished = answer.comment?.status === 'published';
  composer.draft = newDraft();
  saveDraft(draftKey, composer.draft);
  if (kind === 'edit' && comment) replaceComment(thread, comment, html ?? '');
  else insertComment(thread, html ?? '', id);
  if (comment) form.remove();
  else form.reset();
  noteChange(thread, answer, Number(isPublished && kind !== 'edit'));
  announce(thread, writeMessage(thread, isPublished ? 'sent' : 'held'));
  const article = findComment(thread, written.id);
  if (article) focusOn(article);
  emit(thread, kind, written);
  if (guestToken) await thread.session.keep(guestToken);
  await loadViewer(thread);
}
