import type { viewpoints as english } from '../en/viewpoints.ts';
import type { Translation } from '../catalogue.ts';

export const viewpoints: Translation<typeof english> = {
  'sort.across': 'Über Standpunkte hinweg',
  'comment.across': 'Von Lesenden wertvoll gefunden, die sonst uneins sind',
  'settingGroup.ranking': 'Rangfolge',
  'setting.viewpoints': 'Ordnung über Standpunkte hinweg',
  'settingMeaning.viewpoints':
    'Solange die Stimmen der Website zeigen, dass ihre Lesenden verschiedene Standpunkte haben, stehen Kommentare oben, die beide Seiten schätzen. Lesende können sie wählen, sie gilt zuerst für alle, oder sie ist aus.',
  'settingOption.viewpoints.off': 'Aus',
  'settingOption.viewpoints.offered': 'Lesende können sie wählen',
  'settingOption.viewpoints.default': 'Zuerst für alle',
  'viewpoints.title': 'Über Standpunkte hinweg',
  'viewpoints.lead':
    'Unter einem umstrittenen Artikel entscheidet meist die lautere Seite, was oben steht. Diese Ordnung verlangt von einem Kommentar etwas anderes: dass Lesende, die sonst uneins sind, ihn beide lesenswert finden.',
  'viewpoints.how': 'Wie es geht',
  'viewpoints.howText':
    'Aus den Stimmen der ganzen Website, und aus nichts anderem, findet ein veröffentlichtes Verfahren, wie Lesende einander zustimmen und widersprechen. Es ist die Mathematik der Community Notes. Ein Kommentar steht weit oben, wenn Lesende beider Seiten für ihn stimmen; jede Seite zählt gleich, wie groß sie auch ist. Jeder fünfte Platz der ersten Seite ist für Kommentare frei, über die erst wenige abgestimmt haben.',
  'viewpoints.labelText':
    'Ein Kommentar, den beide Seiten deutlich schätzen, und das mindestens eine halbe Stunde lang, trägt die Worte „{label}“. Einer ohne sie ist nicht schlechter: Meist fehlt es nur an Stimmen.',
  'viewpoints.who': 'Wessen Stimmen zählen, und was aus ihnen wird',
  'viewpoints.whoText':
    'Es zählen die Stimmen von Lesenden, die in den letzten 180 Tagen mindestens zehn zu Kommentaren dreier Artikel abgegeben haben. Konten, die wie eines handeln, zählen als eines, und niemand zählt mehr als hundertmal am Tag.',
  'viewpoints.privacyText':
    'Was das Verfahren über Lesende ermittelt, wird nie gezeigt, ausgegeben oder aufgezeichnet, und die Seiten haben keine Namen. Wer die eigenen Stimmen heraushalten will, sagt es in den Einstellungen.',
  'viewpoints.limits': 'Was es nicht kann',
  'viewpoints.limitsText':
    'Einigkeit ist nicht Wahrheit. Ein Kommentar kann recht haben und nur einer Seite gefallen, und vorsichtige Worte können beiden gefallen und wenig sagen. Die anderen Ordnungen sind einen Schritt entfernt, und nichts wird je verborgen, weil Einigkeit fehlt.',
  'viewpoints.figures': 'Auf dieser Website',
  'viewpoints.noFit': 'Es gibt noch keine Zahlen: Es wurde zu wenig abgestimmt.',
  'viewpoints.state': 'Die Ordnung',
  'viewpoints.open': 'Kann gewählt werden',
  'viewpoints.closed':
    'Derzeit nicht angeboten: Die Stimmen tragen sie nicht, oder die Website hat sie ausgeschaltet',
  'viewpoints.voters': 'Lesende, deren Stimmen zählen',
  'viewpoints.votes': 'Stimmen, die zählen',
  'viewpoints.gain': 'Wie viel besser Standpunkte ungesehene Stimmen vorhersagen',
  'viewpoints.labelled': 'Kommentare, die den Hinweis tragen',
  'viewpoints.lastFit': 'Zuletzt berechnet',
  'preferences.leavesViewpoints': 'Meine Stimmen aus der Ordnung über Standpunkte hinweg heraushalten',
  'preferences.leavesHint': 'Als Zustimmung und Ablehnung zählen sie weiter. Es wirkt sofort.',
  'desk.tab.viewpoints': 'Standpunkte',
  'viewpoints.deskLead':
    'Wie weit die Stimmen dieser Website die Ordnung über Standpunkte hinweg tragen. Nichts hier verrät, wo jemand steht, und die Seiten haben keine Namen.',
  'viewpoints.deskReaders': 'Was Lesenden gesagt wird',
  'viewpoints.deskThreshold': 'nötig',
  'viewpoints.deskRefused':
    'Die letzte Berechnung wurde abgelehnt: Sie braucht etwa {mib} MiB, und VIEWPOINTS_MEMORY erlaubt weniger. Die vorige gilt weiter.',
  'viewpoints.deskSetting.off': 'Die Ordnung ist für diese Website ausgeschaltet.',
  'viewpoints.deskSetting.offered': 'Lesende können die Ordnung wählen, solange die Stimmen sie tragen.',
  'viewpoints.deskSetting.default': 'Die Ordnung gilt zuerst für alle, solange die Stimmen sie tragen.',
  'viewpoints.deskChange': 'Ändern',
  'viewpoints.deskGate': 'Tor',
  'viewpoints.deskOpen': 'Offen: Standpunkte erklären Stimmen gut genug, um nach ihnen zu ordnen.',
  'viewpoints.deskClosed': 'Geschlossen: Diskussionen sind nach den besten Kommentaren geordnet.',
  'viewpoints.deskStreak': {
    one: 'Eine weitere Berechnung wie die letzte ändert das.',
    other: '{count} weitere Berechnungen wie die letzte ändern das.',
  },
  'viewpoints.deskPerComment': 'Zählende Stimmen je Kommentar mit Stimmen',
  'viewpoints.deskSpread': 'Spannweite der Standpunkte',
  'viewpoints.deskLockstep': 'Gruppen von Konten, die wie eines handeln',
  'viewpoints.deskSuspects': 'Konten, die wie eines zu handeln scheinen',
  'viewpoints.deskSuspectsText':
    'Sie haben immer wieder innerhalb von Minuten bei denselben Kommentaren gleich abgestimmt. Jede Gruppe zählt als eine Person, und ihre Stimmen bewegen vor der nächsten Berechnung nichts. Es kann eine Kampagne sein, ein Haushalt oder Zufall: Sehen Sie hin, bevor Sie handeln. Wer gesperrt ist, zählt gar nicht.',
  'viewpoints.deskSuspectsSize': { one: '{count} Konto', other: '{count} Konten' },
  'viewpoints.deskSuspectsMore': { one: 'und {count} weiteres', other: 'und {count} weitere' },
  'viewpoints.deskFits': 'Die letzten Berechnungen',
  'viewpoints.deskOutcome': 'Ergebnis',
  'viewpoints.deskState.running': 'Läuft',
  'viewpoints.deskState.done': 'Fertig',
  'viewpoints.deskState.refused': 'Abgelehnt: zu wenig Speicher',
  'viewpoints.deskState.failed': 'Unterbrochen, oder keine Stimmen',
  'viewpoints.deskGain': 'Gewinn',
  'viewpoints.deskVoters': 'Stimmende',
  'viewpoints.deskVotes': 'Stimmen',
  'viewpoints.storyMeaning':
    'Ob Lesende dieses Artikels die Ordnung über Standpunkte hinweg wählen können und ihren Hinweis sehen.',
  'viewpoints.storyAsSite': 'Wie die Website es sagt',
  'viewpoints.storyHides': 'Ordnung über Standpunkte hinweg abgeschaltet',
};
