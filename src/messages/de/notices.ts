import type { Translation } from '../catalogue.ts';
import type { notices as english } from '../en/notices.ts';

export const notices = {
  'report.notice': 'Verstößt er gegen das Gesetz? Rechtswidrigen Inhalt melden',
  'notice.title': 'Rechtswidrigen Inhalt melden',
  'notice.explain':
    'Mit diesem Formular weisen Sie die Zeitung auf einen Inhalt hin, den Sie für rechtswidrig halten (Artikel 16 des Gesetzes über digitale Dienste der Europäischen Union). Ein Mensch entscheidet darüber. Sie brauchen kein Konto.',
  'notice.place': 'Wo er steht',
  'notice.law': 'Gegen welches Gesetz verstößt er, oder warum ist er rechtswidrig?',
  'notice.explanation': 'Was genau ist daran rechtswidrig?',
  'notice.explanationHint':
    'Mindestens ein ganzer Satz, damit auch jemand es versteht, der die Sache nicht kennt.',
  'notice.childAbuse':
    'Er zeigt oder beschreibt den sexuellen Missbrauch von Kindern. Dann müssen Sie nicht sagen, wer Sie sind.',
  'notice.name': 'Ihr Name',
  'notice.email': 'Ihre E-Mail-Adresse',
  'notice.contactHint':
    'Für die Empfangsbestätigung und die Entscheidung. Wer den Kommentar geschrieben hat, erfährt sie nicht.',
  'notice.goodFaith':
    'Ich bin in gutem Glauben davon überzeugt, dass meine Angaben richtig und vollständig sind.',
  'notice.send': 'Hinweis senden',
  'notice.receiptTitle': 'Hinweis Nummer {number}',
  'notice.received':
    'Wir haben Ihren Hinweis erhalten. Bitte behalten Sie die Adresse dieser Seite: Hier steht dann, was entschieden wird.',
  'notice.receivedMail': 'Die Empfangsbestätigung haben wir Ihnen auch gemailt.',
  'notice.at': 'Erhalten',
  'notice.state.open': 'Ein Mensch entscheidet darüber. Noch ist nichts entschieden.',
  'notice.state.upheld': 'Der Kommentar wurde entfernt.',
  'notice.state.dismissed':
    'Der Kommentar bleibt: Wir finden nicht, dass er gegen das Gesetz oder unsere Regeln verstößt.',
  'notice.state.gone': 'Der Kommentar wurde gelöscht, bevor etwas entschieden war.',
  'notice.redress':
    'Ein Mensch hat entschieden. Wenn Sie nicht einverstanden sind, schreiben Sie der Redaktion und sagen Sie, warum; Sie können sich auch an eine Stelle zur außergerichtlichen Streitbeilegung (Artikel 21 des Gesetzes über digitale Dienste) oder an ein Gericht wenden.',
  'noticeMail.receiptSubject': 'Empfangsbestätigung für Hinweis Nummer {number}, {site}',
  'noticeMail.decisionSubject': 'Entscheidung über Hinweis Nummer {number}, {site}',
  'noticeMail.place': 'Es geht um: {url}',
  'noticeMail.see': 'Sie können das jederzeit hier nachlesen:',
  'preferences.reportMail': 'E-Mail, wenn über meine Meldungen entschieden wird',
  'reportMail.subject': 'Was aus Ihrer Meldung bei {site} geworden ist',
  'reportMail.lead': 'Sie haben einen Kommentar unter „{story}“, {site}, gemeldet.',
  'reportMail.see': 'Alle Ihre Meldungen:',
  'reportMail.why': 'Sie bekommen diese E-Mail, weil Sie das in Ihren Einstellungen so gewählt haben.',
} as const satisfies Translation<typeof english>;
