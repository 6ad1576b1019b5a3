import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { messages, refusalText } from '../messages/index.ts';
import type { Deps } from '../service/deps.ts';
import { findSite } from '../storage/sites.ts';

/** What a verb answered. @throws Error that says to whoever typed the command why it did nothing. */
export function unlessRefused<T>(answer: T | Refusal): T {
  if (!isRefusal(answer)) return answer;
  const reason = answer.figures?.['reason'];
  const text = reason === undefined ? refusalText(messages('en'), answer) : `${reason}.`;
  throw new Error(answer.field === undefined ? text : `${answer.field}: ${text}`);
}

/** The site of a key. @throws Error when there is none. */
export async function getSite(deps: Pick<Deps, 'pool'>, key: string): Promise<Site> {
  const site = await findSite(deps.pool, key);
  if (!site)
    throw new Error(`There is no site ${JSON.stringify(key)}. \`parley site list\` shows those there are.`);
  return site;
}
