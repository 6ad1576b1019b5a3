import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { CommentId } from '../../domain/ids.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { VERDICTS, type Verdict } from '../../domain/rules/rule.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { detectLanguage } from '../../service/detect-language.ts';
import { simulateRules, type Simulation } from '../../service/simulate-rules.ts';
import { findSite } from '../../storage/sites.ts';
import { makeActing } from '../acting.ts';
import { createApiClient } from '../api-client.ts';
import { createTestApplication, type TestApplication } from '../application.ts';
import type { Check, Scenario } from './scenario.ts';
import { planComments, TRIED_RULES, type PlannedComment } from './simulation-comments.ts';

const COMMENTS = 5_000;
/** Readers must not notice that rules are tried: how long a request waits for its turn, nearly always and at worst. */
const USUAL_WAIT_MS = 100;
const LONGEST_WAIT_MS = 300;
const AT_ONCE = 16;

/** Rules are tried on comments; the same comments, posted where those rules are in force, get the same verdicts. */
export const simulation: Scenario = {
  description: `a rule simulated on ${COMMENTS} comments, then applied to the same comments posted live: equal verdicts`,
  async run(check) {
    const [before, after] = [await open(), await open()];
    try {
      await compare(check, before, after);
    } finally {
      await Promise.all([before.parley.close(), after.parley.close()]);
    }
  },
};

interface Installation {
  readonly parley: TestApplication;
  readonly admin: string;
  readonly api: ReturnType<typeof createApiClient>;
}

async function open(): Promise<Installation> {
  const parley = await createTestApplication();
  const { id } = await parley.addSite('courier');
  const { token } = await makeActing(parley, { name: 'an admin', role: 'admin' }, { this: id, other: id });
  assert.ok(token !== null);
  return { parley, admin: token, api: createApiClient(parley, 'courier') };
}

async function compare(check: Check, before: Installation, after: Installation): Promise<void> {
  const waves = planComments(COMMENTS);
  let firstIds: CommentId[] = [];
  await check(`${COMMENTS} comments are posted under the rules that a site begins with`, async () => {
    firstIds = await postAll(before, waves);
    assert.equal(firstIds.length, COMMENTS);
  });
  const simulated = new Map<CommentId, Verdict>();
  await check('the rules are tried on all of them, and readers do not wait for that', async () => {
    const result = await simulate(before, simulated);
    assert.equal(result.looked, COMMENTS);
    assert.equal(simulated.size, COMMENTS);
  });
  await check('they are saved, and come into force where the same comments are posted anew', async () => {
    for (const installation of [before, after]) await saveRules(installation);
  });
  await check('every comment gets the verdict that it had when the rules were tried', async () => {
    const secondIds = await postAll(after, waves);
    const live = await readVerdicts(after);
    const differing = firstIds.flatMap((id, index) => {
      const pair = [simulated.get(id), live.get(secondIds[index] ?? id)];
      return pair[0] === pair[1] ? [] : [`${pair.join(' / ')}: ${waves.flat()[index]?.body}`];
    });
    assert.deepEqual(differing, []);
    print('posted live', countOf(live));
  });
}

/** Posts wave by wave; gives the ids in the order of the plan. */
async function postAll(
  { parley, api }: Installation,
  waves: readonly (readonly PlannedComment[])[],
): Promise<CommentId[]> {
  const tokens = new Map<number, string>();
  const ids: CommentId[] = [];
  for (const wave of waves) {
    for (let from = 0; from < wave.length; from += AT_ONCE) {
      const posted = wave.slice(from, from + AT_ONCE).map(async ({ author, body }) => {
        const token = tokens.get(author) ?? (await parley.signIn(`Reader ${author}`));
        tokens.set(author, token);
        const { status, json } = await api.write(token, `story-${author % 5}`, { body });
        assert.equal(status, 201, JSON.stringify(json));
        return json.comment.id as CommentId;
      });
      ids.push(...(await Promise.all(posted)));
    }
  }
  return ids;
}

async function simulate({ parley }: Installation, verdicts: Map<CommentId, Verdict>): Promise<Simulation> {
  const found = await findSite(parley.pool, 'courier');
  assert.ok(found);
  // What a process loads once, with the first text of a site that asks for languages.
  await detectLanguage('The council has promised this for many years.');
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const result = await simulateRules(parley.deps, OPERATOR, {
    site: found,
    rules: TRIED_RULES,
    last: COMMENTS,
    onVerdict: (id, verdict) => void verdicts.set(id, verdict),
  });
  delay.disable();
  assert.ok(!isRefusal(result), JSON.stringify(result));
  const [usual, waited] = [delay.percentile(99) / 1e6, delay.max / 1e6];
  print('as they were', result.before);
  print('tried', result.after);
  console.log(
    `        ${result.changed} verdicts would change; ${result.ms} ms in all, a request waits ${usual.toFixed(0)} ms (99th percentile), ${waited.toFixed(0)} ms at most`,
  );
  assert.ok(usual < USUAL_WAIT_MS, `a request would usually have waited ${usual.toFixed(0)} ms`);
  assert.ok(waited < LONGEST_WAIT_MS, `a request would have waited ${waited.toFixed(0)} ms`);
  return result;
}

async function saveRules({ api, admin }: Installation): Promise<void> {
  const { status, json } = await api.send(admin, {
    method: 'PUT',
    url: `${api.site}/rules`,
    payload: { version: 0, ...TRIED_RULES },
  });
  assert.deepEqual([status, json.version], [200, 1]);
}

async function readVerdicts({ parley }: Installation): Promise<Map<CommentId, Verdict>> {
  const { rows } = await parley.pool.query<{ id: CommentId; verdict: Verdict }>({
    text: 'select comment_id as id, verdict from revisions where rules_version = 1',
  });
  return new Map(rows.map(({ id, verdict }) => [id, verdict]));
}

function countOf(verdicts: ReadonlyMap<CommentId, Verdict>): Record<Verdict, number> {
  const counts = { publish: 0, remark: 0, hold: 0, reject: 0 };
  for (const verdict of verdicts.values()) counts[verdict] += 1;
  return counts;
}

function print(title: string, counts: Readonly<Record<Verdict, number>>): void {
  const figures = VERDICTS.map((verdict) => `${verdict} ${counts[verdict]}`);
  console.log(`        ${title.padEnd(13)} ${figures.join(', ')}`);
}
