import { messages, type Language } from '../messages/index.ts';
import { renderFragment } from './parts/page.tsx';
import type { Email } from './views.ts';

export interface AccountEmailView {
  readonly language: Language;
  readonly mail: 'erasure' | 'download' | 'inactive';
  /** Of the installation. */
  readonly host: string;
  /** The time it speaks of. */
  readonly at: Date;
  /** Where to go: a page that asks to sign in, and holds no secret. */
  readonly url: string;
}

/** A mail about an account: it is going to be deleted, its data is ready, or nobody uses it. */
export function renderAccountEmail({ language, mail, host, at, url }: AccountEmailView): Email {
  const m = messages(language);
  const text = m.t(`accountMail.${mail}.text`, { host, time: m.dateTime(at) });
  const ignore = m.t(`accountMail.${mail}.ignore`);
  return {
    subject: m.t(`accountMail.${mail}.subject`, { host }),
    text: `${[text, url, ignore].join('\n\n')}\n`,
    html: renderFragment(
      <html lang={m.language} dir={m.direction}>
        <body>
          <p>{text}</p>
          <p>
            <a href={url}>{url}</a>
          </p>
          <p>{ignore}</p>
        </body>
      </html>,
    ),
  };
}
