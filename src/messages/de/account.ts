import type { Translation } from '../catalogue.ts';
import type { account as english } from '../en/account.ts';

export const account = {
  'account.title': 'Ihr Konto',
  'account.nav': 'Bereiche Ihres Kontos',
  'account.page.profile': 'Profil',
  'account.page.replies': 'Antworten',
  'account.page.security': 'Sicherheit',
  'account.page.preferences': 'Einstellungen',
  'account.page.muted': 'Stummgeschaltete',
  'account.page.data': 'Ihre Daten',
  'account.signedInAs': 'Angemeldet als {name}',
  'account.unread': { one: '{count} neu', other: '{count} neu' },
  'account.unreadMany': 'mehr als {most} neu',
  'account.saved': 'Gespeichert.',

  'profile.edit': 'Profil bearbeiten',
  'profile.comments': 'Ihre Kommentare',
  'profile.empty':
    'Sie haben noch nichts geschrieben. Was Sie auf einer der Websites hier schreiben, steht dann an dieser Stelle.',
  'profile.nameHint': 'Er steht neben allem, was Sie schreiben, auch neben dem, was schon da ist.',
  'profile.bio': 'Über Sie',
  'profile.bioHint':
    'Reiner Text mit höchstens {limit} Zeichen. Er steht in Ihrem Profil, wo eine Website Profile zeigt.',
  'profile.pictureUrl': 'Adresse eines Bildes',
  'profile.pictureHint':
    'Es wird einmal abgeholt, verkleinert und hier aufbewahrt. Bleibt das Feld leer, ändert sich nichts.',
  'profile.pictureRemove': 'Mein Bild entfernen',
  'profile.pictureAsked': 'Ihr Bild wird gerade abgeholt. Es ist gleich da.',
  'profile.picture.unreachable':
    'Unter der Adresse Ihres Bildes war nichts zu holen. Bitte prüfen Sie sie und speichern Sie erneut.',
  'profile.picture.not_a_picture':
    'Unter dieser Adresse ist kein Bild, das wir verwenden können: Möglich sind JPEG, PNG, WebP, GIF und AVIF.',
  'profile.picture.too_large':
    'Dieses Bild ist zu groß. Bitte wählen Sie eines mit höchstens 5 Megabyte und 40 Megapixeln.',

  'listed.newest': 'Zurück zu den neuesten',
  'listed.more': 'Ältere zeigen',
  'listed.state.published': 'Veröffentlicht',
  'listed.state.pending': 'Wartet auf die Moderation',
  'listed.state.withheld': 'Wird geprüft',
  'listed.state.rejected': 'Nicht veröffentlicht',
  'listed.state.deleted': 'Gelöscht',
  'listed.deletedText': 'Der Text ist endgültig gelöscht.',
  'listed.replies': { one: '{count} Antwort', other: '{count} Antworten' },

  'reason.offensive': 'Er beleidigt jemanden.',
  'reason.abusive': 'Er greift andere an, statt zu argumentieren.',
  'reason.harassment': 'Er belästigt jemanden.',
  'reason.advertisement': 'Er macht Werbung.',
  'reason.banned_word': 'Er enthält Wörter, die hier nicht angenommen werden.',
  'reason.misinformation': 'Er behauptet etwas, das bekanntermaßen falsch ist.',
  'reason.spam': 'Er wurde vielfach gesendet oder soll in die Irre führen.',
  'reason.hate': 'Er spricht verächtlich von einer Gruppe von Menschen.',
  'reason.threat': 'Er droht jemandem oder ruft zu Gewalt auf.',
  'reason.private_data': 'Er verrät Privates über jemanden.',
  'reason.off_topic': 'Er hat nichts mit dem Artikel zu tun.',
  'reason.illegal': 'Er verstößt möglicherweise gegen das Gesetz.',
  'reason.other': 'Er hält sich nicht an die Regeln dieser Diskussion.',

  'replies.empty':
    'Noch hat Ihnen niemand geantwortet. Antworten auf das, was Sie schreiben, stehen dann hier.',
  'replies.new': 'Neu',
  'replies.mailHint': 'Sie können sich Antworten per E-Mail melden lassen.',
  'replies.erased': 'Jemand, dessen Konto es nicht mehr gibt',

  'mute.action': 'Stummschalten',
  'mute.undo': 'Wieder zeigen',
  'mute.title': '{name} stummschalten?',
  'mute.text':
    'Was diese Person schreibt, wird für Sie eingeklappt, auf jeder Website, die Sie mit diesem Konto lesen. Sie erfährt es nicht, und Sie können es jederzeit rückgängig machen.',
  'mute.undoTitle': 'Wieder zeigen, was {name} schreibt?',
  'mute.folded': 'Stummgeschaltet. Trotzdem zeigen',
  'mute.explain':
    'Kommentare dieser Personen sind für Sie eingeklappt. Um jemanden stummzuschalten, nutzen Sie den Link unter einem Kommentar der Person.',
  'mute.empty':
    'Sie haben niemanden stummgeschaltet. Wenn Sie jemanden nicht mehr lesen möchten, nutzen Sie den Link unter einem Kommentar der Person.',

  'preferences.language': 'Sprache',
  'preferences.languageAuto': 'Wie Website und Browser es vorgeben',
  'preferences.languageHint':
    'Für diese Seiten, für Diskussionen auf ihren eigenen Seiten und für E-Mails an Sie.',
  'preferences.timeZone': 'Zeitzone',
  'preferences.timeZoneAuto': 'Wie der Browser es vorgibt, sonst UTC',
  'preferences.replyMail': 'E-Mail über Antworten an Sie',
  'preferences.replyMail.never': 'Nie',
  'preferences.replyMail.daily': 'Höchstens einmal am Tag',
  'preferences.replyMail.soon': 'Bald nachdem sie geschrieben wurden',
  'preferences.noMailbox': 'Ihr Konto hat keine E-Mail-Adresse, deshalb kann nichts gesendet werden.',
  'preferences.hidesProfile': 'Mein Profil anderen nicht zeigen',
  'preferences.hidesHint':
    'Manche Websites zeigen, wer jemand ist und was die Person dort geschrieben hat. Ihre Kommentare bleiben, wo sie sind.',

  'person.elsewhere': 'Profil beim Verlag',
  'person.comments': 'Kommentare bei {site}',

  'unsubscribe.title': 'Keine E-Mails über Antworten mehr?',
  'unsubscribe.text':
    'Ihre Antworten bleiben auf Ihrer eigenen Seite, und Sie können die E-Mails in Ihren Einstellungen wieder einschalten.',
  'unsubscribe.send': 'Diese E-Mails abbestellen',
  'unsubscribe.doneTitle': 'Diese E-Mails sind abbestellt',

  'replyEmail.subject': {
    one: '{count} neue Antwort auf das, was Sie geschrieben haben',
    other: '{count} neue Antworten auf das, was Sie geschrieben haben',
  },
  'replyEmail.subjectMany': 'Mehr als {most} neue Antworten auf das, was Sie geschrieben haben',
  'replyEmail.by': '{name} zu „{story}“, {site}, {time}:',
  'replyEmail.read': 'Lesen und antworten',
  'replyEmail.all': 'Alle Antworten an Sie',
  'replyEmail.why': 'Sie erhalten diese E-Mail, weil Sie in Ihren Einstellungen darum gebeten haben.',
} satisfies Translation<typeof english>;
