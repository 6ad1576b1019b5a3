import type { Translation } from '../catalogue.ts';
import type { refusals as english } from '../en/refusals.ts';

export const refusals = {
  'refusal.not_permitted': 'Das dürfen Sie nicht. Dafür braucht es eine Rolle, die Ihr Konto hier nicht hat.',
  'refusal.second_factor_required': 'Bitte zeigen Sie zuerst Ihren zweiten Faktor.',
  'refusal.step_up_required':
    'Bitte bestätigen Sie zuerst, dass Sie es sind. Danach wird vor allem gefragt, was sich nicht rückgängig machen lässt.',
  'refusal.name_taken':
    'Dieser Name, oder einer, der so aussieht, gehört schon jemand anderem. Bitte wählen Sie einen anderen.',
  'refusal.token_scope_missing': 'Diesem Token fehlt der Bereich {scope}.',
  'refusal.identity_email_taken':
    'Zu dieser E-Mail-Adresse gibt es schon ein Konto. Bitte melden Sie sich damit an.',
  'refusal.account_banned':
    'Dieses Konto ist hier vom Schreiben ausgeschlossen. Lesen und eigene Kommentare löschen können Sie weiterhin. Der Ausschluss endet: {until}.',
  'refusal.decision_not_found': 'Diese Entscheidung gibt es nicht.',
  'refusal.download_not_found':
    'Diesen Download gibt es nicht oder nicht mehr. Sie können einen neuen anfordern.',
  'refusal.download_too_soon':
    'Ihre Daten lassen sich einmal am Tag zusammenstellen. Bitte warten Sie {wait} und fragen Sie dann erneut.',
  'refusal.erasure_begun': 'Dieses Konto wird gerade gelöscht; das lässt sich nicht mehr aufhalten.',
  'refusal.account_not_found': 'Dieses Konto gibt es nicht.',
  'refusal.bio_too_long':
    'Der Text über Sie hat {length} Zeichen; möglich sind höchstens {limit}. Bitte kürzen Sie ihn.',
  'refusal.link_invalid':
    'Dieser Link ist nicht vollständig oder gilt nicht mehr. Bitte kopieren Sie ihn ganz aus der E-Mail.',
  'refusal.muted_too_many':
    'Sie haben {limit} Personen stummgeschaltet; mehr sind nicht möglich. Bitte zeigen Sie zuerst einige davon wieder.',
  'refusal.own_account': 'Das sind Sie selbst. Stummschalten lassen sich nur andere.',
  'refusal.person_not_found': 'Von dieser Person gibt es hier kein Profil.',
  'refusal.picture_address_invalid':
    'Das ist keine Adresse eines Bildes. Sie beginnt mit https:// und lässt sich aus dem Browser kopieren.',
  'refusal.report_own_comment':
    'Das ist Ihr eigener Kommentar; er lässt sich nicht melden. Sie können ihn löschen.',
  'refusal.report_too_long':
    'Was Sie zu Ihrer Meldung schreiben, kann höchstens {limit} Zeichen haben. Bitte kürzen Sie es.',
  'refusal.note_not_found': 'Diese Notiz gibt es nicht mehr.',
  'refusal.person_protected':
    'Über sich selbst oder über andere, die moderieren, kann hier nichts entschieden werden. Eine Administratorin kann ihnen zuerst auf der Seite ihres Kontos die Rolle nehmen.',
  'refusal.sanction_not_found': 'Eine solche Entscheidung über diese Person gibt es nicht.',
  'refusal.appeal_empty': 'Bitte schreiben Sie, warum die Entscheidung falsch war.',
  'refusal.appeal_made_already':
    'Sie haben dieser Entscheidung schon widersprochen. Das geht je Entscheidung einmal.',
  'refusal.appeal_not_possible':
    'Zu diesem Kommentar gibt es zurzeit keine Entscheidung, der Sie widersprechen könnten.',
  'refusal.appeal_of_own_decision':
    'Sie haben das entschieden oder den Kommentar geschrieben. Über den Widerspruch entscheidet jemand anderes.',
  'refusal.appeal_too_late':
    'Einer Entscheidung kann man sechs Monate lang widersprechen. Diese Zeit ist vorbei.',
  'refusal.appeal_too_long': 'Das sind {length} Zeichen; {limit} sind möglich.',
  'refusal.contact_missing':
    'Bitte nennen Sie Ihren Namen und Ihre E-Mail-Adresse. Sie werden für die Empfangsbestätigung und die Entscheidung gebraucht.',
  'refusal.explanation_too_short': 'Bitte erklären Sie das in mindestens einem ganzen Satz.',
  'refusal.good_faith_missing':
    'Bitte bestätigen Sie, dass Sie das nach bestem Wissen und Gewissen gesagt haben.',
  'refusal.body_empty': 'Ihr Kommentar ist leer. Bitte schreiben Sie zuerst etwas.',
  'refusal.body_too_long':
    'Ihr Kommentar hat {length} Zeichen; möglich sind höchstens {limit}. Bitte kürzen Sie ihn oder schreiben Sie zwei.',
  'refusal.comment_deleted': 'Dieser Kommentar wurde gelöscht; damit lässt sich nichts mehr tun.',
  'refusal.comment_not_found': 'Diesen Kommentar gibt es nicht mehr. Bitte laden Sie die Diskussion neu.',
  'refusal.comment_not_published':
    'Nur ein Kommentar, den Leser sehen, lässt sich kennzeichnen. Veröffentlichen Sie ihn zuerst.',
  'refusal.comment_not_top_level':
    'Nur ein Kommentar am Anfang eines Gesprächs lässt sich anheften. Eine Antwort kann eine Empfehlung der Redaktion sein.',
  'refusal.story_merging':
    'Die Kommentare dieses Artikels werden gerade verschoben. Versuchen Sie es in einigen Minuten noch einmal.',
  'refusal.story_moved': 'Dieser Artikel ist umgezogen und heißt jetzt „{key}“.',
  'refusal.story_same': 'Ein Artikel lässt sich nicht mit sich selbst zusammenführen.',
  'refusal.story_taken': 'Es gibt bereits einen Artikel „{key}“. Führen Sie stattdessen beide zusammen.',
  'refusal.period_invalid':
    'Bitte wählen Sie einen Zeitraum von höchstens {limit} Tagen, der nach seinem Anfang endet.',
  'refusal.pinned_too_many': '{limit} Kommentare sind bereits angeheftet. Lösen Sie zuerst einen davon.',
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
  'refusal.link_expired': 'Dieser Link gilt nicht mehr.',
  'refusal.overtaken':
    'Jemand anderes hat das inzwischen geändert. Bitte sehen Sie es sich an und speichern Sie noch einmal.',
  'refusal.mail_failed':
    'Die E-Mail konnte nicht gesendet werden. Bitte prüfen Sie die Adresse oder versuchen Sie es in einigen Minuten erneut.',
  'refusal.name_invalid':
    'Ein Name hat höchstens {limit} Zeichen: Buchstaben, Ziffern und Leerzeichen. Bitte wählen Sie einen anderen.',
  'refusal.name_missing': 'Bitte sagen Sie, unter welchem Namen Ihr Kommentar stehen soll.',
  'refusal.not_your_comment':
    'Nur wer diesen Kommentar geschrieben hat, kann ihn ändern. Bitte melden Sie sich mit dem Konto von damals an.',
  'refusal.origin_missing':
    'Das wurde nicht von seiner eigenen Seite gesendet. Bitte öffnen Sie diese Seite noch einmal und senden Sie es von dort.',
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
  'refusal.undo_too_late':
    'Das lässt sich nicht mehr rückgängig machen. Bitte entscheiden Sie stattdessen neu.',
  'refusal.unavailable':
    'Das lässt sich gerade nicht speichern. Ihr Text bleibt erhalten; bitte warten Sie {wait} und senden Sie dann erneut.',
  'refusal.provider_key_taken':
    'Es gibt schon eine Anmeldung mit diesem Schlüssel. Bitte wählen Sie einen anderen.',
  'refusal.provider_not_found':
    'Diese Anmeldung wird hier nicht mehr angeboten. Bitte wählen Sie eine andere.',

  'refusal.address_invalid': 'Das ist keine Adresse einer Webseite. Sie beginnt mit https:// oder http://.',
  'refusal.key_invalid':
    'Ein Schlüssel hat 1 bis 63 Kleinbuchstaben, Ziffern und Bindestriche, etwa „daily“. Er beginnt mit einem Buchstaben oder einer Ziffer.',
  'refusal.key_reserved':
    '„{key}“ gehört zu Parleys eigenen Adressen. Bitte wählen Sie einen anderen Schlüssel.',
  'refusal.key_taken': 'Der Schlüssel „{key}“ ist vergeben. Bitte wählen Sie einen anderen.',
  'refusal.label_invalid': 'Ein Name hat hier 1 bis {limit} Zeichen in einer Zeile.',
  'refusal.language_unknown': 'Diese Sprache spricht Parley nicht. Möglich sind {languages}.',
  'refusal.last_admin':
    'Dies ist das letzte Konto, das alles verwalten darf. Bitte geben Sie zuerst jemand anderem die Rolle.',
  'refusal.origin_invalid':
    'Ein Ursprung besteht aus Schema, Host und vielleicht Port, etwa https://news.example. Dies ist keiner: {given}.',
  'refusal.pattern_invalid':
    'Ein Muster beginnt mit / oder mit https://, hat höchstens {limit} Zeichen, und * steht darin für beliebige Zeichen, etwa /sport/*. Dies ist keines: {given}.',
  'refusal.section_not_found': 'Dieses Ressort gibt es auf dieser Website nicht.',
  'refusal.setting_invalid': 'Dieser Wert ist hier nicht möglich. Erlaubt ist {allowed}.',
  'refusal.setting_unknown': 'Eine Einstellung „{setting}“ gibt es nicht.',
  'refusal.time_invalid': 'Bitte geben Sie einen Zeitpunkt an, der noch kommt, etwa 2030-12-31.',
  'refusal.token_not_found': 'Dieses Token gibt es nicht, oder es wurde widerrufen.',
  'refusal.token_scope_unknown': 'Bitte wählen Sie mindestens einen dieser Bereiche: {scopes}.',
  'refusal.identity_taken':
    'Das gehört hier schon zu einem anderen Konto. Bitte melden Sie sich damit an und entfernen Sie es dort zuerst.',
  'refusal.provider_away':
    'Der gewählte Dienst antwortet gerade nicht. Bitte versuchen Sie es in einigen Minuten erneut oder nehmen Sie einen anderen Weg.',
  'refusal.provider_cancelled':
    'Sie haben die Anmeldung beim anderen Dienst nicht abgeschlossen. Es hat sich nichts geändert; Sie können es erneut versuchen oder einen anderen Weg nehmen.',
  'refusal.provider_failed':
    'Der Antwort des anderen Dienstes war nicht zu trauen, deshalb wurde niemand angemeldet. Bitte versuchen Sie es erneut oder nehmen Sie einen anderen Weg.',
  'refusal.sign_in_elsewhere':
    'Diese Anmeldung wurde in einem anderen Browser oder von jemand anderem begonnen. Bitte beginnen Sie hier neu.',
  'refusal.sign_in_expired':
    'Diese Anmeldung hat zu lange gedauert oder wurde schon verwendet. Bitte beginnen Sie neu.',
  'refusal.passkey_too_late':
    'Das hat zu lange gedauert oder wurde zweimal gesendet. Bitte versuchen Sie es noch einmal.',
  'refusal.passkey_refused':
    'Dieser Passkey ließ sich nicht prüfen. Bitte versuchen Sie es erneut oder nehmen Sie einen anderen Weg.',
  'refusal.passkey_unknown':
    'Dieser Passkey ist hier nicht bekannt; vielleicht wurde er entfernt. Bitte melden Sie sich auf einem anderen Weg an.',
  'refusal.passkey_copied':
    'Dieser Passkey zählt seine Verwendungen und wurde seither anderswo verwendet: Vielleicht wurde er kopiert. Bitte melden Sie sich auf einem anderen Weg an und entfernen Sie ihn.',
  'refusal.passkey_taken': 'Dieser Passkey gehört schon zu einem Konto.',
  'refusal.passkeys_full':
    'Ein Konto kann {limit} Passkeys haben. Bitte entfernen Sie einen, den Sie nicht mehr verwenden.',
  'refusal.passkey_name_invalid': 'Bitte geben Sie ihm einen Namen mit höchstens {limit} Zeichen.',
  'refusal.factor_not_found': 'Das gehört nicht mehr zu Ihrem Konto. Bitte laden Sie die Seite neu.',
  'refusal.factor_code_wrong':
    'Dieser Code ist nicht richtig oder wurde schon verwendet. Eine App zeigt alle 30 Sekunden einen neuen; ein Wiederherstellungscode gilt einmal.',
  'refusal.totp_on_already': 'Codes aus einer App sind schon eingeschaltet.',
  'refusal.last_factor':
    'Ihre Rolle braucht einen zweiten Faktor, und dies ist der letzte. Bitte fügen Sie zuerst einen anderen hinzu.',
  'refusal.last_way_in':
    'Das ist Ihr einziger Weg, sich anzumelden. Bitte fügen Sie zuerst einen anderen hinzu.',
  'refusal.mail_not_enough': 'Ihr Konto hat einen zweiten Faktor. Bitte bestätigen Sie damit.',
  'refusal.session_not_found': 'Dort sind Sie nicht mehr angemeldet.',
  'refusal.domain_invalid': 'Eine Domain sieht aus wie news.example. Das ist keine: {given}.',
  'refusal.language_code_invalid':
    'Eine Sprache wird mit ihrem Kürzel aus zwei oder drei Buchstaben angegeben, etwa en oder de. Das ist keines: {given}.',
  'refusal.rules_version_not_found': 'Diese Fassung der Regeln gibt es nicht.',
  'refusal.word_list_invalid':
    'Zeile {line} der Liste ist nicht verwendbar: {entry}. Was eine Zeile sein kann, steht in der Anleitung zu den Regeln.',
  'refusal.call_out_address_invalid':
    'Die Adresse eines Dienstes beginnt mit https:// und enthält weder Namen noch Passwort.',
  'refusal.call_out_key_invalid':
    'Der Schlüssel eines Dienstes ist ein Wort aus Buchstaben, Ziffern und Zeichen, so wie der Dienst ihn anzeigt.',
  'refusal.call_out_not_found': 'Diesen Dienst gibt es auf dieser Website nicht.',
  'refusal.call_outs_full':
    'Eine Website fragt höchstens {limit} Dienste: Jeder davon kann Schreibende warten lassen. Bitte entfernen Sie zuerst einen.',
  'refusal.simulation_running':
    'Es werden gerade schon Regeln ausprobiert. Bitte versuchen Sie es in {wait} noch einmal.',
} satisfies Translation<typeof english>;
