import type { en } from './en.ts';

/**
 * One message in the forms that a number asks for: the categories of `Intl.PluralRules`. A category that a
 * language uses but a message leaves out falls back to `other`.
 */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Placeholders stand in braces: `{name}`. A message in plural forms is chosen by its `{count}`. */
export type Message = string | PluralForms;

export type MessageKey = keyof typeof en;

/** What a language has to provide for a part of the English messages: each, in plural forms where English has them. */
export type Translation<Part> = {
  readonly [Key in keyof Part]: Part[Key] extends string ? string : PluralForms;
};

export type Catalogue = Translation<typeof en>;

type PlaceholdersOf<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;

type NamesOf<Key extends MessageKey> = (typeof en)[Key] extends { other: infer Other }
  ? PlaceholdersOf<Other> | 'count'
  : PlaceholdersOf<(typeof en)[Key]>;

export type MessageParams = Readonly<Record<string, string | number>>;

/** The parameters of one message, read from its English text: none, or an object naming each placeholder. */
export type ParamsOf<Key extends MessageKey> = [NamesOf<Key>] extends [never]
  ? []
  : [params: { readonly [Name in NamesOf<Key>]: Name extends 'count' ? number : string | number }];
