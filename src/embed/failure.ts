import { create } from './dom.ts';

/** Said before the server could send any text. */
const WORDS: Readonly<Record<string, string>> = {
  de: 'Kommentare nicht geladen. Erneut versuchen',
  fr: 'Commentaires non chargés. Réessayer',
  es: 'Comentarios no cargados. Reintentar',
  ar: 'لم تُحمّل التعليقات. أعد المحاولة',
};

/** A button that says that the comments did not load, and tries again. */
export function createRetryButton(lang: string, retry: () => void): HTMLElement {
  const button = create('button');
  button.textContent = WORDS[lang.slice(0, 2)] ?? 'Comments not loaded. Try again';
  button.addEventListener('click', retry);
  return button;
}
