import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { VECTORS } from './accept/markup-vectors.ts';
import { zipBomb, zipText } from './hostile-archives.ts';

/** A file that somebody made to do harm, or that went wrong as badly as if somebody had. */
export interface HostileExport {
  /** What is wrong with it, as a part of a sentence. */
  readonly name: string;
  /** Writes the files of the export into a folder; gives their paths. */
  readonly write: (folder: string) => Promise<readonly string[]>;
  /** What has to come of it: the code of the refusal, or how many comments are in and which problems are told. */
  readonly expected:
    | { readonly refused: string }
    | { readonly comments: number; readonly problems: Readonly<Record<string, number>> };
}

const MIB = 1024 * 1024;
const OPEN = `<?xml version="1.0"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">`;
const CLOSE = '</disqus>';

function thread(id: string): string {
  return `<thread dsq:id="${id}"><id>${id}</id><link>https://news.example/${id}</link><title>${id}</title></thread>\n`;
}

interface Post {
  readonly id: string;
  readonly in: string;
  readonly text?: string;
  readonly name?: string;
  readonly email?: string;
  readonly at?: string;
  readonly answers?: string;
}

function post({ id, text = 'As it was.', name = 'Ann', at = '2013-10-10T19:20:29Z', ...rest }: Post): string {
  const parent = rest.answers === undefined ? '' : `<parent dsq:id="${rest.answers}"/>`;
  const email = rest.email === undefined ? '' : `<email>${rest.email}</email>`;
  return `<post dsq:id="${id}"><message>${text}</message><createdAt>${at}</createdAt><author><name>${name}</name>${email}
</author><thread dsq:id="${rest.in}"/>${parent}</post>\n`;
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', '')}]]>`;
}

function document(...parts: readonly string[]): string {
  return [OPEN, ...parts, CLOSE].join('');
}

/** Writes pieces to a file as they are made: some of these files are larger than what may be held. */
async function write(
  path: string,
  pieces: Iterable<string | Buffer>,
  pack?: Transform,
): Promise<readonly string[]> {
  const from = Readable.from(pieces, { objectMode: true });
  await (pack ? pipeline(from, pack, createWriteStream(path)) : pipeline(from, createWriteStream(path)));
  return [path];
}

function* repeat(piece: string | Buffer, times: number): Generator<string | Buffer> {
  for (let n = 0; n < times; n += 1) yield piece;
}

function* wrapped(
  before: string,
  middle: Iterable<string | Buffer>,
  after: string,
): Generator<string | Buffer> {
  yield before;
  yield* middle;
  yield after;
}

/** The story whose page is opened in a browser. */
export const SCRIPTS_STORY = 'scripts';

/** How many accounts share one mailbox, and how many records of one file are broken. */
export const CROWD = 1_000_000;
const BROKEN = 100_000;

/** Replies one below the other: deeper than anything that follows them by calling itself. */
const DEEP = 20_000;

/** Every one of them, the largest last. */
export const HOSTILE_EXPORTS: readonly HostileExport[] = [
  {
    name: 'entities that double ten times over (billion laughs)',
    write: (folder) =>
      write(join(folder, 'laughs.xml'), [
        document().replace(
          '<disqus',
          `<!DOCTYPE disqus [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n} "&a${n - 1};&a${n - 1};">`).join('')}]><disqus`,
        ),
      ]),
    expected: { refused: 'document_type' },
  },
  {
    name: 'an entity that is a file of this machine',
    write: (folder) =>
      write(join(folder, 'outside.xml'), [
        document(thread('a'), post({ id: '1', in: 'a', text: '&b;' })).replace(
          '<disqus',
          '<!DOCTYPE disqus [<!ENTITY b SYSTEM "file:///etc/passwd">]><disqus',
        ),
      ]),
    expected: { refused: 'document_type' },
  },
  {
    name: 'a gzip file that unpacks to 4 GiB',
    write: (folder) =>
      write(
        join(folder, 'bomb.xml.gz'),
        wrapped(`${OPEN}<!--`, repeat(Buffer.alloc(8 * MIB, 'a'), 512), `-->${CLOSE}`),
        createGzip({ level: 1 }),
      ),
    expected: { refused: 'archive_too_large' },
  },
  {
    name: 'a zip archive that unpacks to 256 MiB',
    write: (folder) => write(join(folder, 'bomb.zip'), [zipBomb(268_435_456)]),
    expected: { refused: 'archive_too_large' },
  },
  {
    name: 'a zip archive that unpacks to far more than it says',
    write: (folder) => write(join(folder, 'liar.zip'), [zipBomb(1_000_000)]),
    expected: { refused: 'malformed_archive' },
  },
  {
    name: 'a zip archive with a name that leads out of it',
    write: (folder) =>
      write(join(folder, 'traversal.zip'), [
        zipText('../../../../tmp/parley-was-here.xml', document(thread('a'))),
      ]),
    expected: { refused: 'archive_unsafe_name' },
  },
  {
    name: 'a text of 100 MB',
    write(folder) {
      const [before = '', after = ''] = post({ id: '2', in: 'text', text: '|' }).split('|');
      return write(
        join(folder, 'text.xml'),
        wrapped(
          `${OPEN}${thread('text')}${post({ id: '1', in: 'text' })}${before}`,
          repeat(Buffer.alloc(MIB, 'a'), 100),
          `${after}${post({ id: '3', in: 'text' })}${CLOSE}`,
        ),
      );
    },
    expected: { comments: 2, problems: { text_too_long: 1 } },
  },
  {
    name: 'elements nested 2,000 and 1,000,000 deep',
    write: (folder) =>
      write(join(folder, 'deep.xml'), [
        document(
          thread('deep'),
          post({ id: '1', in: 'deep', text: `${'<b>'.repeat(2_000)}x${'</b>'.repeat(2_000)}` }),
          post({ id: '2', in: 'deep', text: cdata(`x${'<blockquote>'.repeat(15_000)}y`) }),
          `<post>${'<b>'.repeat(1_000_000)}${'</b>'.repeat(1_000_000)}</post>`,
        ),
      ]),
    expected: { comments: 1, problems: { nesting_too_deep: 2 } },
  },
  {
    name: 'elements that are never closed',
    write: (folder) => write(join(folder, 'bottomless.xml'), [`${OPEN}<post>${'<b>'.repeat(3_000_000)}`]),
    expected: { refused: 'truncated' },
  },
  {
    name: 'bytes that are no UTF-8',
    write: (folder) =>
      write(join(folder, 'bytes.xml'), [
        Buffer.from(
          document(thread('bytes'), post({ id: '1', in: 'bytes', text: 'a\xff\xfe\xc0\x80b' })),
          'latin1',
        ),
      ]),
    expected: { comments: 1, problems: { invalid_utf8: 1 } },
  },
  {
    name: 'scripts in texts, names, titles and addresses',
    write: (folder) =>
      write(join(folder, 'scripts.xml'), [
        document(
          `<thread dsq:id="s"><id>${SCRIPTS_STORY}</id><link>javascript:alert(1)</link>
<title>${cdata('"><script>alert(1)</script>')}</title></thread>`,
          ...VECTORS.map((vector, at) =>
            post({
              id: String(at),
              in: 's',
              text: cdata(`v ${vector}`),
              name: cdata(`n ${vector.slice(0, 150)}`),
            }),
          ),
        ),
      ]),
    // Two of them hide characters that nobody sees.
    expected: { comments: VECTORS.length, problems: { name_invisible: 2 } },
  },
  {
    name: 'times in the year 0, in 9999 and on days that there are not',
    write: (folder) =>
      write(join(folder, 'times.xml'), [
        document(
          thread('times'),
          ...[
            '0000-01-01T00:00:00Z',
            '9999-12-31T23:59:59Z',
            '-271821-04-20T00:00:00Z',
            '2013-02-30T00:00:00Z',
          ].map((at, n) => post({ id: String(n), in: 'times', at })),
          post({ id: '9', in: 'times', at: '+275760-09-13T00:00:00Z' }),
          post({ id: '10', in: 'times' }),
        ),
      ]),
    expected: { comments: 1, problems: { time_out_of_range: 2, time_invalid: 3 } },
  },
  {
    name: 'ids of 10,000 characters',
    write: (folder) =>
      write(join(folder, 'ids.xml'), [
        document(
          thread('ids'),
          thread('i'.repeat(10_000)),
          post({ id: '1'.repeat(10_000), in: 'ids' }),
          post({ id: '2', in: 'i'.repeat(10_000) }),
          post({ id: '3', in: 'ids', answers: '9'.repeat(10_000) }),
          post({ id: '4', in: 'ids' }),
        ),
      ]),
    expected: { comments: 1, problems: { id_too_long: 4 } },
  },
  {
    name: 'comments that answer each other in circles, and one that answers itself',
    write: (folder) =>
      write(join(folder, 'circles.xml'), [
        document(
          thread('circles'),
          post({ id: '1', in: 'circles', answers: '3' }),
          post({ id: '2', in: 'circles', answers: '1' }),
          post({ id: '3', in: 'circles', answers: '2' }),
          post({ id: '4', in: 'circles', answers: '4' }),
          post({ id: '5', in: 'circles', answers: '2' }),
        ),
      ]),
    expected: { comments: 5, problems: { parent_cycle: 2 } },
  },
  {
    name: 'an answer under another story than what it answers',
    write: (folder) =>
      write(join(folder, 'elsewhere.xml'), [
        document(
          thread('here'),
          thread('there'),
          post({ id: '1', in: 'here' }),
          post({ id: '2', in: 'there', answers: '1' }),
        ),
      ]),
    expected: { comments: 2, problems: { parent_unknown: 1 } },
  },
  {
    name: `${DEEP.toLocaleString('en')} replies one below the other`,
    write: (folder) =>
      write(
        join(folder, 'chain.xml'),
        wrapped(
          OPEN + thread('chain'),
          Array.from({ length: DEEP }, (_, n) =>
            post({ id: String(n), in: 'chain', ...(n === 0 ? {} : { answers: String(n - 1) }) }),
          ),
          CLOSE,
        ),
      ),
    expected: { comments: DEEP, problems: {} },
  },
  {
    name: 'control characters, and names that turn the line around',
    write: (folder) =>
      write(join(folder, 'controls.json'), [
        JSON.stringify([
          toTwikoo({ _id: '1\u0000', nick: 'Editor\u202etfard\u2066 ', comment: 'a\u0000b\u001b[2J\u0085c' }),
          toTwikoo({ _id: '2', nick: '\u200b\u2060\u00ad', comment: '\u202eabc' }),
          toTwikoo({ _id: '3', nick: 'A\ud800nn', comment: 'Z\u0301'.repeat(2_000) }),
        ]),
      ]),
    // The first name turns the line around, the second has nothing to be seen in it.
    expected: { comments: 3, problems: { name_invisible: 2 } },
  },
  {
    name: 'numbers that no machine holds',
    write: (folder) =>
      write(join(folder, 'numbers.json'), [
        `[${[
          '"_id":"1","ups":1e308,"downs":1e308,"created":1600000000000',
          '"_id":"2","ups":-1e999,"downs":99999999999999999999999,"created":1600000000000',
          '"_id":"3","ups":2147483647,"downs":2147483647,"created":1600000000000',
          '"_id":"4","created":1e300',
          '"_id":"5","created":-1e300',
          '"_id":123456789012345678901234567890,"created":1600000000000',
        ]
          .map((fields) => `{${fields},"nick":"Ann","mail":"","url":"/numbers","comment":"x"}`)
          .join(',')}]`,
      ]),
    expected: { comments: 4, problems: { time_out_of_range: 2, count_out_of_range: 5 } },
  },
  {
    name: `${BROKEN.toLocaleString('en')} broken records among two good ones`,
    write: (folder) =>
      write(
        join(folder, 'broken.xml'),
        wrapped(
          OPEN + thread('broken') + post({ id: 'a', in: 'broken' }),
          repeat('<post dsq:id="x"><thread dsq:id=broken/></post>\n', BROKEN),
          post({ id: 'b', in: 'broken' }) + CLOSE,
        ),
      ),
    expected: { comments: 2, problems: { malformed_xml: BROKEN } },
  },
  {
    name: 'a gzip file that breaks off in its last bytes',
    async write(folder) {
      const posts = Array.from({ length: 30_000 }, (_, n) =>
        post({ id: `t${n}`, in: 'late', text: `Text ${n}` }),
      );
      return write(join(folder, 'late.xml.gz'), [
        gzipSync(document(thread('late'), ...posts)).subarray(0, -5),
      ]);
    },
    expected: { refused: 'truncated' },
  },
  {
    name: `${CROWD.toLocaleString('en')} accounts with one mailbox`,
    async write(folder) {
      const stories = `{"tenantID":"t","id":"crowd","url":"https://news.example/crowd","createdAt":"2020-01-01T00:00:00Z"}\n`;
      const comments = Array.from(
        { length: 1_000 },
        (_, n) =>
          `{"id":"c${n}","storyID":"crowd","tenantID":"t","authorID":"u${n}","createdAt":"2020-01-02T00:00:00Z","status":"APPROVED","revisions":[{"body":"From ${n}","createdAt":"2020-01-02T00:00:00Z"}]}\n`,
      );
      await write(join(folder, 'stories.json'), [stories]);
      await write(join(folder, 'users.json'), crowd());
      await write(join(folder, 'comments.json'), comments);
      return ['stories', 'users', 'comments'].map((name) => join(folder, `${name}.json`));
    },
    expected: { comments: 1_000, problems: { author_without_comments: CROWD - 1_000 } },
  },
];

function* crowd(): Generator<string> {
  for (let from = 0; from < CROWD; from += 1_000) {
    let lines = '';
    for (let n = from; n < from + 1_000; n += 1)
      lines += `{"tenantID":"t","id":"u${n}","username":"Reader ${n}","email":"one@mailbox.example","createdAt":"2019-01-01T00:00:00Z"}\n`;
    yield lines;
  }
}

function toTwikoo(fields: Readonly<Record<string, unknown>>): object {
  return { mail: '', url: '/controls', created: 1_600_000_000_000, ...fields };
}
