/** Mailboxes of the readers of three papers that move. */
export const mail = (name: string): string => `${name}@mail.example`;

/** What somebody wrote at WordPress, where anybody types any name and any address. */
export interface GuestComment {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly text: string;
  readonly parent?: number;
}

/** A WordPress export with one story. */
export function toWordPress(link: string, comments: readonly GuestComment[]): string {
  const body = comments.map(
    ({ id, name, email, text, parent = 0 }) => `<wp:comment><wp:comment_id>${id}</wp:comment_id>
<wp:comment_author><![CDATA[${name}]]></wp:comment_author><wp:comment_author_email>${email}</wp:comment_author_email>
<wp:comment_date_gmt>2015-06-0${id} 08:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[${text}]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent>
<wp:comment_user_id>0</wp:comment_user_id></wp:comment>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>
<item><title>The market</title><link>${link}</link><wp:post_id>7</wp:post_id><wp:comment_status>open</wp:comment_status>
<wp:post_date_gmt>2015-06-01 06:00:00</wp:post_date_gmt>
${body.join('\n')}
</item></channel></rss>
`;
}

export interface DisqusPost {
  readonly id: number;
  readonly name: string;
  /** Null for a guest. */
  readonly user: string | null;
  readonly email: string | null;
  readonly text: string;
}

/** A Disqus export with one thread. */
export function toDisqus(link: string, posts: readonly DisqusPost[]): string {
  const body = posts.map(
    ({ id, name, user, email, text }) => `<post dsq:id="${id}"><message><![CDATA[<p>${text}</p>]]></message>
<createdAt>2013-10-1${id}T19:20:29Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author>${email === null ? '' : `<email>${email}</email>`}<name>${name}</name><isAnonymous>${String(user === null)}</isAnonymous>
${user === null ? '' : `<username>${user}</username>`}</author><thread dsq:id="10"/></post>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="10"><id>old-tram</id><link>${link}</link><title>The tram</title><message/>
<createdAt>2013-02-12T16:29:45Z</createdAt><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
${body.join('\n')}
</disqus>
`;
}

export interface CoralUser {
  readonly id: string;
  readonly name: string;
  readonly isVerified: boolean;
  /** Their id at the publisher, where they sign in by its sign-on. */
  readonly publisherId?: string;
  readonly isBanned?: boolean;
  readonly texts: readonly string[];
}

const date = (time: string) => ({ $date: time });

/** The collections of a Coral with one story, as `mongoexport` writes them, by name. */
export function toCoral(link: string, users: readonly CoralUser[]): Readonly<Record<string, string>> {
  const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const comments = users.flatMap(({ id, texts }) =>
    texts.map((text, index) => ({
      id: `${id}-${index}`,
      authorID: id,
      storyID: 'harbour',
      revisions: [{ id: `${id}-${index}-1`, body: text, createdAt: date('2020-01-02T00:00:00Z') }],
      status: 'NONE',
      tags: [],
      createdAt: date(`2020-01-0${index + 2}T00:00:00Z`),
    })),
  );
  // The first votes for what the second wrote.
  const [first, second] = users;
  const action = { id: 'a1', actionType: 'REACTION', commentID: `${second?.id}-0`, userID: first?.id };
  return {
    stories: lines([
      {
        id: 'harbour',
        url: link,
        metadata: { title: 'The harbour' },
        createdAt: date('2020-01-01T00:00:00Z'),
      },
    ]),
    users: lines(
      users.map(({ id, name, isVerified, publisherId, isBanned = false }) => ({
        id,
        username: name,
        email: mail(id),
        emailVerified: isVerified,
        role: 'ADMIN',
        profiles: publisherId === undefined ? [] : [{ type: 'sso', id: publisherId }],
        status: { ban: { active: isBanned } },
        createdAt: date('2019-01-01T00:00:00Z'),
      })),
    ),
    comments: lines(comments),
    commentActions: lines([{ ...action, createdAt: date('2020-01-05T00:00:00Z') }]),
  };
}
