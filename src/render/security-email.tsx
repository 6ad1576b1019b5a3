import { messages } from '../messages/index.ts';
import { renderFragment } from './parts/page.tsx';
import type { SecurityEmailView } from './security-views.ts';
import { PATHS } from './urls.ts';
import type { Email } from './views.ts';

/** The mail that tells the owner of an account what changed by which they prove who they are. */
export function renderSecurityEmail(view: SecurityEmailView): Email {
  const m = messages(view.language);
  const what = m.t(`notice.${view.notice}`);
  const { count } = view.figures;
  const left = count === undefined ? '' : m.t('security.codesLeft', { count });
  const where = m.t('notice.where', {
    host: new URL(view.origin).host,
    time: m.dateTime(view.at),
    device: view.device ?? m.t('security.deviceUnknown'),
  });
  const link = view.origin + PATHS.accountSecurity;
  const own = m.t('notice.own');
  const other = m.t('notice.other');
  const lead = [`${what}.`, left].filter(Boolean).join(' ');
  return {
    subject: what,
    text: [lead, where, own, `${other}\n${link}`].join('\n\n') + '\n',
    html: renderFragment(
      <html lang={m.language} dir={m.direction}>
        <body>
          <p>{lead}</p>
          <p>{where}</p>
          <p>{own}</p>
          <p>
            {other} <a href={link}>{link}</a>
          </p>
        </body>
      </html>,
    ),
  };
}
