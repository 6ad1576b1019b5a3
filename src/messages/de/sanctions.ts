import type { Translation } from '../catalogue.ts';
import type { sanctions as english } from '../en/sanctions.ts';

export const sanctions = {
  'account.page.warnings': 'Moderation',
  'sanctions.explain': 'Was die Moderation über Sie entschieden hat.',
  'sanctions.empty': 'Die Moderation hat nichts über Sie entschieden.',
  'sanctions.unread': 'Bitte lesen Sie das. Vorher kann nichts weiter geschrieben werden.',
  'sanctions.confirm': 'Ich habe das gelesen',
  'sanctionKind.warn': 'Eine Verwarnung',
  'sanctionKind.premoderate': 'Was Sie schreiben, erscheint, sobald die Moderation es gelesen hat',
  'sanctionKind.suspend': 'Sie dürfen eine Zeit lang nicht schreiben',
  'sanctionKind.ban': 'Sie dürfen nicht mehr schreiben',
  'sanctions.onSite': 'Bei {site}',
  'sanctions.everywhere': 'Auf allen Websites hier',
  'sanctions.until': 'Bis {time}',
  'sanctions.lifted': 'Zurückgenommen',
  'sanctions.over': 'Vorbei',
  'sanctions.read': 'Von Ihnen gelesen',
  'sanctions.contest': 'Wenn Sie das für falsch halten, schreiben Sie der Redaktion und sagen Sie, warum.',
  'sanctionMail.subject': 'Eine Entscheidung über Ihr Konto bei {site}',
  'sanctionMail.lead': 'Die Moderation von {site} hat etwas über Ihr Konto entschieden:',
  'sanctionMail.see': 'Alles, was entschieden wurde, steht in Ihrem Konto:',
  'sanctions.why': 'Zu dem, was Sie geschrieben haben: {reason}',
  'sanctions.readAside': 'Die Nachricht in einem neuen Fenster lesen',
} as const satisfies Translation<typeof english>;
