import { isProblem, newKey, type Problem } from './api.ts';
import { complain } from './comments.ts';
import { recall, remember } from './browser-storage.ts';
import { find } from './dom.ts';
import { prepare } from './prepare.ts';
import { explain } from './texts.ts';
import { commentOf, emit, idOf, repliesOf, toPath, type Thread } from './thread.ts';
import { sendSignedIn } from './viewer.ts';

/** Opens the form below a comment in which it is reported; the server renders it. */
export async function openReport(thread: Thread, _: HTMLElement, comment: HTMLElement): Promise<void> {
  const open = find(comment, ':scope > form[data-kind=report]');
  if (open) {
    find(open, 'select')?.focus();
    return;
  }
  const answer = await thread.send<{ html: string }>(`GET ${toPath(thread, comment)}/reports/form`);
  if (isProblem(answer)) {
    complain(comment, explain(thread, answer));
    return;
  }
  const nodes = thread.parseHtml(answer.html);
  const form = find<HTMLElement>(nodes, 'form') as HTMLFormElement;
  form.dataset['key'] = newKey();
  restore(comment, form);
  prepare(thread, nodes);
  widen(form);
  listen(thread, form);
  repliesOf(comment).before(nodes);
  find(form, 'select')?.focus();
}

function listen(thread: Thread, form: HTMLFormElement): void {
  // Other words are another request.
  form.addEventListener('input', ({ target }) => {
    (target as HTMLElement).ariaInvalid = null;
    form.dataset['key'] = newKey();
    remember(toDraftKey(commentOf(form)), JSON.stringify(readFields(form)));
  });
  form.addEventListener('keydown', ({ key, ctrlKey, metaKey, isComposing }) => {
    if (key === 'Escape' && !isComposing) close(form);
    if (key === 'Enter' && (ctrlKey || metaKey)) form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(thread, form);
  });
  find(form, '[data-cancel]')?.addEventListener('click', () => close(form));
}

/** No other form of a discussion has a list to choose from, so the style sheets that everybody fetches know none. */
function widen(form: HTMLFormElement): void {
  const { style } = find<HTMLElement>(form, 'select');
  style.cssText = 'display:block;inline-size:100%;min-block-size:2.75rem;margin-block:.25rem;font-size:1rem';
}

/** What was chosen and typed, when signing in led away from the page or somebody was called away. */
function restore(comment: HTMLElement, form: HTMLFormElement): void {
  const kept = JSON.parse(recall(toDraftKey(comment)) || '{}') as object;
  for (const [name, value] of Object.entries(kept)) {
    const field = find<HTMLTextAreaElement | null>(form, `[name=${name}]`);
    if (field) field.value = value;
  }
}

function toDraftKey(comment: HTMLElement | null | undefined): string {
  return `parley:report:${idOf(comment)}`;
}

function readFields(form: HTMLFormElement): Record<string, FormDataEntryValue> {
  return Object.fromEntries(new FormData(form));
}

function close(form: HTMLFormElement): void {
  const comment = commentOf(form);
  form.remove();
  if (comment) find(comment, '[data-action=report]')?.focus();
}

async function submit(thread: Thread, form: HTMLFormElement): Promise<void> {
  const comment = commentOf(form);
  if (!comment || form.ariaBusy) return;
  form.ariaBusy = 'true';
  complain(form, '');
  const id = idOf(comment);
  const send = () =>
    thread.send(`POST ${toPath(thread, comment)}/reports`, readFields(form), form.dataset['key']);
  const isOpenToAll = form.dataset['open'] !== undefined;
  const answer = await (isOpenToAll ? send() : sendSignedIn(thread, `report ${id}`, send));
  form.ariaBusy = null;
  if (isProblem(answer)) {
    showProblem(thread, form, answer);
    return;
  }
  remember(toDraftKey(comment), '');
  const sent = find<HTMLElement>(form, '[data-sent]');
  sent.hidden = false;
  form.replaceWith(sent);
  sent.focus();
  emit(thread, 'report', { id });
}

function showProblem(thread: Thread, form: HTMLFormElement, problem: Problem): void {
  const error = complain(form, explain(thread, problem));
  const field = find(form, `[name=${problem.field}]`);
  if (!field) return;
  field.ariaInvalid = 'true';
  field.ariaDescribedByElements = [error];
  field.focus();
}
