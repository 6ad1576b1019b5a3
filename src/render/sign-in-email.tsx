import { messages } from '../messages/index.ts';
import { renderFragment } from './parts/page.tsx';
import type { Email, SignInEmailView } from './views.ts';

/** The mail with a sign-in code or link, as text and as HTML without images or styles: nothing to be tracked by. */
export function renderSignInEmail(view: SignInEmailView): Email {
  const m = messages(view.language);
  const { code, link, siteName: site } = view;
  const lead = link === undefined ? m.t('email.text', { site }) : m.t('email.linkText', { site });
  const minutes = m.t('email.minutes', { minutes: m.duration(view.lifetime) });
  const ignore = m.t('email.ignore');
  return {
    subject: code === undefined ? m.t('email.linkSubject', { site }) : m.t('email.subject', { code, site }),
    text: [lead, link ?? code, minutes, ignore].join('\n\n') + '\n',
    html: renderFragment(
      <html lang={m.language} dir={m.direction}>
        <body>
          <p>{lead}</p>
          <p>
            {link === undefined ? (
              <big>
                <strong>{code}</strong>
              </big>
            ) : (
              <a href={link}>{link}</a>
            )}
          </p>
          <p>{minutes}</p>
          <p>{ignore}</p>
        </body>
      </html>,
    ),
  };
}
