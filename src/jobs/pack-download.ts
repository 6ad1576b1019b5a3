import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import type { ZipFile } from 'yazl';
import { OWN_DATA_FORMAT, OWN_SECTIONS, type OwnRow, type OwnSection } from '../domain/own-data.ts';
import { findLanguage } from '../messages/index.ts';
import {
  countOwnPages,
  OWN_FILES_CSS,
  OWN_ROWS_PER_PAGE,
  ownPageName,
  renderOwnIndex,
  renderOwnReadme,
  renderOwnRows,
  type OwnFilesView,
} from '../render/index.ts';
import type { Deps } from '../service/deps.ts';
import {
  findDownloadToPack,
  giveUpDownload,
  storeDownload,
  withOwnData,
  type OwnData,
} from '../service/downloads.ts';

/** Which download to pack. */
export interface PackDownload {
  readonly downloadId: string;
}

/**
 * Packs everything that is stored about a person into one zip: JSON for programs, pages to read, a README. All of it is
 * streamed, from a snapshot of the database back into it: the memory it takes does not grow with what they wrote.
 */
export async function packDownload(deps: Deps, host: string, { downloadId }: PackDownload): Promise<void> {
  const download = await findDownloadToPack(deps, downloadId);
  if (!download) return;
  const view = { language: findLanguage(download.language) ?? 'en', host, madeAt: deps.clock() } as const;
  await withOwnData(deps, download.accountId, async (data) => {
    await storeDownload(deps, { id: downloadId, ...download }, zip(view, data));
  });
}

/** Gives up after the last attempt, so that its owner may ask again. */
export async function packOrGiveUp(
  deps: Deps,
  host: string,
  job: PackDownload & { readonly isLastAttempt: boolean },
): Promise<void> {
  try {
    await packDownload(deps, host, job);
  } catch (error) {
    if (job.isLastAttempt) await giveUpDownload(deps, job.downloadId);
    throw error;
  }
}

async function* zip(view: OwnFilesView, data: OwnData): AsyncGenerator<Buffer> {
  const { ZipFile } = await import('yazl');
  const file = new ZipFile();
  const output = file.outputStream.pipe(new PassThrough());
  file.once('error', (error) => output.destroy(error));
  const filling = fill(file, view, data);
  // Whoever reads hears of it: an error while filling ends the stream with that error.
  filling.catch((error: Error) => output.destroy(error));
  for await (const bytes of output) yield bytes as Buffer;
  await filling;
}

/** Adds one file after the other, each when the one before it has been read: only one cursor is open at a time. */
async function fill(file: ZipFile, view: OwnFilesView, data: OwnData): Promise<void> {
  const mtime = view.madeAt;
  const add = async (name: string, text: AsyncIterable<string> | readonly string[]) => {
    const stream = Readable.from(text, { objectMode: true, highWaterMark: 1 });
    const bytes = stream.pipe(new PassThrough());
    stream.once('error', (error) => bytes.destroy(error));
    file.addReadStream(bytes, name, { mtime });
    await once(bytes, 'end');
  };
  await add('README.txt', [renderOwnReadme(view)]);
  await add('style.css', [OWN_FILES_CSS]);
  await add('data.json', writeJson(view, data));
  const account = await readFirst(data, 'account');
  await add('index.html', [renderOwnIndex(view, data.counts, account)]);
  for (const section of OWN_SECTIONS) {
    if (section === 'account') continue;
    const pages = countOwnPages(data.counts[section]);
    let page = 0;
    for await (const rows of inPages(data.read(section))) {
      page += 1;
      await add(ownPageName(section, page), [renderOwnRows(view, { section, page, pages }, rows)]);
    }
  }
  file.end();
}

async function readFirst(data: OwnData, section: OwnSection): Promise<OwnRow> {
  let first: OwnRow = {};
  for await (const rows of data.read(section)) first = rows[0] ?? first;
  return first;
}

async function* inPages(batches: AsyncGenerator<readonly OwnRow[]>): AsyncGenerator<OwnRow[]> {
  let page: OwnRow[] = [];
  for await (const rows of batches) {
    page.push(...rows);
    for (; page.length >= OWN_ROWS_PER_PAGE; page = page.slice(OWN_ROWS_PER_PAGE))
      yield page.slice(0, OWN_ROWS_PER_PAGE);
  }
  if (page.length > 0) yield page;
}

/** One object with all parts, written as it is read. */
async function* writeJson(view: OwnFilesView, data: OwnData): AsyncGenerator<string> {
  const head = JSON.stringify({ ...OWN_DATA_FORMAT, madeAt: view.madeAt, host: view.host });
  yield head.slice(0, -1);
  for (const section of OWN_SECTIONS) {
    if (section === 'account') {
      yield `,\n"account":${JSON.stringify(await readFirst(data, section))}`;
      continue;
    }
    yield `,\n${JSON.stringify(section)}:[`;
    let separator = '\n';
    for await (const rows of data.read(section)) {
      yield separator + rows.map((row) => JSON.stringify(row)).join(',\n');
      separator = ',\n';
    }
    yield ']';
  }
  yield '}\n';
}
