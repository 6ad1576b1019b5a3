import assert from 'node:assert/strict';
import sharp from 'sharp';
import type { AccountId, CommentId, PictureId } from '../domain/ids.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { DEFAULT_RULE_SETTINGS } from '../domain/rules/settings.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR, type Actor } from '../domain/viewer.ts';
import { appealDecision } from '../service/appeal-decision.ts';
import { createApiToken } from '../service/api-tokens.ts';
import { askErasure, ERASURE_HOURS } from '../service/ask-erasure.ts';
import { castVote } from '../service/cast-vote.ts';
import { changeProfile } from '../service/change-profile.ts';
import { changeStory } from '../service/change-story.ts';
import { decide } from '../service/decide.ts';
import { deleteComment } from '../service/delete-comment.ts';
import type { Deps } from '../service/deps.ts';
import { editComment } from '../service/edit-comment.ts';
import { eraseDueAccounts } from '../service/erase-account.ts';
import { grantRole } from '../service/grant-role.ts';
import { issueToken } from '../service/issue-token.ts';
import { linkIdentity } from '../service/link-identity.ts';
import { addCallOut } from '../service/manage-call-outs.ts';
import { addProvider } from '../service/manage-providers.ts';
import { saveRules } from '../service/manage-rules.ts';
import { addSection } from '../service/manage-sections.ts';
import { makePicture } from '../service/make-picture.ts';
import { markComment } from '../service/mark-comment.ts';
import { mergeStories } from '../service/merge-stories.ts';
import { addModeratorNote } from '../service/moderator-notes.ts';
import { moveStoryTo } from '../service/move-story.ts';
import { mute } from '../service/mute.ts';
import { makeRecoveryCodes } from '../service/recovery-codes.ts';
import { reportComment } from '../service/report-comment.ts';
import { runMerge } from '../service/run-merge.ts';
import { sanctionAccount } from '../service/sanction-account.ts';
import { sendNotice } from '../service/send-notice.ts';
import { authenticate } from '../service/sessions.ts';
import { rotateSignOnSecret } from '../service/sign-on-secrets.ts';
import { createSubmitComment } from '../service/submit-comment.ts';
import { replacePicture } from '../storage/pictures.ts';
import { findSite } from '../storage/sites.ts';
import { makeSite } from './make-site.ts';
import { importOldComments } from './old-comments.ts';

/** The sites of a rich installation, with the stories that have comments. */
export const RICH_STORIES: readonly (readonly [site: string, story: string])[] = [
  ['courier', 'tram'],
  ['courier', 'budget-2'],
  ['courier', 'quiet'],
  ['courier', 'old-tram'],
  ['sahifa', 'souq'],
];

/** Somebody who is signed in. */
interface Person {
  readonly actor: Actor;
  readonly accountId: AccountId;
}

function must<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) assert.fail(JSON.stringify(answer));
  return answer;
}

/**
 * Fills an empty installation through the verbs with something of everything that people and publishers can do here:
 * what is exported has to come back, whatever it is.
 */
export async function enrich(deps: Deps): Promise<void> {
  const world = await populate(deps);
  await discuss(deps, world);
  await moderate(deps, world);
  await rearrange(deps, world);
  await keepSecrets(deps, world);
  await importOldComments(deps, world.courier);
  await eraseOne(deps, world);
}

interface World {
  readonly courier: Site;
  readonly sahifa: Site;
  readonly people: Readonly<Record<'ann' | 'ben' | 'cleo' | 'dov' | 'mo' | 'ida', Person>>;
  readonly write: Write;
}

interface Written {
  readonly by: Actor;
  readonly site: Site;
  readonly story: string;
  readonly body: string;
  readonly parentId?: CommentId;
  readonly name?: string;
}

type Write = (comment: Written) => Promise<CommentId>;

async function populate(deps: Deps): Promise<World> {
  const courier = await makeSite(deps, {
    key: 'courier',
    name: 'Courier & “Sons”',
    origins: ['https://news.example'],
    settings: { guests: true, reportsToWithhold: 2, publicProfiles: true, messageBox: 'Be **kind**.' },
  });
  const sahifa = await makeSite(deps, {
    key: 'sahifa',
    name: 'صحيفة',
    language: 'ar',
    origins: ['https://sahifa.example'],
    settings: { mode: 'premoderate-newcomers' },
  });
  const names = { ann: 'Ann & Co', ben: 'Ben Łęcki', cleo: 'كليو', dov: 'דב', mo: 'Mo', ida: 'Ida' } as const;
  const people = Object.fromEntries(
    await Promise.all(Object.entries(names).map(async ([key, name]) => [key, await signIn(deps, key, name)])),
  ) as World['people'];
  for (const { accountId } of [people.mo, people.ida])
    must(await grantRole(deps, OPERATOR, { to: { accountId }, role: 'moderator', siteIds: null }));
  // A role counts from the next request.
  const moderators = {
    mo: await signIn(deps, 'mo', names.mo),
    ida: await signIn(deps, 'ida', names.ida),
  };
  const submit = createSubmitComment(deps);
  const write: Write = async ({ by, site, story, body, parentId = null, name = null }) => {
    const url = `${site.origins[0]}/${story}`;
    const place = { place: 'page', idempotencyKey: null, origin: null } as const;
    const written = must(await submit(by, { site, storyKey: story, url, parentId, body, name, ...place }));
    return written.comment.id;
  };
  return { courier, sahifa, people: { ...people, ...moderators }, write };
}

async function signIn(deps: Deps, key: string, name: string): Promise<Person> {
  const token = await issueToken(deps, { email: `${key}@reader.example`, name });
  const actor = must(await authenticate(deps, { token, foreignOrigin: null }));
  assert.ok(actor.kind === 'account');
  return { actor, accountId: actor.accountId };
}

async function discuss(deps: Deps, { courier, sahifa, people, write }: World): Promise<void> {
  const { ann, ben, cleo, dov } = people;
  const first = await write({
    by: ann.actor,
    site: courier,
    story: 'tram',
    body: 'The tram is **late**, see https://tram.example/?a=1&b=2.\n\n- one\n- two\n\n> quoted\n\n`<b>` ||spoiler||',
  });
  let parentId = first;
  for (let depth = 1; depth <= 8; depth += 1) {
    const by = depth % 2 === 0 ? ann.actor : ben.actor;
    parentId = await write({
      by,
      site: courier,
      story: 'tram',
      body: `Deeper, @${depth % 2 ? 'Ann & Co' : 'ben łęcki'}: ${depth}`,
      parentId,
    });
  }
  const guest = await write({
    by: { kind: 'anonymous' },
    site: courier,
    story: 'tram',
    body: 'A guest. \\ " \u{1f68b} \u200f',
    name: 'Gus',
  });
  const vote = (by: Person, commentId: CommentId, value: 'up' | 'down') =>
    castVote(deps, by.actor, { site: courier, commentId, value, place: 'page', idempotencyKey: null });
  for (const by of [ben, cleo, dov]) must(await vote(by, first, 'up'));
  must(await vote(ann, guest, 'down'));
  must(
    await editComment(deps, ben.actor, {
      site: courier,
      commentId: await write({ by: ben.actor, site: courier, story: 'tram', body: 'To be edited.' }),
      body: 'Edited, @كليو and @nobody: it *was* late.',
      idempotencyKey: null,
    }),
  );
  const gone = await write({ by: ben.actor, site: courier, story: 'tram', body: 'To be taken back.' });
  await write({ by: ann.actor, site: courier, story: 'tram', body: 'Why?', parentId: gone });
  must(await deleteComment(deps, ben.actor, { site: courier, commentId: gone, idempotencyKey: null }));
  for (const mark of ['featured', 'pinned'] as const)
    must(await markComment(deps, people.mo.actor, { site: courier, commentId: first, mark, on: true }));
  for (const body of ['مرحبا بالجميع في **السوق**.', 'שלום, @כליו!'])
    await write({ by: cleo.actor, site: sahifa, story: 'souq', body });
  must(await mute(deps, ann.actor, dov.accountId));
  const profile = { name: 'Ann & Co.', bio: 'Writes of trams.', pictureUrl: '', removePicture: false };
  must(await changeProfile(deps, ann.actor, profile));
  await givePicture(deps, ann);
}

async function givePicture(deps: Deps, { accountId }: Person): Promise<void> {
  const drawn = sharp({ create: { width: 90, height: 60, channels: 3, background: '#c40' } });
  const bytes = await makePicture(await drawn.png().toBuffer());
  assert.ok(typeof bytes !== 'string', String(bytes));
  const url = 'https://pictures.example/ann.png';
  await deps.pool.query({
    text: 'insert into picture_requests (account_id, url, requested_at) values ($1, $2, now())',
    values: [accountId, url],
  });
  const id = deps.newId<PictureId>();
  assert.ok(await replacePicture(deps.pool, { id, accountId, url, bytes, madeAt: deps.clock() }));
}

async function moderate(deps: Deps, { courier, people, write }: World): Promise<void> {
  const { ann, ben, cleo, dov, mo, ida } = people;
  const settings = { ...DEFAULT_RULE_SETTINGS, newcomer: { comments: 0, days: 0 } };
  const rules = { settings, bannedWords: 'badword', suspectWords: 'bribe\n/c[o0]rrupt/' };
  must(await saveRules(deps, OPERATOR, { site: courier, shown: 0, rules }));
  must(
    await saveRules(deps, OPERATOR, {
      site: courier,
      shown: 1,
      rules: { ...rules, suspectWords: 'bribe' },
    }),
  );
  const held = await write({ by: dov.actor, site: courier, story: 'tram', body: 'He took a bribe.' });
  const waiting = await write({ by: dov.actor, site: courier, story: 'tram', body: 'A fair point.' });
  const body = 'A fair bribe, @Ann & Co.';
  must(await editComment(deps, dov.actor, { site: courier, commentId: waiting, body, idempotencyKey: null }));
  const rude = await write({ by: dov.actor, site: courier, story: 'tram', body: 'A rude one.' });
  for (const by of [ann, ben, cleo])
    await reportComment(deps, by.actor, {
      site: courier,
      commentId: rude,
      reason: 'abusive',
      body: 'Rude.',
      idempotencyKey: null,
      address: null,
    });
  await decideOn(deps, mo, {
    site: courier,
    commentId: held,
    action: 'reject',
    toAuthor: 'No names, please.',
  });
  const appealed = { site: courier, commentId: held, body: 'I did not name him.', idempotencyKey: null };
  must(await appealDecision(deps, dov.actor, appealed));
  await decideOn(deps, ida, { site: courier, commentId: held, action: 'approve', toAuthor: '' });
  await decideOn(deps, mo, { site: courier, commentId: rude, action: 'reject', toAuthor: '' });
  const off = await write({ by: ben.actor, site: courier, story: 'quiet', body: 'Something quite else.' });
  await decideOn(deps, mo, { site: courier, commentId: off, action: 'reject', toAuthor: 'Elsewhere.' });
  must(
    await appealDecision(deps, ben.actor, {
      site: courier,
      commentId: off,
      body: 'But why?',
      idempotencyKey: null,
    }),
  );
  const sent = await write({
    by: cleo.actor,
    site: courier,
    story: 'quiet',
    body: 'A claim about somebody.',
  });
  must(
    await sendNotice(
      deps,
      { kind: 'anonymous' },
      {
        site: courier,
        commentId: sent,
        law: 'Section 186',
        explanation: 'It says what is not true.',
        isChildAbuse: false,
        name: 'Law & Partners',
        email: 'law@office.example',
        isGoodFaith: true,
        language: 'en',
        idempotencyKey: null,
        address: null,
      },
    ),
  );
  const about = { site: courier, accountId: dov.accountId };
  must(await addModeratorNote(deps, mo.actor, { ...about, body: 'Was warned by mail.' }));
  const sanction = { ...about, reason: 'abusive', toPerson: 'Please be polite.', rejectDays: null } as const;
  must(await sanctionAccount(deps, mo.actor, { ...sanction, kind: 'warn', sites: 'this', until: null }));
  const until = new Date(deps.clock().getTime() + 86_400_000);
  must(await sanctionAccount(deps, mo.actor, { ...sanction, kind: 'suspend', sites: 'this', until }));
}

interface Wished {
  readonly site: Site;
  readonly commentId: CommentId;
  readonly action: 'approve' | 'reject';
  readonly toAuthor: string;
}

async function decideOn(deps: Deps, by: Person, wished: Wished): Promise<void> {
  const { rows } = await deps.pool.query<{ decision: string | null; revision: number }>({
    text: `select (select id from decisions where comment_id = $1 order by sequence desc limit 1) as decision,
        (select max(number) from revisions where comment_id = $1) as revision`,
    values: [wished.commentId],
  });
  const [seen] = rows;
  assert.ok(seen);
  const reason = wished.action === 'reject' ? 'off_topic' : null;
  const decided = must(
    await decide(deps, by.actor, {
      ...wished,
      seen,
      reason,
      internal: 'Looked twice.',
      idempotencyKey: null,
    }),
  );
  assert.equal(decided.outcome, 'decided');
}

async function rearrange(deps: Deps, { courier, people, write }: World): Promise<void> {
  const by = people.ben.actor;
  must(
    await addSection(deps, OPERATOR, { site: courier, key: 'city', name: 'City', patterns: ['/city/**'] }),
  );
  await write({ by, site: courier, story: 'budget', body: 'Too much for trams.' });
  must(await moveStoryTo(deps, OPERATOR, { site: courier, storyKey: 'budget', to: 'budget-2' }));
  await write({ by, site: courier, story: 'budget-copy', body: 'Too little for trams.' });
  const merge = must(
    await mergeStories(deps, OPERATOR, { site: courier, storyKey: 'budget-copy', into: 'budget-2' }),
  );
  await runMerge(deps, { siteId: courier.id, storyId: merge.from.id });
  must(
    await changeStory(deps, OPERATOR, {
      site: courier,
      storyKey: 'quiet',
      title: 'A quiet “street”',
      message: 'Closed *early*.',
      closedAt: new Date(deps.clock().getTime() - 1_000),
      slowModeSeconds: 30,
    }),
  );
}

async function keepSecrets(deps: Deps, { courier, people }: World): Promise<void> {
  must(await rotateSignOnSecret(deps, OPERATOR, { site: courier, secret: null }));
  must(
    await createApiToken(deps, OPERATOR, {
      name: 'CMS',
      scopes: ['stories:write'],
      sites: ['courier'],
      expiresAt: null,
    }),
  );
  must(
    await addProvider(deps, OPERATOR, {
      key: 'works',
      preset: 'oidc',
      name: 'Works',
      address: 'https://id.example',
      clientId: 'parley',
      clientSecret: 'a client secret',
    }),
  );
  must(
    await addCallOut(deps, OPERATOR, {
      site: courier,
      kind: 'coral',
      key: '',
      name: 'Filter',
      url: 'https://filter.example/',
      isEnabled: false,
      timeoutMs: 1_000,
      silence: 'pass',
      onSpam: 'hold',
      format: 'plain',
      sendsPerson: false,
    }),
  );
  const { accountId } = people.ida;
  await makeRecoveryCodes(deps, deps.pool, accountId);
  await linkIdentity(deps, deps.pool, {
    issuer: 'https://id.example',
    subject: 'Ödön "7"',
    email: 'linked@reader.example',
    isEmailVerified: true,
    sameEmail: 'refuse',
  });
}

/** Somebody with comments, votes and mentions goes; what they wrote stays, as nobody's. */
async function eraseOne(deps: Deps, { courier, people, write }: World): Promise<void> {
  const zoe = await signIn(deps, 'zoe', 'Zoë Marchbanks');
  const commentId = await write({ by: zoe.actor, site: courier, story: 'tram', body: 'I was on that tram.' });
  await write({
    by: people.ann.actor,
    site: courier,
    story: 'tram',
    body: 'Were you, @zoë marchbanks?',
    parentId: commentId,
  });
  const vote = { site: courier, commentId, value: 'up', place: 'page', idempotencyKey: null } as const;
  must(await castVote(deps, people.ben.actor, vote));
  must(await askErasure(deps, zoe.actor, { comments: 'keep', language: 'en' }));
  const later = () => new Date(deps.clock().getTime() + (ERASURE_HOURS + 1) * 3_600_000);
  assert.equal(await eraseDueAccounts({ ...deps, clock: later }), 1);
  assert.ok(await findSite(deps.pool, 'courier'));
}
