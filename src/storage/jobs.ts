import type { Db } from './pool.ts';

/** Jobs by name, with what each is given. */
export interface Jobs {
  readonly 'read-story-title': { readonly siteId: string; readonly storyId: string; readonly url: string };
  readonly 'assign-sections': { readonly siteId: string };
}

/** Leaves a job as a row of the current transaction: it runs if, and only if, the transaction commits. */
export async function addJob<Name extends keyof Jobs>(
  db: Db,
  name: Name,
  payload: Jobs[Name],
): Promise<void> {
  await db.query({
    text: 'select graphile_worker.add_job($1, $2::json, max_attempts => 5)',
    values: [name, JSON.stringify(payload)],
  });
}
