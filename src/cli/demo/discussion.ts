import { annieBell } from './annie-bell.ts';
import { harbourStreet } from './harbour-street.ts';
import { merenTruce } from './meren-truce.ts';
import type { SeedStory } from './seed.ts';

export { people, voters } from './people.ts';
export type { SeedComment, SeedStory } from './seed.ts';

/** The stories of the demonstration newspaper with their discussions. */
export const stories: readonly SeedStory[] = [harbourStreet, merenTruce, annieBell];
