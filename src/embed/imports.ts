/** The pages of imports: how far an upload is, and how far the work. Without this script the forms and links do the same. */
const { lang } = document.documentElement;

interface Answer {
  readonly location?: string;
  readonly detail?: string;
}

const form = document.querySelector<HTMLFormElement>('form[data-upload]');
if (form) watchUpload(form);

/** Sends the files in place of the browser, which would not say how far it is. */
function watchUpload(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  const box = form.querySelector<HTMLElement>('[data-progress]');
  const bar = box?.querySelector('progress');
  const line = box?.querySelector<HTMLElement>('[role="status"]');
  if (!input || !box || !bar || !line) return;
  const button = form.querySelector<HTMLButtonElement>('button:not([type])');
  let sending: XMLHttpRequest | null = null;

  const stop = (text: string): void => {
    sending = null;
    box.hidden = true;
    input.disabled = false;
    if (button) button.disabled = false;
    if (text !== '') showError(input, text);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sending) return;
    showError(input, '');
    const files = [...(input.files ?? [])];
    const most = Number(form.dataset['most']);
    if (files.some(({ size }) => size > most)) return stop(form.dataset['tooLarge'] ?? '');
    const data = new FormData(form);
    const begun = performance.now();
    const request = new XMLHttpRequest();
    sending = request;
    input.disabled = true;
    if (button) button.disabled = true;
    box.hidden = false;
    bar.value = 0;
    line.textContent = '';
    let told = 0;
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      bar.max = total;
      bar.value = loaded;
      const now = performance.now();
      // Screen readers read each change.
      if (now - told < 1_000) return;
      told = now;
      const rate = (loaded * 1_000) / Math.max(1, now - begun);
      line.textContent = fill(form.dataset['sending'] ?? '', {
        done: writeBytes(loaded),
        size: writeBytes(total),
        rate: writeBytes(rate),
        left: writeSeconds((total - loaded) / Math.max(1, rate)),
      });
    });
    request.upload.addEventListener('load', () => {
      line.textContent = form.dataset['storing'] ?? '';
    });
    request.addEventListener('load', () => {
      const { location, detail } = readAnswer(request);
      if (location === undefined) return stop(detail ?? form.dataset['broken'] ?? '');
      sending = null;
      window.location.assign(location);
    });
    request.addEventListener('error', () => stop(form.dataset['broken'] ?? ''));
    request.addEventListener('abort', () => stop(''));
    request.open('POST', form.action);
    request.setRequestHeader('accept', 'application/json');
    request.send(data);
  });
  box.querySelector('[data-cancel]')?.addEventListener('click', () => sending?.abort());
  window.addEventListener('beforeunload', (event) => {
    if (sending) event.preventDefault();
  });
}

interface Progress {
  readonly share: number;
  readonly text: string;
  readonly isOver: boolean;
}

/** Often enough for a bar that moves; an import takes minutes. */
const POLL_MS = 1_000;

const task = document.querySelector<HTMLElement>('[data-poll]');
if (task) void follow(task, task.dataset['poll'] ?? '');

/** Keeps a bar moving; what comes after it is a page of its own. */
async function follow(task: HTMLElement, url: string): Promise<void> {
  const bar = task.querySelector('progress');
  const line = task.querySelector('[role="status"]');
  task.querySelector('[data-reload]')?.remove();
  for (;;) {
    await new Promise((resolve) => {
      setTimeout(resolve, POLL_MS);
    });
    const progress = await ask(url);
    if (progress === null) continue;
    if (progress.isOver) return window.location.reload();
    if (bar) bar.value = progress.share;
    if (line && line.textContent !== progress.text) line.textContent = progress.text;
  }
}

/** Null while the server cannot be reached: the next time it is asked again. */
async function ask(url: string): Promise<Progress | null> {
  try {
    const response = await fetch(url, { headers: { 'accept-language': lang } });
    return response.ok ? ((await response.json()) as Progress) : null;
  } catch {
    return null;
  }
}

function readAnswer(request: XMLHttpRequest): Answer {
  try {
    return JSON.parse(request.responseText) as Answer;
  } catch {
    // A proxy that allows no such size answers with a page of its own.
    return {};
  }
}

/** Ties what is wrong to the field, as the page without script does. */
function showError(input: HTMLInputElement, text: string): void {
  const id = 'problem-files';
  document.getElementById(id)?.remove();
  input.removeAttribute('aria-invalid');
  if (text === '') return;
  const note = document.createElement('p');
  note.className = 'error';
  note.id = id;
  note.setAttribute('role', 'alert');
  note.textContent = text;
  input.after(note);
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', `meaning-files ${id}`);
  input.focus();
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

function writeBytes(bytes: number): string {
  const [unit, size] = bytes < 1e6 ? ['kilobyte', 1e3] : bytes < 1e9 ? ['megabyte', 1e6] : ['gigabyte', 1e9];
  const options = { style: 'unit', unit: unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(lang, options).format(bytes / size);
}

function writeSeconds(seconds: number): string {
  const [unit, size] = seconds < 60 ? ['second', 1] : seconds < 3_600 ? ['minute', 60] : ['hour', 3_600];
  const options = { style: 'unit', unit: unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(lang, options).format(Math.ceil(seconds / size));
}
