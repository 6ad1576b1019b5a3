import type { Translation } from '../catalogue.ts';
import type { imports as english } from '../en/imports.ts';

export const imports: Translation<typeof english> = {
  'importReport.title': 'Import {run} nach {site}',
  'importReport.rehearsal': 'Probe eines Imports nach {site}',
  'importReport.state.reading': 'Die Dateien werden gelesen. Noch ist nichts davon übernommen.',
  'importReport.state.merging':
    'Was gelesen wurde, wird Artikel für Artikel übernommen. Das sind die Zahlen bisher.',
  'importReport.state.done': 'Fertig.',
  'importReport.state.refused': 'Die Dateien wurden abgelehnt, und nichts wurde geändert.',
  'importReport.state.failed':
    'Der Import hielt vor dem Ende an. Mit denselben Dateien neu gestartet, geht er dort weiter.',
  'importReport.state.undoing': 'Dieser Import wird zurückgenommen.',
  'importReport.state.undone': 'Dieser Import wurde zurückgenommen. Was er gebracht hatte, ist wieder weg.',
  'importReport.rehearsed': 'Nichts wurde geändert. Das würde der Import tun.',
  'importReport.allIn': 'Alles, was in den Dateien stand, ist übernommen.',
  'importReport.notIn': {
    one: '{count} Eintrag ist nicht übernommen. Der Grund steht unten.',
    other: '{count} Einträge sind nicht übernommen. Die Gründe stehen unten.',
  },
  'importReport.format': 'Format',
  'importReport.source': 'Quelle',
  'importReport.files': 'Dateien',
  'importReport.started': 'Begonnen',
  'importReport.took': 'Dauer',
  'importReport.zone': 'Zone von Zeiten ohne Angabe',
  'importReport.mapped': 'Adressen',
  'importReport.mapping': 'Aus {from} wird {to}',
  'importReport.publishers': 'Verfasser',
  'importReport.publishersOwn': 'Ihre Kennungen sind die Ihrer eigenen Konten.',
  'importReport.figures': 'Was daraus wurde',
  'importReport.kind.stories': 'Artikel',
  'importReport.kind.authors': 'Verfasser',
  'importReport.kind.comments': 'Kommentare',
  'importReport.kind.votes': 'Stimmen',
  'importReport.outcome.read': 'In den Dateien',
  'importReport.outcome.created': 'Hier neu',
  'importReport.outcome.updated': 'Auf den Stand gebracht',
  'importReport.outcome.unchanged': 'Schon vorhanden',
  'importReport.outcome.skipped': 'Ausgelassen',
  'importReport.outcome.failed': 'Fehlgeschlagen',
  'importReport.effect.failed': 'Ließ sich nicht übernehmen',
  'importReport.effect.skipped': 'Mit Absicht ausgelassen',
  'importReport.effect.changed': 'Übernommen, aber nicht ganz wie zuvor',
  'importReport.noProblems': 'Zu keinem Eintrag ist etwas zu sagen.',
  'importReport.id': 'Kennung {id}',
  'importReport.record': 'Eintrag {record}',
  'importReport.more': { one: 'Und {count} weiterer.', other: 'Und {count} weitere.' },
  'importReport.allProblems': 'Alle zeigt {command}',
  'importReport.refusedAt': 'Wo',
  'importReport.expected': 'Was dort hätte stehen sollen',
  'importReport.threads': 'So würde es aussehen',
  'importReport.threadsHint':
    'Einige Diskussionen aus den Dateien, zufällig gewählt und bei denselben Dateien dieselben. Bedienelemente fehlen hier.',
  'importReport.noThreads': 'In diesen Dateien ist kein Kommentar, den Leser sehen würden.',
  'importReport.left': {
    one: 'Und {count} weiterer Kommentar in dieser Diskussion.',
    other: 'Und {count} weitere Kommentare in dieser Diskussion.',
  },
  'importReport.closed': 'Für neue Kommentare geschlossen.',
  'importReport.anonymous': 'Name unbekannt',
  'importReport.score': '{up} dafür, {down} dagegen',
  'importReport.hidden.pending': 'Wartet auf die Moderation; Leser sehen ihn nicht.',
  'importReport.hidden.rejected': 'Nicht veröffentlicht; Leser sehen ihn nicht.',
  'importReport.hidden.deleted': 'Gelöscht. Er steht hier, weil jemand darauf geantwortet hat.',
  'importProblem.pingback':
    'Ein Pingback oder Trackback: ein Vermerk der Software einer anderen Website, kein Text eines Menschen.',
  'importProblem.not_a_comment':
    'WordPress bewahrt unter den Kommentaren auch anderes auf, etwa Bestellungen oder Vermerke von Erweiterungen.',
  'importProblem.report':
    'Die Meldung eines Kommentars durch Leser. Sie gehört zur Moderation des alten Systems und bleibt dort.',
  'importProblem.story_without_comments':
    'Eine Seite ohne Kommentare. Sie ist hier, sobald jemand etwas darunter schreibt.',
  'importProblem.story_deleted':
    'Die Seite war im alten System gelöscht, und damit auch, was darunter stand.',
  'importProblem.id_missing':
    'Ein Eintrag hat keine Kennung: Ein späterer Import könnte nicht erkennen, ob er schon da ist.',
  'importProblem.id_too_long': 'Eine Kennung hat mehr als 600 Zeichen. Kein System vergibt solche.',
  'importProblem.story_missing': 'Ein Kommentar sagt nicht, zu welcher Seite er gehört.',
  'importProblem.story_without_address':
    'Eine Seite hat weder eine Adresse noch Ihre eigene Kennung; niemand könnte sie finden.',
  'importProblem.story_unknown': 'Ein Kommentar gehört zu einer Seite, die nicht in den Dateien steht.',
  'importProblem.time_missing': 'Ein Kommentar hat keine Zeit.',
  'importProblem.time_invalid':
    'Die Zeit eines Kommentars ist keine: Diesen Tag oder diese Stunde gibt es nicht.',
  'importProblem.time_out_of_range': 'Die Zeit eines Kommentars liegt vor 1990 oder in der Zukunft.',
  'importProblem.text_missing': 'Ein Kommentar hat keinen Text.',
  'importProblem.text_too_long': 'Ein Text hat mehr als 200.000 Zeichen.',
  'importProblem.record_too_long': 'Ein Eintrag ist mehrere Megabyte groß; das ist kein Kommentar.',
  'importProblem.nesting_too_deep': 'Ein Eintrag ist tiefer verschachtelt, als ein System es schreibt.',
  'importProblem.malformed_xml':
    'Ein Eintrag ist kein wohlgeformtes XML; niemand kann sagen, was dort stand.',
  'importProblem.malformed_json':
    'Ein Eintrag ist kein wohlgeformtes JSON; niemand kann sagen, was dort stand.',
  'importProblem.malformed_row': 'Eine Zeile hat andere Spalten als die Tabelle.',
  'importProblem.field_invalid': 'In einem Feld steht etwas, das das Format nicht kennt.',
  'importProblem.name_too_long': 'Ein Name hatte mehr als 200 Zeichen und wurde gekürzt.',
  'importProblem.invalid_utf8': 'Einige Bytes waren keine Zeichen in UTF-8. An ihrer Stelle steht �.',
  'importProblem.author_unknown':
    'Das Konto eines Verfassers fehlt in den Dateien. Der Kommentar ist da, unter dem Namen, der dabeistand.',
  'importProblem.parent_unknown':
    'Der Kommentar, auf den dieser antwortet, ist nicht da oder steht unter einer anderen Seite. Er steht für sich oben in der Diskussion.',
  'importProblem.parent_cycle':
    'Kommentare antworten einander im Kreis. Der erste davon steht oben in der Diskussion.',
  'importProblem.vote_unknown_comment': 'Eine Stimme gilt einem Kommentar, der nicht da ist.',
  'importProblem.own_vote':
    'Jemand hat für den eigenen Kommentar gestimmt. Solche Stimmen zählen hier nicht.',
  'importProblem.changed_here':
    'Der Eintrag wurde im alten System geändert und hier ebenfalls. Was hier steht, blieb.',
  'importProblem.parent_too_deep':
    'Antworten auf Antworten gehen weiter, als ihnen gefolgt werden kann. Der Kommentar steht weiter oben als zuvor.',
  'importProblem.author_without_comments':
    'Jemand hat im alten System ein Konto, und nichts davon ist da. Hier wurde keines angelegt.',
  'importProblem.author_erased':
    'Jemand hat sich hier löschen lassen. Ein neuerer Export bringt diese Person nicht zurück.',
  'importProblem.comment_repeated':
    'Ein Kommentar steht mehrmals in den Dateien. Einer davon wurde übernommen.',
  'importProblem.vote_repeated': 'Jemand hat mehrmals für denselben Kommentar gestimmt. Eine Stimme zählt.',
  'importProblem.count_out_of_range':
    'Eine Zahl von Stimmen ist größer, als Menschen sie abgeben. Sie wurde auf 100 Millionen begrenzt.',
  'importProblem.name_invisible':
    'Ein Name enthielt Zeichen, die niemand sieht oder die die Zeile umdrehen. Sie wurden entfernt.',
  'importRefused.unknown_format': 'Das ist kein Export eines Systems, das hier bekannt ist.',
  'importRefused.other_format':
    'Die Dateien sind Exporte verschiedener Systeme. Nehmen Sie eines nach dem anderen.',
  'importRefused.version_unsupported': 'Die Datei ist in einer Version, die hier nicht bekannt ist.',
  'importRefused.malformed_xml':
    'Die Datei ist kein wohlgeformtes XML. Etwas hat sie nach dem Export verändert.',
  'importRefused.malformed_json':
    'Die Datei ist kein wohlgeformtes JSON. Etwas hat sie nach dem Export verändert.',
  'importRefused.malformed_csv':
    'Die Datei ist keine Tabelle mit durch Komma getrennten Werten, wie sie sein sollte.',
  'importRefused.malformed_database':
    'Die Datenbankdatei lässt sich nicht öffnen, oder es fehlen Tabellen darin.',
  'importRefused.malformed_archive': 'Das Archiv ist beschädigt. Laden Sie es noch einmal herunter.',
  'importRefused.document_type':
    'Die Datei legt eigene Entities fest, was kein Export tut. Das kann ein Angriff sein.',
  'importRefused.encoding_unsupported':
    'Die Datei hat eine Zeichenkodierung, die hier nicht bekannt ist. Speichern Sie sie als UTF-8.',
  'importRefused.truncated':
    'Die Datei bricht ab. Laden Sie sie noch einmal herunter, oder exportieren Sie neu.',
  'importRefused.empty': 'In der Datei steht nichts.',
  'importRefused.archive_many_files':
    'Im Archiv sind mehrere Dateien. Entpacken Sie es und geben Sie die Dateien einzeln an.',
  'importRefused.archive_unsafe_name':
    'Ein Name im Archiv führt aus ihm hinaus; das tut kein ehrliches Archiv.',
  'importRefused.archive_too_large': 'Entpackt ist das Archiv viel größer, als ein Export sein kann.',
};
