import { create } from './dom.ts';

/** Said where the server could not send any text. */
const RETRY: Readonly<Record<string, string>> = {
  de: 'Kommentare laden',
  fr: 'Charger les commentaires',
  es: 'Cargar los comentarios',
  ar: 'تحميل التعليقات',
};

/** What stands in place of comments that did not load: the way to try again. */
export function createRetryButton(lang: string, retry: () => void): HTMLElement {
  const button = create('button');
  button.textContent = RETRY[lang.slice(0, 2)] ?? 'Load the comments';
  button.addEventListener('click', retry);
  return button;
}
