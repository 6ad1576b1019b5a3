/**
 * Capital letters that look like Latin ones, from Unicode's confusables (UTS #39) as far as they are letters that names
 * are written with: Cyrillic, Greek, Armenian, Cherokee, and Latin letters that do not decompose.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...pair('АВЕЅІЈКМНОРСТУХҮԌԚԜӀЗЬ', 'ABESIJKMHOPCTYXYGQWI3B'),
  ...pair('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿϜ', 'ABEZHIKMNOPTYXCJF'),
  ...pair('ԱՕՏՍԼ', 'UOSUI'),
  ...pair('ᎪᏴᏟᎠᎬᏀᎻᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ', 'ABCDEGHKIMPRSTVWZ'),
  ...pair('ØĐŁƗɄĦŦƵ', 'ODIIUHTZ'),
  // A capital i, a small L, a one and a bar are one stroke in most typefaces; so is a zero an O.
  ...pair('L1|0', 'IIIO'),
};

function pair(from: string, to: string): Record<string, string> {
  const targets = Array.from(to);
  return Object.fromEntries(Array.from(from).map((letter, index) => [letter, targets[index] ?? letter]));
}

/**
 * A text as the eye takes it: without case, accents, look-alike letters, spaces and punctuation. Two texts that a
 * reader could take for each other give the same.
 */
export function toSkeleton(text: string): string {
  const capitals = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    // Capitals of some letters decompose once more.
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('Æ', 'AE')
    .replaceAll('Œ', 'OE');
  return Array.from(
    capitals.replace(/[\s.,'’´`·•_()&+-]+/gu, ''),
    (letter) => LOOK_ALIKES[letter] ?? letter,
  ).join('');
}

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

/** Whether a single word mixes scripts whose letters look alike, which nobody's name does. */
export function mixesLookAlikeScripts(text: string): boolean {
  return text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .some((word) => SCRIPTS.filter((script) => script.test(word)).length > 1);
}
