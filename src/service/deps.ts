import type { Clock, NewId } from '../domain/ids.ts';
import type { Site, Story } from '../domain/thread.ts';
import type { Pool } from '../storage/pool.ts';
import type { AddressHashes } from './address-hashes.ts';
import type { Keys } from './keys.ts';
import type { LastingKeys } from './lasting-keys.ts';
import type { Outside } from './outside.ts';
import type { RuleDirectory } from './rules-in-force.ts';

/** What verbs need from outside; made once in src/cli/compose.ts. */
export interface Deps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly keys: Keys;
  /** For hashes that have to outlive the configured secret. */
  readonly lasting: LastingKeys;
  readonly addresses: AddressHashes;
  /** What each site's comments are judged by. */
  readonly rules: RuleDirectory;
  /** Every rate limit is multiplied by this: 1, or more for load tests. */
  readonly rateLimitScale: number;
  /** Services that are asked about comments before they are published. */
  readonly outside: Outside;
  /** Called after the commit of anything readers of a story can see. */
  readonly onStoryChange: (change: StoryChange) => void;
}

export interface StoryChange {
  readonly site: Site;
  readonly storyKey: Story['key'];
  readonly version: number;
}

/** Outbound requests and mail, made by `net`; the layers above name them through here. */
export type { HttpClient } from '../net/http-client.ts';
export type { Mailer } from '../net/mailer.ts';
