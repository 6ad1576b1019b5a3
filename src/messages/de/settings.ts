import type { Translation } from '../catalogue.ts';
import type { settings as english } from '../en/settings.ts';

export const settings = {
  'setting.guests': 'Gäste',

  'settingMeaning.guests':
    'Man kann mit einem bloßen Namen kommentieren, ohne Konto. Abstimmen können Gäste nicht.',

  'setting.emailSignIn': 'Anmeldung per E-Mail',

  'settingMeaning.emailSignIn':
    'Leserinnen und Leser melden sich mit einem Einmalcode an, der in ihr Postfach kommt. Wer moderiert oder verwaltet, kann das immer.',

  'setting.passkeySignIn': 'Anmeldung mit Passkey',

  'settingMeaning.passkeySignIn':
    'Wer einen Passkey hat, meldet sich mit einer Berührung an. Ist dies aus, zählen Passkeys weiterhin als zweiter Faktor.',

  'setting.maxCommentLength': 'Längster Kommentar',

  'settingMeaning.maxCommentLength':
    'In Zeichen. Ein längerer Text wird vor dem Absenden abgelehnt, und nichts davon geht verloren.',

  'setting.editWindowMinutes': 'Zeit zum Bearbeiten',

  'settingMeaning.editWindowMinutes':
    'Minuten nach dem Schreiben, in denen ein Kommentar geändert werden kann. Frühere Fassungen bleiben aufbewahrt. 0 schaltet das Bearbeiten ab.',

  'setting.publicProfiles': 'Öffentliche Profile',

  'settingMeaning.publicProfiles':
    'Die Namen der Schreibenden führen zu einer Seite, die zeigt, wer sie sind und was sie auf dieser Website veröffentlicht haben. Alle können ihre verbergen. Suchmaschinen werden gebeten, diese Seiten auszulassen.',

  'setting.requireSecondFactor': 'Zweiter Faktor für das Pult',

  'settingMeaning.requireSecondFactor':
    'Wer moderiert oder verwaltet, braucht außer dem Postfach einen Passkey oder einen Code aus einer App. Wer noch keinen hat, wird zur Einrichtung geführt.',

  'settingAllowed.flag': 'ja oder nein (true oder false)',
  'settingAllowed.number': 'eine ganze Zahl von {least} bis {most}',
  'settingAllowed.choice': 'eines von {options}',
  'settingAllowed.text': 'ein Text von höchstens {longest} Zeichen',

  'setting.erasureComments': 'Kommentare von Menschen, die ihr Konto löschen',

  'settingMeaning.erasureComments':
    'Ob Lesende wählen, was aus ihren Kommentaren wird, ob alle entfernt werden oder ob alle ohne Namen stehen bleiben. Wo jemand geantwortet hat, bleibt ein Hinweis.',

  'setting.addressDays': 'Tage, in denen Adressen wiedererkannt werden',

  'settingMeaning.addressDays':
    'Netzadressen werden nur als Prüfwerte gespeichert, die niemand lesen kann. Nach so vielen Tagen werden die Schlüssel vernichtet. 0 speichert nichts davon.',

  'setting.inactiveAccountMonths': 'Monate, nach denen unbenutzte Konten gehen',

  'settingMeaning.inactiveAccountMonths':
    'Konten, die so lange niemand benutzt hat, werden gelöscht; ihre Kommentare bleiben ohne Namen. 30 Tage vorher sagt es eine E-Mail. Moderation und Verwaltung bleiben. 0 löscht keine.',

  'settingOption.erasureComments.reader': 'Die Lesenden wählen',
  'settingOption.erasureComments.remove': 'Immer entfernen',
  'settingOption.erasureComments.keep': 'Immer ohne Namen behalten',
} satisfies Translation<typeof english>;
