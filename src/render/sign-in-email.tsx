import { messages } from '../messages/index.ts';
import { renderFragment } from './parts/page.tsx';
import type { Email, SignInEmailView } from './views.ts';

/** The mail with a sign-in code, as text and as HTML without images, styles or links: nothing to be tracked by. */
export function renderSignInEmail(view: SignInEmailView): Email {
  const m = messages(view.language);
  const { code, siteName } = view;
  const lead = m.t('email.text', { site: siteName });
  const minutes = m.t('email.minutes', { minutes: m.duration(view.lifetime) });
  const ignore = m.t('email.ignore');
  return {
    subject: m.t('email.subject', { code, site: siteName }),
    text: [lead, code, minutes, ignore].join('\n\n') + '\n',
    html: renderFragment(
      <html lang={m.language} dir={m.direction}>
        <body>
          <p>{lead}</p>
          <p>
            <big>
              <strong>{code}</strong>
            </big>
          </p>
          <p>{minutes}</p>
          <p>{ignore}</p>
        </body>
      </html>,
    ),
  };
}
