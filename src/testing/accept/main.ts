import { actions } from './actions.ts';
import { appeal } from './appeal.ts';
import { deskKeyboard } from './desk-keyboard.ts';
import { callout } from './callout.ts';
import { claims } from './claims.ts';
import { brigades } from './brigades.ts';
import { deskTwo } from './desk-two.ts';
import { erasure } from './erasure.ts';
import { exports } from './exports.ts';
import { fitKilled } from './fit-killed.ts';
import { guessing } from './guessing.ts';
import { hostileFiles } from './hostile-files.ts';
import { markup } from './markup.ts';
import { oidc } from './oidc.ts';
import { passkey } from './passkey.ts';
import { permissions } from './permissions.ts';
import { resume } from './resume.ts';
import { roundtrip } from './roundtrip.ts';
import type { Check, Scenario } from './scenario.ts';
import { simulation } from './simulation.ts';
import { sso } from './sso.ts';
import { stolenToken } from './stolen-token.ts';
import { twoProcesses } from './two-processes.ts';

/** `npm run accept -- NAME` runs a scenario from end to end; without a name it lists them. Exits non-zero on failure. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  actions,
  appeal,
  'desk-keyboard': deskKeyboard,
  callout,
  claims,
  brigades,
  'desk-two': deskTwo,
  erasure,
  exports,
  'fit-killed': fitKilled,
  guessing,
  'hostile-files': hostileFiles,
  markup,
  oidc,
  passkey,
  permissions,
  resume,
  roundtrip,
  simulation,
  sso,
  'stolen-token': stolenToken,
  'two-processes': twoProcesses,
};

async function runScenario(scenario: Scenario): Promise<boolean> {
  const counted = { passed: 0, failed: 0 };
  const check: Check = async (name, work) => {
    try {
      await work();
      counted.passed += 1;
      console.log(`ok      ${name}`);
    } catch (error) {
      counted.failed += 1;
      console.log(`not ok  ${name}\n${indent(error)}`);
    }
  };
  await scenario.run(check);
  console.log(`\n${counted.passed} passed, ${counted.failed} failed`);
  return counted.failed === 0 && counted.passed > 0;
}

function indent(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.replaceAll(/^/gm, '        ');
}

const [name] = process.argv.slice(2);
const scenario = SCENARIOS[name ?? ''];
if (scenario) {
  process.exitCode = (await runScenario(scenario)) ? 0 : 1;
} else {
  if (name !== undefined) console.error(`There is no scenario called ${JSON.stringify(name)}.`);
  for (const [known, { description }] of Object.entries(SCENARIOS))
    console.log(`${known.padEnd(15)} ${description}`);
  process.exitCode = name === undefined ? 0 : 1;
}
