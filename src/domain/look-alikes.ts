/**
 * Capital letters that look like Latin ones, from Unicode's confusables (UTS #39) as far as they are letters that names
 * are written with, or could be: Cyrillic, Greek, Armenian, Cherokee, Lisu, Coptic, and Latin letters that do not decompose.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...pair('АВЕЅІЈКМНОРСТУХҮԌԚԜӀЗЬ', 'ABESIJKMHOPCTYXYGQWI3B'),
  ...pair('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿϜ', 'ABEZHIKMNOPTYXCJF'),
  ...pair('ԱՕՏՍԼ', 'UOSUI'),
  ...pair('ᎪᏴᏟᎠᎬᏀᎻᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ', 'ABCDEGHKIMPRSTVWZ'),
  ...pair('ØĐŁƗɄĦŦƵⱭꞬ', 'ODLIUHTZAG'),
  // Small capitals, which have no capitals but two, and Lisu letters, which were made of Latin capitals.
  ...pair('ᴀʙᴄᴅᴇꜰɢʜꞮᴊᴋʟᴍɴᴏᴘƦꜱᴛᴜᴠᴡʏᴢ', 'ABCDEFGHIJKLMNOPRSTUVWYZ'),
  ...pair('ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ', 'ABCDEFGHIJKLMNOPRSTUVWXYZ'),
  ...pair('ⲎⲒⲔⲘⲚⲞⲢⲤⲦⲨⲬ', 'HIKMNOPCTYX'),
};

/** A capital i, a small L, a one and a bar are one stroke in most typefaces; so is a zero an O. */
const STROKES: Readonly<Record<string, string>> = pair('L1|0', 'IIIO');

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
  return Array.from(capitals.replace(/[\s.,'’´`·•_()&+-]+/gu, ''), (letter) =>
    toStroke(LOOK_ALIKES[letter] ?? letter),
  ).join('');
}

function toStroke(letter: string): string {
  return STROKES[letter] ?? letter;
}

/**
 * A character as word lists compare it: in small letters, without accents, and a look-alike of another script as the
 * Latin letter it looks like. One character may become several (`ß`, ligatures) or none (marks alone).
 */
export function foldCharacter(character: string): string {
  const capitals = character.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  const letters = Array.from(capitals.normalize('NFKD').replace(/\p{M}/gu, ''));
  return letters
    .map((letter) => LOOK_ALIKES[letter] ?? letter)
    .join('')
    .toLowerCase();
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
