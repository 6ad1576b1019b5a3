import type { Translation } from '../catalogue.ts';
import type { appeals as english } from '../en/appeals.ts';

export const appeals = {
  'why.pending':
    'Die Moderation liest diesen Kommentar, bevor er erscheint. Bis dahin können nur Sie ihn sehen.',
  'why.withheld.rules':
    'Eine Regel dieser Seite hat diesen Kommentar automatisch angehalten. Als Nächstes liest ihn die Moderation; bis dahin können nur Sie ihn sehen.',
  'why.withheld.reports':
    'Leserinnen und Leser haben diesen Kommentar gemeldet; er wurde automatisch ausgeblendet. Als Nächstes liest ihn die Moderation; bis dahin können nur Sie ihn sehen.',
  'why.withheld.person':
    'Die Moderation hat diesen Kommentar vorläufig ausgeblendet. Bis er noch einmal geprüft ist, können nur Sie ihn sehen.',
  'why.rejected.rules':
    'Dieser Kommentar wurde nicht veröffentlicht. Das hat automatisch eine Regel dieser Seite entschieden; kein Mensch hat ihn gelesen. Nur Sie können ihn sehen.',
  'why.rejected.person':
    'Die Moderation hat entschieden, diesen Kommentar nicht zu veröffentlichen. Nur Sie können ihn sehen.',
  'why.lead': 'Grund: {reason}',
  'why.none': 'Ein Grund wurde nicht genannt.',
  'why.toAuthor': 'Die Moderation schreibt Ihnen:',
  'why.matches': 'In Ihrem Text: {matches}',
  'why.rule.length': 'Er ist länger, als diese Seite erlaubt.',
  'why.rule.storyClosed': 'Diese Diskussion ist geschlossen.',
  'why.rule.sanction': 'Die Moderation liest alles, was Sie schreiben, bevor es erscheint.',
  'why.rule.slowMode': 'Er kam zu bald nach Ihrem letzten Kommentar.',
  'why.rule.flood': 'Sie haben in kurzer Zeit sehr viel geschrieben.',
  'why.rule.repetition': 'Derselbe oder fast derselbe Text wurde schon einmal gesendet.',
  'why.rule.bannedWords': 'Er enthält Wörter, die hier nicht veröffentlicht werden.',
  'why.rule.suspectWords': 'Er enthält Wörter, die ein Mensch im Zusammenhang lesen sollte.',
  'why.rule.links': 'Links darin werden hier nicht angenommen oder müssen erst angesehen werden.',
  'why.rule.newcomer': 'Die ersten Kommentare neuer Leute werden gelesen, bevor sie erscheinen.',
  'why.rule.record': 'Mehrere Ihrer letzten Kommentare wurden abgelehnt.',
  'why.rule.shouting': 'Vieles darin steht in Großbuchstaben oder wiederholt dasselbe Zeichen.',
  'why.rule.privateData':
    'Er enthält anscheinend private Angaben wie eine E-Mail-Adresse, eine Telefonnummer oder ein Bankkonto.',
  'why.rule.language': 'Er ist anscheinend nicht in einer Sprache dieser Seite geschrieben.',
  'why.rule.premoderation': 'In dieser Diskussion wird jeder Kommentar gelesen, bevor er erscheint.',
  'why.rule.callOut': 'Eine automatische Prüfung, die diese Seite nutzt, hat davon abgeraten.',
  'why.rule.other': 'Er hält sich nicht an eine Regel dieser Seite.',
  'why.contestLater': 'Sollte er abgelehnt werden, können Sie dem widersprechen.',
  'why.contest': 'Dieser Entscheidung widersprechen',
  'why.contestUntil':
    'Das können Sie bis zum {date}. Dann sieht ihn jemand an, der nicht darüber entschieden hat.',
  'why.appealed':
    'Sie haben dieser Entscheidung am {date} widersprochen. Die Moderation prüft sie noch einmal.',
  'why.upheld':
    'Sie haben der Entscheidung widersprochen. Die Moderation hat sie am {date} noch einmal geprüft; sie bleibt bestehen.',
  'why.reversed':
    'Sie haben einer Entscheidung über diesen Kommentar widersprochen. Sie wurde am {date} aufgehoben.',

  'appeal.title': 'Einer Entscheidung widersprechen',
  'appeal.text':
    'Schreiben Sie, warum die Entscheidung falsch war. Jemand aus der Moderation, der sie nicht getroffen hat, liest Ihren Text und den Kommentar noch einmal, und Sie erfahren, was daraus wird. Jeder Entscheidung kann man einmal widersprechen.',
  'appeal.body': 'Warum die Entscheidung falsch war',
  'appeal.send': 'Absenden',
  'appeal.sent':
    'Das ist angekommen. Die Moderation prüft die Entscheidung noch einmal; das Ergebnis wird bei Ihrem Kommentar stehen.',
  'appeal.back': 'Zurück zum Kommentar',

  'decisionEmail.subject': {
    one: 'Eine Entscheidung über Ihren Kommentar',
    other: '{count} Entscheidungen über Ihre Kommentare',
  },
  'decisionEmail.lead': 'Ihr Kommentar unter „{story}“ ({site}) vom {time}:',
  'decisionEmail.read': 'An seinem Platz lesen',
  'decisionEmail.all': 'Alle Ihre Kommentare und was aus ihnen wurde:',
  'decisionEmail.more':
    'Es gibt mehr Entscheidungen, als hier stehen. Alle Ihre Kommentare und was aus ihnen wurde:',
  'decisionEmail.why': 'Sie bekommen dies, weil über etwas entschieden wurde, das Sie geschrieben haben.',
  'preferences.decisionMail': 'Mir per E-Mail sagen, was über meine Kommentare entschieden wird',
  'unsubscribe.decisionsTitle': 'Keine E-Mails über Entscheidungen mehr?',
  'unsubscribe.decisionsText':
    'Dann erfahren Sie nicht mehr per E-Mail, was über Ihre Kommentare entschieden wird. Sie finden es bei ihnen.',

  'ownField.decisionMail': 'E-Mail über Entscheidungen zu Ihren Kommentaren',
  'ownField.decisionsMailedAt': 'Entscheidungen gemailt am',
} as const satisfies Translation<typeof english>;
