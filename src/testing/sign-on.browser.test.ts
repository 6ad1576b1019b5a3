import { after, before, describe, test } from 'node:test';
import { EMBED_CHECKS } from './sign-on-embed.ts';
import { raiseStage, type Stage } from './stage.ts';

let stage: Stage;

before(async () => {
  stage = await raiseStage();
});
after(() => stage.close());

describe('a publisher’s sign-on in the embed:', () => {
  for (const { name, run } of EMBED_CHECKS) test(name, () => run(stage));
});
