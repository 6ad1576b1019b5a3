import {
  inPieces,
  type LeavingComment,
  type LeavingOptions,
  type LeavingRecord,
  type LeavingStory,
  type LeavingWriter,
} from './leaving.ts';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dsq="http://www.disqus.com/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.0/">
<channel>
<wp:wxr_version>1.0</wp:wxr_version>
`;

const TAIL = `</channel>
</rss>
`;

/** Whoever has been erased: the format wants a name. */
const NOBODY = 'Anonymous';

/**
 * WordPress eXtended RSS as Disqus takes it for import, with its own id of the page: an item for each story that has
 * comments. Comments are numbered in the order of the file, since its readers want numbers; ids of a story are held while
 * it is written. Times have seconds.
 */
export const writeDisqusWxr: LeavingWriter = (records, options) => inPieces(toXml(records, options));

async function* toXml(
  records: AsyncIterable<LeavingRecord>,
  options: LeavingOptions,
): AsyncGenerator<string> {
  yield HEAD;
  const numbers = new Map<string, number>();
  let story: LeavingStory | null = null;
  let isOpen = false;
  let [stories, comments] = [0, 0];
  for await (const record of records) {
    if (record.kind === 'story') {
      if (isOpen) yield '</item>\n';
      isOpen = false;
      story = record;
      numbers.clear();
      continue;
    }
    if (story === null) throw new Error(`Comment ${record.id} comes before any story.`);
    if (!isOpen) {
      stories += 1;
      yield openItem(story, stories);
      isOpen = true;
    }
    comments += 1;
    numbers.set(record.id, comments);
    const parent = record.parentId === null ? 0 : (numbers.get(record.parentId) ?? 0);
    yield toComment(record, { number: comments, parent, ...options });
  }
  if (isOpen) yield '</item>\n';
  yield TAIL;
}

function openItem(story: LeavingStory, number: number): string {
  return `<item>
<title>${escapeXml(story.title ?? '')}</title>
<link>${escapeXml(story.address ?? '')}</link>
<content:encoded></content:encoded>
${story.identifier === null ? '' : `<dsq:thread_identifier>${escapeXml(story.identifier)}</dsq:thread_identifier>\n`}<wp:post_id>${number}</wp:post_id>
<wp:post_date_gmt>${toTime(story.createdAt)}</wp:post_date_gmt>
<wp:comment_status>${story.isClosed ? 'closed' : 'open'}</wp:comment_status>
`;
}

interface Numbered extends LeavingOptions {
  readonly number: number;
  readonly parent: number;
}

function toComment(comment: LeavingComment, { number, parent, withEmails }: Numbered): string {
  const { author } = comment;
  const subject = author?.publisherId ?? null;
  const remote = subject === null ? '' : `<dsq:remote><dsq:id>${escapeXml(subject)}</dsq:id></dsq:remote>\n`;
  const email = withEmails ? (author?.email ?? '') : '';
  return `<wp:comment>
${remote}<wp:comment_id>${number}</wp:comment_id>
<wp:comment_author>${escapeXml(author?.name ?? NOBODY)}</wp:comment_author>
<wp:comment_author_email>${escapeXml(email)}</wp:comment_author_email>
<wp:comment_author_url></wp:comment_author_url>
<wp:comment_author_IP></wp:comment_author_IP>
<wp:comment_date>${toTime(comment.createdAt)}</wp:comment_date>
<wp:comment_date_gmt>${toTime(comment.createdAt)}</wp:comment_date_gmt>
<wp:comment_content>${toContent(comment.html)}</wp:comment_content>
<wp:comment_approved>${toApproved(comment)}</wp:comment_approved>
<wp:comment_type>comment</wp:comment_type>
<wp:comment_parent>${parent}</wp:comment_parent>
</wp:comment>
`;
}

/** What was rejected is spam to readers of this format: the one state in which they keep a text and show it to nobody. */
function toApproved({ status, deletedAt }: LeavingComment): string {
  if (deletedAt !== null) return 'trash';
  if (status === 'published') return '1';
  return status === 'rejected' ? 'spam' : '0';
}

/**
 * HTML on one line: systems that take this format make line breaks of line ends. Inside of code they are written as what
 * only HTML reads as one.
 */
function toContent(html: string): string {
  const line = html
    .replaceAll(/<pre>.*?<\/pre>/gs, (code) => code.replaceAll('\n', '&#10;'))
    .replaceAll('\n', '');
  return `<![CDATA[${clean(line).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return clean(text).replaceAll(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

/** Without what XML 1.0 cannot hold in any way. */
function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** The time in UTC as WordPress writes it; the year 9999 is the last that fits. */
function toTime(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ');
}
