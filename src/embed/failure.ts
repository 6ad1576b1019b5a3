/** Said before the server could send any text: in the page's language, in English where Parley does not speak it. */
const FAILED: Readonly<Record<string, string>> = {
  en: 'The comments did not load. Try again',
  de: 'Die Kommentare wurden nicht geladen. Erneut versuchen',
  fr: 'Les commentaires n’ont pas été chargés. Réessayer',
  es: 'No se han cargado los comentarios. Reintentar',
  ar: 'لم تُحمّل التعليقات. حاول مرة أخرى',
};

/** A button that says that the comments did not load, and tries again. */
export function createRetryButton(lang: string, retry: () => void): HTMLElement {
  const button = document.createElement('button');
  button.textContent = FAILED[lang.slice(0, 2)] ?? FAILED['en'] ?? '';
  button.addEventListener('click', retry);
  return button;
}
