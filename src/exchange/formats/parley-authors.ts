import { createHash } from 'node:crypto';
import { textOf, timeOf, type JsonObject } from '../json-fields.ts';
import type { ArchiveRow } from '../parley/archive-reader.ts';
import type { Batch } from '../records.ts';
import type { ParleyReading } from './parley.ts';

/**
 * Accounts that are in memory at once, while the tables that say more of them are read through once for each block. More
 * would take more than some 30 MiB; fewer would read those tables more often.
 */
const BLOCK = 50_000;

/** What other tables say of an account. */
interface Beside {
  publisherId: string | null;
  /** Of those who came with an import and did not claim what is theirs: what they can still claim it by. */
  email: string | null;
  isEmailVerified: boolean;
  isBanned: boolean;
}

/**
 * The accounts that wrote or voted on the site. An account's address has been proven, whichever way its owner came. What
 * roles and badges it had stays behind.
 */
export async function* readParleyAuthors(reading: ParleyReading): AsyncGenerator<Batch> {
  const { archive } = reading;
  // A site's own export has its own accounts; another one has everybody's.
  const isOfSite = archive.manifest.site === null ? await findAuthors(reading) : () => true;
  let block: ArchiveRow[] = [];
  for await (const rows of archive.rows('accounts')) {
    block.push(...rows.filter(({ value }) => isOfSite(textOf(value['id']) ?? '')));
    if (block.length < BLOCK) continue;
    yield* readBlock(reading, block);
    block = [];
  }
  yield* readBlock(reading, block);
}

async function* readBlock(reading: ParleyReading, accounts: readonly ArchiveRow[]): AsyncGenerator<Batch> {
  if (accounts.length === 0) return;
  const { sink, flush } = reading;
  const beside = await readBeside(
    reading,
    accounts.map(({ value }) => textOf(value['id']) ?? ''),
  );
  for (const { line, value } of accounts) {
    sink.at(line, 1);
    const id = textOf(value['id']);
    const own = textOf(value['email']);
    const more = beside.get(id ?? '') ?? NOTHING;
    sink.author({
      id,
      name: textOf(value['name']),
      email: own ?? more.email,
      isEmailVerified: own !== null || more.isEmailVerified,
      publisherId: more.publisherId,
      isBanned: more.isBanned,
      createdAt: timeOf(value['created_at']),
    });
    yield* flush(0);
  }
}

const NOTHING: Beside = { publisherId: null, email: null, isEmailVerified: false, isBanned: false };

async function readBeside(
  { archive, site }: ParleyReading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Beside>> {
  const beside = new Map<string, Beside>(ids.map((id) => [id, { ...NOTHING }]));
  const of = (value: JsonObject) => beside.get(textOf(value['account_id']) ?? '');
  for await (const rows of archive.rows('identities')) {
    for (const { value } of rows) {
      const found = value['issuer'] === site.issuer ? of(value) : undefined;
      if (found !== undefined) found.publisherId = textOf(value['subject']);
    }
  }
  for await (const rows of archive.rows('imported_authors')) {
    for (const { value } of rows) {
      const found = value['site_id'] === site.id ? of(value) : undefined;
      if (found === undefined) continue;
      found.email = textOf(value['email']);
      found.isEmailVerified = value['is_email_verified'] === true;
      found.publisherId ??= textOf(value['publisher_id']);
    }
  }
  for await (const rows of archive.rows('sanctions')) {
    for (const { value } of rows) {
      const isHere = value['site_id'] === null || value['site_id'] === site.id;
      const isBan = value['kind'] === 'ban' && value['lifted_at'] === null;
      const found = isHere && isBan ? of(value) : undefined;
      if (found !== undefined) found.isBanned = true;
    }
  }
  return beside;
}

/** Bits of the filter: 8 MiB, enough that of five million accounts one in ten thousand is taken for somebody else. */
const BITS = 2 ** 26;
const HASHES = 5;

/**
 * Who occurs on the site, as a question that is answered in bounded memory: never no for somebody who does, and seldom yes
 * for somebody who does not, who then is an author without comments.
 */
async function findAuthors({ archive, site }: ParleyReading): Promise<(id: string) => boolean> {
  const bits = new Uint8Array(BITS / 8);
  for (const [table, column] of [
    ['comments', 'author_id'],
    ['votes', 'account_id'],
  ] as const) {
    for await (const rows of archive.rows(table)) {
      for (const { value } of rows) {
        const id = value['site_id'] === site.id ? textOf(value[column]) : null;
        for (const bit of id === null ? [] : toBits(id))
          bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
      }
    }
  }
  return (id) => toBits(id).every((bit) => ((bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0);
}

function toBits(id: string): number[] {
  const hash = createHash('sha256').update(id).digest();
  return Array.from({ length: HASHES }, (_, at) => hash.readUInt32LE(at * 4) % BITS);
}
