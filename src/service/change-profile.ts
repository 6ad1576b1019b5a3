import { parseBio } from '../domain/profile.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import { setAccountName } from '../storage/accounts.ts';
import { addJob } from '../storage/jobs.ts';
import { deletePicture, insertPictureRequest } from '../storage/pictures.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { setBio } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';
import { judgeName, unlessNameTaken } from './judge-name.ts';
import { admitPerson } from './permit.ts';

export interface ChangeProfile {
  readonly name: string;
  readonly bio: string;
  /** The address of a picture to fetch; empty leaves the one there is. */
  readonly pictureUrl: string;
  readonly removePicture: boolean;
}

/** Changes what one shows of oneself: all of it, or nothing where any of it is refused. Gives the name as it is now. */
export async function changeProfile(
  deps: Deps,
  actor: Actor,
  change: ChangeProfile,
): Promise<string | Refusal> {
  const person = admitPerson(deps, actor, 'account.profile');
  if (isRefusal(person)) return person;
  const name = await judgeName(deps.pool, change.name, person.accountId);
  if (isRefusal(name)) return name;
  const bio = parseBio(change.bio);
  if (isRefusal(bio)) return bio;
  const url = parsePictureAddress(change.pictureUrl);
  if (isRefusal(url)) return url;
  return unlessNameTaken(() =>
    withTransaction(deps.pool, async (db) => {
      await rename(db, person, name);
      await setBio(db, person.accountId, bio);
      if (url !== null) await askForPicture(deps, db, { accountId: person.accountId, url });
      else if (change.removePicture) await removePicture(db, person.accountId);
      return name;
    }),
  );
}

/** Gives somebody another name, in a transaction; what they wrote is shown under it soon. */
export async function rename(db: Db, person: SignedInActor, name: string): Promise<void> {
  const { accountId } = person;
  if (person.name === name) return;
  await setAccountName(db, accountId, name);
  if (person.name !== null) await addJob(db, 'refresh-author', { accountId });
}

async function askForPicture(
  deps: Deps,
  db: Db,
  request: { accountId: SignedInActor['accountId']; url: string },
): Promise<void> {
  await insertPictureRequest(db, { ...request, requestedAt: deps.clock() });
  await addJob(db, 'fetch-picture', { accountId: request.accountId });
}

async function removePicture(db: Db, accountId: SignedInActor['accountId']): Promise<void> {
  await deletePicture(db, accountId);
  await addJob(db, 'refresh-author', { accountId });
}

const LONGEST_ADDRESS = 2_000;

function parsePictureAddress(text: string): string | null | Refusal {
  const address = text.trim();
  if (address === '') return null;
  const url = address.length <= LONGEST_ADDRESS ? URL.parse(address) : null;
  const isUsable =
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isUsable ? url.href : refuse('picture_address_invalid', { field: 'pictureUrl' });
}
