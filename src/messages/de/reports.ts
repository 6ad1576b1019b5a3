import type { Translation } from '../catalogue.ts';
import type { reports as english } from '../en/reports.ts';

export const reports = {
  'action.report': 'Melden',
  'report.title': 'Einen Kommentar melden',
  'report.reason': 'Was ist daran nicht in Ordnung?',
  'report.choose': 'Bitte wählen',
  'reportReason.abusive': 'Er beleidigt jemanden oder greift jemanden an',
  'reportReason.hate': 'Er setzt eine Gruppe von Menschen herab',
  'reportReason.harassment': 'Er belästigt oder bedroht jemanden',
  'reportReason.spam': 'Er ist Spam oder Werbung',
  'reportReason.off_topic': 'Er hat mit dem Artikel nichts zu tun',
  'reportReason.misinformation': 'Er behauptet etwas Falsches',
  'reportReason.private_data': 'Er verrät Privates über jemanden',
  'reportReason.illegal': 'Er verstößt gegen das Gesetz',
  'reportReason.other': 'Etwas anderes',
  'report.body': 'Was soll die Moderation wissen?',
  'report.bodyHint':
    'Sie müssen nichts schreiben. Wer den Kommentar geschrieben hat, erfährt nicht, wer ihn gemeldet hat.',
  'report.send': 'Meldung senden',
  'report.sent': 'Danke. Die Moderation sieht sich diesen Kommentar an.',
  'report.sentOutcome': 'Was sie entscheidet, steht dann in Ihrem Konto unter „Meldungen“.',
  'report.back': 'Zurück zum Kommentar',
  'account.page.reports': 'Meldungen',
  'reports.empty':
    'Sie haben noch nichts gemeldet. Wenn Sie einen Kommentar melden, sehen Sie hier, was daraus geworden ist.',
  'reports.explain':
    'Kommentare, die Sie gemeldet haben, und was die Moderation entschieden hat. Niemand sonst sieht diese Liste.',
  'reports.outcome.open': 'Noch nicht entschieden',
  'reports.outcome.upheld': 'Die Moderation stimmt Ihnen zu: Der Kommentar wurde entfernt',
  'reports.outcome.dismissed': 'Die Moderation hat entschieden, dass der Kommentar bleiben darf',
  'reports.outcome.gone': 'Der Kommentar wurde gelöscht, bevor die Moderation entschieden hatte',
  'setting.reportsWithoutAccount': 'Meldungen ohne Konto',
  'settingMeaning.reportsWithoutAccount':
    'Auch wer nicht angemeldet ist, kann Kommentare melden. Solche Meldungen zählen wenig. Für Hinweise auf rechtswidrige Inhalte braucht es nie ein Konto.',
  'setting.reportsToWithhold': 'Meldungen, die einen Kommentar zurückhalten',
  'settingMeaning.reportsToWithhold':
    'Wenn die Meldungen gegen einen Kommentar so viel wiegen, ist er nicht mehr zu sehen, bis die Moderation ihn geprüft hat. Wer schon länger dabei ist, wiegt 1, mehr oder weniger je nachdem, wie oft die eigenen Meldungen richtig waren; Neue wiegen alle zusammen weniger als 1. Bei 0 wird nie etwas zurückgehalten.',
} as const satisfies Translation<typeof english>;
