import type { importPages as english } from '../en/import-pages.ts';
import type { Translation } from '../catalogue.ts';

export const importPages: Translation<typeof english> = {
  'desk.tab.imports': 'Import',
  'imports.lead':
    'Holen Sie die Kommentare eines anderen Systems hierher: Export hochladen, den Import proben, den Bericht ansehen, dann importieren. Was schon hier ist, wird weder gelöscht noch überschrieben.',
  'imports.all': 'Alle Importe',
  'imports.send': 'Einen Export hochladen',
  'imports.files': 'Dateien',
  'imports.filesMeaning': {
    one: 'Die {count} Datei eines Exports, wie das andere System sie erzeugt hat; zip und gzip brauchen Sie nicht auszupacken. Höchstens {size}. Sie wird {days} Tage aufbewahrt.',
    other:
      'Alle Dateien eines Exports zusammen, wie das andere System sie erzeugt hat; zip und gzip brauchen Sie nicht auszupacken. Bis zu {count} Dateien von je höchstens {size}. Sie werden {days} Tage aufbewahrt.',
  },
  'imports.upload': 'Hochladen',
  'imports.sending': '{done} von {size} gesendet, {rate} je Sekunde, noch {left}',
  'imports.storing': 'Alles ist gesendet. Einen Augenblick.',
  'imports.brokenOff':
    'Die Verbindung brach ab, bevor alles angekommen war; es wurde nichts behalten. Bitte versuchen Sie es noch einmal. Bricht sie immer bei derselben Größe ab, lässt ein Proxy vor Parley keine größeren Dateien zu.',
  'imports.uploads': 'Hochgeladene Dateien',
  'imports.uploaded': 'Hochgeladene Dateien',
  'imports.receiving': 'Gerade wird etwas hochgeladen',
  'imports.file': 'Datei',
  'imports.size': 'Größe',
  'imports.hash': 'SHA-256 beginnt mit',
  'imports.by': 'Von',
  'imports.keptUntil': 'Aufbewahrt bis',
  'imports.remove': 'Diese Dateien löschen',
  'imports.removeMeaning': 'Was daraus importiert wurde, bleibt.',
  'imports.removed': 'Die Dateien sind gelöscht.',
  'imports.options': 'Wie sie zu lesen sind',
  'imports.format': 'Format',
  'imports.formatMeaning':
    'Parley erkennt es an dem, was in den Dateien steht. Wählen Sie nur dann eines, wenn das misslingt.',
  'imports.formatAuto': 'Erkennen',
  'imports.source': 'Name der Quelle',
  'imports.sourceMeaning':
    'Leer ist es der Name des Formats. Ein neuerer Export unter demselben Namen bringt nur, was neu oder geändert ist. Vergeben Sie Namen, wenn zwei Blogs desselben Formats in diese Site umziehen.',
  'imports.zone': 'Zeitzone',
  'imports.zoneMeaning': 'Für Zeiten, die ohne Zone in den Dateien stehen, etwa Europe/Berlin.',
  'imports.publishers': 'Die Autoren tragen die Ids unserer eigenen Konten',
  'imports.publishersMeaning':
    'Bei Coral oder Livefyre hinter Ihrer eigenen Anmeldung. Leser finden dann, was sie geschrieben haben, sobald sie sich anmelden.',
  'imports.mapUrl': 'Geänderte Adressen',
  'imports.mapUrlMeaning':
    'Eine je Zeile: wie die alte Adresse beginnt, ein Gleichheitszeichen, wie die neue beginnt.',
  'imports.rehearse': 'Proben',
  'imports.rehearseMeaning':
    'Eine Probe liest alles und ändert nichts. Am Ende stehen der Bericht und zehn Diskussionen, wie sie aussähen.',
  'imports.import': 'Importieren',
  'imports.underWay': 'Im Gange',
  'imports.runs': 'Bisherige Importe',
  'imports.noRuns': 'Noch wurde nichts importiert.',
  'imports.number': 'Import',
  'imports.when': 'Begonnen',
  'imports.stateTitle': 'Stand',
  'imports.created': 'Neue Kommentare',
  'imports.onMachine': 'Auf der Maschine',
  'imports.run.reading': 'Wird gelesen',
  'imports.run.merging': 'Wird übernommen',
  'imports.run.done': 'Fertig',
  'imports.run.refused': 'Abgelehnt',
  'imports.run.failed': 'Vor dem Ende abgebrochen',
  'imports.run.undoing': 'Wird zurückgenommen',
  'imports.run.undone': 'Zurückgenommen',
  'imports.task.rehearsal': 'Probe',
  'imports.task.import': 'Import',
  'imports.task.undo': 'Rücknahme von Import {run}',
  'imports.asked': 'Angestoßen von {by} am {time}.',
  'imports.waiting': 'Wartet, bis es an der Reihe ist. Es beginnt gleich.',
  'imports.opening': 'Die Dateien werden geöffnet.',
  'imports.reading': 'Die Dateien werden gelesen: {done} von {size}, bisher {comments} Kommentare.',
  'imports.sorting': '{comments} Kommentare werden geordnet.',
  'imports.merging': 'Wird übernommen: {done} von {comments} Kommentaren.',
  'imports.undoing': 'Was er gebracht hat, wird entfernt.',
  'imports.pace': '{rate} je Sekunde, noch etwa {left}.',
  'imports.stopping': 'Es hält an, sobald der laufende Schritt zu Ende ist.',
  'imports.leave': 'Sie brauchen hier nicht zu warten: Es geht weiter, wenn Sie diese Seite verlassen.',
  'imports.reload': 'Zeigen, wie weit es jetzt ist',
  'imports.stop': 'Anhalten',
  'imports.stopped': 'Angehalten. Es kann dort weitergehen, wo es stand.',
  'imports.failed':
    'Das hat nicht geklappt, und das liegt an uns. Verloren ist nichts: Es kann dort weitergehen, wo es stand. Mehr steht im Protokoll des Servers.',
  'imports.goOn': 'Weitermachen',
  'imports.rehearsed': 'Letzte Probe: {time}.',
  'imports.rehearsedLink': 'Ansehen, was sie ergab',
  'imports.toFiles': 'Zurück zu den Dateien: importieren oder anders proben',
  'imports.problems': 'Alle Probleme herunterladen (CSV)',
  'auditAction.import-asked': 'Import angestoßen',
  'auditAction.import-rehearsed': 'Import geprobt',
  'auditAction.import-undo-asked': 'Rücknahme eines Imports angestoßen',
  'imports.expected': 'Erwartet: {expected}.',
  'imports.problemsLater': 'Der Import selbst bietet sie alle zum Herunterladen an.',
  'imports.undo': 'Diesen Import zurücknehmen',
  'imports.undoSend': 'Zurücknehmen',
  'imports.undoObstacles': 'So kann er nicht zurückgenommen werden, weil Leute darauf aufgebaut haben:',
  'imports.undoMeaning':
    'Alles, was dieser Import gebracht hat, wird entfernt: seine Kommentare, Stimmen, Autoren und die Artikel, unter denen sonst nichts steht. Was vorher hier war, bleibt. Hat seither jemand geantwortet, abgestimmt oder entschieden, wird nichts geändert, und Sie erfahren, was im Weg steht.',
  'imports.blocker.replies': 'Kommentare, die unter dem stehen, was er gebracht hat: {count}',
  'imports.blocker.votes': 'Stimmen für seine Kommentare: {count}',
  'imports.blocker.reports': 'Meldungen seiner Kommentare: {count}',
  'imports.blocker.decisions': 'Entscheidungen über seine Kommentare: {count}',
  'imports.blocker.changes': 'Änderungen, Löschungen und Markierungen seither: {count}',
  'imports.blocker.claims': 'Menschen, die das Ihre an sich genommen haben: {count}',
  'imports.blocker.sanctions': 'Sanktionen gegen seine Autoren und Notizen über sie: {count}',
  'imports.blocker.stories': 'Seine Artikel, die Redakteure geändert oder zusammengelegt haben: {count}',
  'imports.blocker.runs': 'Spätere Importe, die auf ihm aufbauen; nehmen Sie zuerst diese zurück: {count}',

  'refusal.disk_full':
    'Auf der Festplatte des Servers ist nicht genug Platz: höchstens {limit} MiB passen noch. Bitte schaffen Sie Platz und versuchen Sie es dann noch einmal; es wurde nichts behalten.',
  'refusal.upload_broken':
    'Die Dateien sind nicht vollständig angekommen; es wurde nichts behalten. Bitte laden Sie sie noch einmal hoch.',
  'refusal.upload_empty': 'Bitte wählen Sie mindestens eine Datei, die nicht leer ist.',
  'refusal.upload_not_found': 'Diese Dateien sind nicht mehr hier. Bitte laden Sie sie noch einmal hoch.',
  'refusal.upload_running':
    'Gerade lädt jemand Dateien für diese Site hoch. Bitte warten Sie, bis das fertig ist.',
  'refusal.upload_too_large':
    'Eine Datei hat mehr als {limit} GB. Importieren Sie sie auf der Maschine mit dem Befehl „parley import“, oder teilen Sie den Export. Es wurde nichts behalten.',
  'refusal.upload_too_many':
    'Höchstens {limit} Dateien können auf einmal hochgeladen werden. Es wurde nichts behalten.',
  'refusal.import_under_way':
    'Gerade wird etwas in diese Site importiert. Bitte warten Sie, bis das fertig ist, oder halten Sie es an.',
  'refusal.time_zone_unknown':
    'Diese Zeitzone gibt es nicht. Sie heißen etwa Europe/Berlin oder America/New_York.',
  'refusal.address_mapping_invalid':
    'Diese Zeile sagt nicht, welche Adresse zu welcher wird: {entry}. Ein Beispiel: http://alt.example/=https://neu.example/',
};
