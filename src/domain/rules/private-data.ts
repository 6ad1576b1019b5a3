import { find, type Rule, type Span } from './rule.ts';

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
// Seven figures or more with what people set between them; dates and sums are shorter or have other signs.
const TELEPHONE = /(?<![\p{L}\p{N}.,])(?:\+|00|0)[1-9](?:[\s()/-]{0,3}\d){6,13}(?![\p{N}])/gu;
const ACCOUNT = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;
const CARD = /(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)/g;

/** Somebody's e-mail address, telephone, bank account or card: not for everybody to read, whoever's it is. */
export const privateData: Rule = ({ comment: { text } }, { privateData: consequence }) => {
  if (consequence === 'ignore') return null;
  const spans = [
    // Looked for at every letter: most texts have no such sign.
    ...(text.includes('@') ? findSpans(text, EMAIL) : []),
    ...findSpans(text, TELEPHONE),
    ...findSpans(text, ACCOUNT, isBankAccount),
    ...findSpans(text, CARD, isCard),
  ];
  return spans.length > 0 ? find(consequence, { spans, figures: { count: spans.length } }) : null;
};

function findSpans(text: string, pattern: RegExp, isReal: (found: string) => boolean = () => true): Span[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ 0: found, index }) =>
    isReal(found) ? [{ start: index, end: index + found.length }] : [],
  );
}

/** The check digits of an IBAN (ISO 13616): the number, turned round and with letters as figures, leaves 1 of 97. */
function isBankAccount(text: string): boolean {
  const compact = text.replaceAll(' ', '');
  if (compact.length < 15 || compact.length > 34) return false;
  const turned = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const character of turned) rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97;
  return rest === 1;
}

/** The check digit of a card number (Luhn, ISO/IEC 7812-1). */
function isCard(text: string): boolean {
  const digits = Array.from(text.replace(/\D/g, ''), Number).toReversed();
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits.length >= 13 && sum % 10 === 0 && new Set(digits).size > 1;
}
