import { embedCode } from './publisher.ts';
import { SITE, type Stage } from './stage.ts';

/** A place where a story's discussion is shown. */
export interface Surface {
  readonly name: string;
  readonly isEmbed: boolean;
  /** Sees to it that the story is shown there; gives the address. */
  publish(stage: Stage, story: string, site?: string): string;
}

/** Both places in which the script works. */
export const SURFACES: readonly Surface[] = [
  { name: 'on the full page', isEmbed: false, publish: (stage, story, site) => stage.storyUrl(story, site) },
  {
    name: 'in the embed',
    isEmbed: true,
    publish: ({ parley, publisher }, story, site = SITE) =>
      publisher.setPage(`/${site}/${story}`, { body: embedCode(parley.origin, { site, story }) }),
  },
];
