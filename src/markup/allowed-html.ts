import { LINK_REL, isAllowedLink } from './links.ts';

type AttributeCheck = (value: string) => boolean;
type Attributes = Readonly<Record<string, AttributeCheck>>;

/** Every element that a rendered comment may hold, with its attributes and what each may be. Tests hold to it. */
export const ALLOWED_ELEMENTS: Readonly<Record<string, Attributes>> = {
  a: { href: isAllowedLink, rel: (value) => value === LINK_REL },
  blockquote: {},
  br: {},
  code: {},
  em: {},
  li: {},
  ol: { start: (value) => /^\d{1,9}$/.test(value) },
  p: {},
  pre: {},
  s: {},
  span: {
    class: (value) => value === 'spoiler' || value === 'mention',
    tabindex: (value) => value === '0',
  },
  strong: {},
  ul: {},
};
