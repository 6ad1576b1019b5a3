export type { MessageKey } from './catalogue.ts';
export { findLanguage, LANGUAGES, pickLanguage, type Language } from './languages.ts';
export type { Messages } from './create-messages.ts';
export { messages } from './messages.ts';
export { refusalText, waitText } from './refusal-text.ts';
