import type { Translation } from '../catalogue.ts';
import type { oldComments as english } from '../en/old-comments.ts';

export const oldComments = {
  'account.page.old': 'Alte Kommentare',
  'oldComments.badge': { one: '{count} neu', other: '{count} neu' },
  'oldComments.explain':
    'Kommentare sind aus einem anderen System hierher umgezogen. Die Personen unten waren dort unter einer E-Mail-Adresse bekannt, die Ihnen gehört; doch dort konnte jede Person jede Adresse eintragen. Sagen Sie bei jeder, ob Sie es waren. Dann gehört Ihnen, was sie geschrieben hat: Es steht unter Ihrem Namen in Ihrem Profil, und Sie können es löschen.',
  'oldComments.empty':
    'Hier wartet nichts auf Sie. Was Sie vor dem Umzug geschrieben haben, erscheint hier, wenn es mit einer E-Mail-Adresse geschrieben wurde, mit der Sie sich angemeldet haben.',
  'oldComments.nameless': 'Jemand ohne Namen',
  'oldComments.from': 'Aus {source}',
  'oldComments.count': { one: '{count} Kommentar', other: '{count} Kommentare' },
  'oldComments.since': 'vom {first} bis zum {last}',
  'oldComments.last': 'Die letzten davon:',
  'oldComments.mine': 'Das war ich',
  'oldComments.notMine': 'Das war ich nicht',
  'oldComments.refusedTitle': 'Nicht von Ihnen',
  'oldComments.refusedText':
    'Sie haben gesagt, dass das jemand anderes war. Sie können es sich anders überlegen, solange niemand die Kommentare beansprucht hat.',
  'oldComments.again': 'Noch einmal ansehen',
  'oldComments.claimedTitle': 'Von Ihnen',
  'oldComments.claimedText':
    'Diese Kommentare sind mit Ihnen aus einem anderen System umgezogen. Sie stehen in Ihrem Profil.',
  'oldComments.giveBack': 'Das war ich nicht',
  'oldComments.giveBackText':
    'Sie stehen dann wieder unter dem früheren Namen, und Sie können sie nicht noch einmal beanspruchen.',
  'oldComments.giveBackDo': 'Zurückgeben',
  'oldComments.done.mine': 'Die Kommentare gehören jetzt Ihnen. Gleich steht überall Ihr Name.',
  'oldComments.done.notMine': 'Notiert. Die Kommentare behalten ihren Namen.',
  'oldComments.done.again': 'Sie können noch einmal sagen, wer das war.',
  'oldComments.hint': 'Es gibt Kommentare von früher, die Ihre sein könnten.',
  'oldComments.look': 'Ansehen',
  'signIn.foundTitle': 'Ihre alten Kommentare',
  'signIn.foundClaimed': {
    one: '{count} Kommentar, den Sie vor dem Umzug geschrieben haben, gehört wieder Ihnen und steht unter Ihrem Namen.',
    other:
      '{count} Kommentare, die Sie vor dem Umzug geschrieben haben, gehören wieder Ihnen und stehen unter Ihrem Namen.',
  },
  'signIn.foundWaiting': {
    one: 'Jemand hat vor dem Umzug mit Ihrer E-Mail-Adresse geschrieben. Sagen Sie, ob Sie das waren.',
    other:
      '{count} Personen haben vor dem Umzug mit Ihrer E-Mail-Adresse geschrieben. Sagen Sie, welche davon Sie waren.',
  },
  'signIn.foundLater': 'In Ihrem Konto finden Sie das jederzeit unter „Alte Kommentare“.',
  'signIn.foundContinue': 'Weiter',
  'refusal.old_comments_gone':
    'Diese Kommentare lassen sich nicht mehr beanspruchen. Vielleicht hat das schon jemand getan, oder Sie selbst in einem anderen Fenster.',
  'auditAction.comments-claimed': 'Alte Kommentare beansprucht',
  'auditAction.comments-given-back': 'Alte Kommentare zurückgegeben',
  'refusal.account_not_guest':
    'Hier werden nur Gäste gelöscht und Personen, die ein Import mitgebracht hat. Wer sich anmeldet, tut das im eigenen Konto.',
  'auditAction.account-erasure-asked': 'Löschung verlangt',
  'accounts.importedFrom': 'Importiert aus',
  'accounts.importedEmail': 'Adresse im Import',
  'accounts.erase': 'Löschen',
  'accounts.eraseMeaning':
    'Für Gäste und für Personen aus einem Import, die kein Konto haben, in dem sie es selbst tun könnten. Vergewissern Sie sich, dass wirklich sie darum bitten. Es beginnt in einigen Minuten und lässt sich nicht zurücknehmen.',
  'accounts.eraseRemove': 'Kommentare entfernen',
  'accounts.eraseKeep': 'Kommentare behalten, ohne Namen',
  'accounts.erasing': 'Das Konto wird in einigen Minuten gelöscht.',
} as const satisfies Translation<typeof english>;
