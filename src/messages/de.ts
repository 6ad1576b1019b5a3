import type { Catalogue } from './catalogue.ts';

/** German. Readers are addressed as „Sie“. */
export const de: Catalogue = {
  'sort.best': 'Beste',
  'sort.newest': 'Neueste',
  'sort.oldest': 'Älteste',
  'sort.replies': 'Meiste Antworten',
  'sort.controversial': 'Umstritten',

  'thread.count': { one: '{count} Kommentar', other: '{count} Kommentare' },
  'thread.sort': 'Reihenfolge der Kommentare',
  'thread.more': 'Weitere Kommentare zeigen',
  'thread.moreReplies': { one: '{count} weitere Antwort zeigen', other: '{count} weitere Antworten zeigen' },
  'thread.furtherReplies': 'Weitere Antworten zeigen',
  'thread.start': 'Zurück zu den ersten Kommentaren',
  'thread.whole': 'Ganze Diskussion lesen',
  'thread.empty': 'Noch hat niemand geschrieben. Was wissen Sie darüber?',
  'thread.emptyClosed': 'Solange diese Diskussion offen war, hat niemand geschrieben.',
  'thread.closed': 'Diese Diskussion ist geschlossen. Lesen können Sie sie weiterhin.',
  'thread.write': 'Kommentar schreiben',
  'thread.untitled': 'Diskussion',

  'page.title': '{title} · Kommentare · {site}',
  'page.description': {
    one: '{count} Kommentar zu „{title}“, {site}.',
    other: '{count} Kommentare zu „{title}“, {site}.',
  },
  'page.skip': 'Zum Inhalt springen',

  'comment.by': 'Kommentar von {name}',
  'comment.edited': 'bearbeitet',
  'comment.guest': 'Gast',
  'comment.staff': 'Redaktion',
  'comment.you': 'Sie',
  'comment.to': 'an {name}',
  'comment.toDeleted': 'auf einen gelöschten Kommentar',
  'comment.deleted': 'Vom Verfasser gelöscht.',
  'comment.removed': 'Von der Moderation entfernt.',
  'comment.hidden': 'Wartet auf die Moderation.',
  'comment.pending':
    'Die Moderation liest diesen Kommentar, bevor er erscheint. Bis dahin sehen nur Sie ihn.',
  'comment.withheld': 'Dieser Kommentar wird geprüft. Bis dahin sehen nur Sie ihn.',
  'comment.rejected': 'Die Moderation hat diesen Kommentar nicht veröffentlicht. Nur Sie sehen ihn.',

  'action.up': 'Dafür',
  'action.down': 'Dagegen',
  'action.onComment': 'zum Kommentar von {name}',
  'action.reply': 'Antworten',
  'action.edit': 'Bearbeiten',
  'action.delete': 'Löschen',
  'action.link': 'Link',
  'action.fold': 'Einklappen',
  'action.cancel': 'Abbrechen',
  'action.signIn': 'Anmelden',
  'action.signOut': 'Abmelden',

  'form.comment': 'Kommentar schreiben',
  'form.reply': 'Antwort an {name}',
  'form.edit': 'Kommentar bearbeiten',
  'form.delete': 'Diesen Kommentar löschen?',
  'form.vote': 'Über den Kommentar von {name} abstimmen',
  'form.body': 'Ihr Kommentar',
  'form.hint': '*kursiv* · **fett** · > Zitat',
  'form.name': 'Ihr Name',
  'form.nameHint': 'Steht neben Ihrem Kommentar.',
  'form.send': 'Senden',
  'form.save': 'Speichern',
  'form.signInAside': 'Melden Sie sich an (öffnet ein weiteres Fenster) und senden Sie dann erneut.',
  'form.signInToGoOn': 'Bitte melden Sie sich an, um fortzufahren.',
  'form.deleteText': 'Der Text lässt sich nicht zurückholen. Antworten darauf bleiben stehen.',
  'form.deleteSend': 'Endgültig löschen',
  'form.voteUp': 'Dafür stimmen',
  'form.voteDown': 'Dagegen stimmen',
  'form.voteNone': 'Stimme zurücknehmen',

  'viewer.writingAs': 'Sie schreiben als {name}',

  'signIn.title': 'Anmelden',
  'signIn.text': 'Wir senden Ihnen einen Code. Ein Passwort brauchen Sie nicht.',
  'signIn.email': 'E-Mail-Adresse',
  'signIn.send': 'Code senden',
  'signIn.codeTitle': 'Code eingeben',
  'signIn.codeText': 'Wir haben einen Code an {email} gesendet. Er gilt {minutes}.',
  'signIn.codeInLog':
    'Diese Installation versendet noch keine E-Mails: Der Code steht im Protokoll des Servers.',
  'signIn.code': 'Code',
  'signIn.check': 'Anmelden',
  'signIn.again': 'Andere Adresse verwenden',
  'signIn.nameTitle': 'Namen wählen',
  'signIn.nameText': 'Er steht neben allem, was Sie hier schreiben. Ihre E-Mail-Adresse wird nie gezeigt.',
  'signIn.keepName': 'Diesen Namen behalten',
  'signIn.continueTitle': 'Sie sind angemeldet',
  'signIn.continueText':
    'Sie sind als {name} angemeldet. Möchten Sie bei {site} unter diesem Namen schreiben?',
  'signIn.continueAs': 'Weiter als {name}',
  'signIn.other': 'Als jemand anderes anmelden',
  'signIn.doneTitle': 'Sie sind angemeldet',
  'signIn.doneText':
    'Dieses Fenster schließt sich von selbst. Bleibt es offen, schließen Sie es und kehren Sie zum Artikel zurück.',

  'email.subject': '{code} ist Ihr Code für {site}',
  'email.text': 'Ihr Code zur Anmeldung bei {site}:',
  'email.minutes': 'Er gilt {minutes} und nur einmal, in dem Browser, der ihn angefordert hat.',
  'email.ignore': 'Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun.',

  'error.400.title': 'Das war nicht lesbar',
  'error.400.text': 'Etwas an der Anfrage stimmt nicht. Bitte gehen Sie zurück und versuchen Sie es erneut.',
  'error.403.title': 'Das ist nicht erlaubt',
  'error.403.text':
    'Diese Seite lässt sich von hier aus nicht öffnen. Kamen Sie von einem Formular, öffnen Sie es neu und senden Sie es noch einmal.',
  'error.404.title': 'Hier ist nichts',
  'error.404.text': 'Vielleicht enthält die Adresse einen Tippfehler, oder was hier stand, wurde gelöscht.',
  'error.429.title': 'Zu viele Anfragen',
  'error.429.text': 'Bitte warten Sie {wait} und versuchen Sie es dann erneut.',
  'error.500.title': 'Hier ist etwas schiefgegangen',
  'error.500.text': 'Das liegt an uns, nicht an Ihnen. Bitte versuchen Sie es in einigen Minuten erneut.',
  'error.503.title': 'Im Moment nicht verfügbar',
  'error.503.text':
    'Bitte warten Sie {wait} und versuchen Sie es dann erneut. Was Sie geschrieben haben, ist noch in Ihrem Browser: Gehen Sie zurück, um es zu finden.',
  'error.trace': 'Wenn Sie uns deswegen schreiben, nennen Sie bitte {traceId}.',
  'error.home': 'Zurück zur Diskussion',

  'time.moment': 'einen Moment',

  'refusal.not_permitted': 'Das dürfen Sie nicht. Dafür braucht es eine Rolle, die Ihr Konto hier nicht hat.',
  'refusal.second_factor_required': 'Bitte zeigen Sie zuerst Ihren zweiten Faktor.',
  'refusal.step_up_required':
    'Bitte bestätigen Sie zuerst, dass Sie es sind. Danach wird vor allem gefragt, was sich nicht rückgängig machen lässt.',
  'refusal.name_taken':
    'Dieser Name, oder einer, der so aussieht, gehört schon jemand anderem. Bitte wählen Sie einen anderen.',
  'refusal.token_scope_missing': 'Diesem Token fehlt der Bereich {scope}.',
  'refusal.identity_email_taken':
    'Zu dieser E-Mail-Adresse gibt es schon ein Konto. Bitte melden Sie sich damit an.',
  'refusal.account_not_found': 'Dieses Konto gibt es nicht.',
  'refusal.body_empty': 'Ihr Kommentar ist leer. Bitte schreiben Sie zuerst etwas.',
  'refusal.body_too_long':
    'Ihr Kommentar hat {length} Zeichen; möglich sind höchstens {limit}. Bitte kürzen Sie ihn oder schreiben Sie zwei.',
  'refusal.comment_deleted': 'Dieser Kommentar wurde gelöscht; damit lässt sich nichts mehr tun.',
  'refusal.comment_not_found': 'Diesen Kommentar gibt es nicht mehr. Bitte laden Sie die Diskussion neu.',
  'refusal.code_expired': 'Dieser Code gilt nicht mehr. Bitte fordern Sie einen neuen an.',
  'refusal.code_wrong':
    'Das ist nicht der Code, den wir gesendet haben. Bitte prüfen Sie ihn; nach einigen falschen Versuchen brauchen Sie einen neuen.',
  'refusal.edit_window_over':
    'Kommentare lassen sich nach dem Schreiben {minutes} lang bearbeiten. Diese Zeit ist vorbei; Sie können darauf antworten.',
  'refusal.email_invalid': 'Das ist keine vollständige E-Mail-Adresse. Bitte prüfen Sie sie.',
  'refusal.idempotency_key_reused':
    'Dieses Formular wurde schon mit einem anderen Text gesendet. Bitte laden Sie die Diskussion neu und sehen Sie nach, was angekommen ist.',
  'refusal.input_invalid':
    'Etwas in diesem Formular war nicht lesbar. Bitte prüfen Sie es und senden Sie es erneut.',
  'refusal.internal_error':
    'Hier ist etwas schiefgegangen; das liegt an uns, nicht an Ihnen. Ihr Text bleibt erhalten; bitte versuchen Sie es in ein paar Minuten noch einmal.',
  'refusal.mail_failed':
    'Die E-Mail konnte nicht gesendet werden. Bitte prüfen Sie die Adresse oder versuchen Sie es in einigen Minuten erneut.',
  'refusal.name_invalid':
    'Ein Name hat höchstens {limit} Zeichen: Buchstaben, Ziffern und Leerzeichen. Bitte wählen Sie einen anderen.',
  'refusal.name_missing': 'Bitte sagen Sie, unter welchem Namen Ihr Kommentar stehen soll.',
  'refusal.not_your_comment':
    'Nur wer diesen Kommentar geschrieben hat, kann ihn ändern. Bitte melden Sie sich mit dem Konto von damals an.',
  'refusal.origin_not_registered':
    '{origin} ist hier nicht eingetragen. Der Verlag muss die Adresse zuerst hinzufügen.',
  'refusal.own_comment': 'Das ist Ihr eigener Kommentar. Die Stimmen vergeben die anderen.',
  'refusal.page_not_found':
    'Unter dieser Adresse ist nichts. Vielleicht ist sie falsch geschrieben, oder was hier stand, wurde gelöscht.',
  'refusal.parent_not_found':
    'Den Kommentar, auf den Sie antworten, gibt es nicht mehr. Ihr Text bleibt erhalten; Sie können ihn als neuen Kommentar senden.',
  'refusal.rate_limited': 'Das war viel in kurzer Zeit. Bitte warten Sie {wait} und senden Sie dann erneut.',
  'refusal.scope_insufficient': 'Bitte melden Sie sich dafür auf der eigenen Seite der Diskussion an.',
  'refusal.sign_in_required': 'Bitte melden Sie sich dafür an. Was Sie geschrieben haben, bleibt erhalten.',
  'refusal.site_not_found': 'Diese Website ist hier nicht bekannt. Bitte prüfen Sie die Adresse.',
  'refusal.story_closed':
    'Diese Diskussion ist geschlossen; es lässt sich nichts mehr hinzufügen oder ändern.',
  'refusal.story_not_found': 'Dieser Artikel ist hier nicht bekannt. Bitte prüfen Sie die Adresse.',
  'refusal.unavailable':
    'Das lässt sich gerade nicht speichern. Ihr Text bleibt erhalten; bitte warten Sie {wait} und senden Sie dann erneut.',

  'script.sending': 'Wird gesendet…',
  'script.failed': 'Das ist nicht angekommen. Ihr Text bleibt erhalten; bitte versuchen Sie es erneut.',
  'script.offline':
    'Sie sind offline. Ihr Text bleibt hier erhalten; senden Sie ihn, wenn Sie wieder verbunden sind.',
  'script.copied': 'Link kopiert',
  'script.unfold': { one: '{count} Antwort zeigen', other: '{count} Antworten zeigen' },
  'script.restored': 'Das ist der Entwurf, den Sie hier gelassen haben.',
  'script.deleteAsk': 'Diesen Kommentar endgültig löschen?',
  'script.deleted': 'Ihr Kommentar ist gelöscht.',
  'script.sent': 'Ihr Kommentar steht da.',
  'script.held': 'Die Moderation liest Ihren Kommentar, bevor er erscheint.',
};
