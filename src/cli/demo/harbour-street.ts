import { haggle } from './harbour-street/haggle.ts';
import { inPassing } from './harbour-street/in-passing.ts';
import { letter } from './harbour-street/letter.ts';
import { quarrels } from './harbour-street/quarrels.ts';
import { ring } from './harbour-street/ring.ts';
import { shops } from './harbour-street/shops.ts';
import type { SeedStory } from './seed.ts';

/** The contested story: shall Harbour Street be closed to cars for a year? */
export const harbourStreet: SeedStory = {
  key: 'harbour-street',
  title: 'A year without cars on Harbour Street? Ormsea decides on Thursday',
  path: '/demo/articles/harbour-street.html',
  comments: [...ring, ...shops, ...quarrels, ...letter, ...inPassing, haggle],
};
