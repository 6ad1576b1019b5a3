export type { MessageKey } from './catalogue.ts';
export { findLanguage, LANGUAGES, pickLanguage, type Language } from './languages.ts';
export { messages, type Messages } from './messages.ts';
export { refusalText, waitText } from './refusal-text.ts';
