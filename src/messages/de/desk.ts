import type { desk as english } from '../en/desk.ts';
import type { Translation } from '../catalogue.ts';

export const desk: Translation<typeof english> = {
  'role.reader': 'Leser',
  'role.staff': 'Redaktion',
  'role.moderator': 'Moderation',
  'role.admin': 'Verwaltung',
  'role.onSites': { one: '{role} auf {count} Site', other: '{role} auf {count} Sites' },

  'desk.title': 'Pult',
  'desk.settings': 'Einstellungen',
  'desk.nameless': 'Ihr Konto',
  'desk.area.sites': 'Sites',
  'desk.area.organisation': 'Organisation',
  'desk.area.accounts': 'Konten',
  'desk.area.tokens': 'API-Token',
  'desk.area.audit': 'Protokoll',

  'desk.front': 'Auf einen Blick',
  'desk.tasks': 'Noch nicht eingerichtet',
  'desk.setUp': 'Einrichten',
  'desk.task.mail':
    'Parley verschickt noch keine Mails: Codes zum Anmelden stehen im Protokoll des Servers. Setzen Sie SMTP_URL und MAIL_FROM, bevor Leser kommen.',
  'desk.task.https':
    'Parley ist nicht über https zu erreichen. Anmeldungen lassen sich unterwegs mitlesen, und Browser lehnen es in Seiten mit https ab. Setzen Sie PARLEY_URL.',
  'desk.task.ownFactor':
    'Wer Ihre Mails liest, kann dieses Pult öffnen. Mit einem Passkey oder einer App für Codes bleibt es Ihres.',
  'desk.task.secondFactor': 'Moderation und Verwaltung kommen allein mit einem Postfach hinein.',
  'desk.task.factors': {
    one: '{count} Person mit Zugang zum Pult hat keinen zweiten Faktor.',
    other: '{count} Personen mit Zugang zum Pult haben keinen zweiten Faktor.',
  },
  'desk.task.secondAdmin':
    'Nur eine Person verwaltet alles. Geben Sie einer zweiten diese Rolle, damit niemand ausgesperrt wird.',
  'desk.task.site': 'Es gibt noch keine Site.',
  'desk.task.origins': '{site} hat keine Ursprünge: Keine Seite darf ihre Diskussionen zeigen.',
  'desk.you': 'Sie',
  'desk.role': 'Rolle',
  'desk.factor': 'Zweiter Faktor',
  'desk.factor.none': 'Keiner.',
  'desk.factor.set': 'Eingerichtet.',
  'desk.factor.shown': 'In dieser Sitzung gezeigt.',
  'desk.security': 'Anmeldung und Sicherheit',

  'desk.sites': 'Sites',
  'desk.site': 'Site',
  'desk.noSites': 'Es gibt noch keine Site.',
  'desk.stories': 'Artikel',
  'desk.comments': 'Kommentare',
  'desk.waiting': 'Warten auf eine Entscheidung',
  'desk.addSite': 'Site hinzufügen',
  'desk.siteAdded':
    '{site} ist hinzugefügt. Sehen Sie die Einstellungen durch und kopieren Sie dann den Code zum Einbetten.',
  'desk.siteName': 'Name',
  'desk.siteKey': 'Schlüssel',
  'desk.siteKeyMeaning':
    'Steht in Adressen, zum Beispiel „daily“: Kleinbuchstaben, Ziffern und Bindestriche. Er lässt sich später nicht ändern.',
  'desk.siteLanguage': 'Sprache der Seiten, die keine verlangen',
  'desk.origins': 'Ursprünge',
  'desk.originsMeaning':
    'Einer pro Zeile, zum Beispiel https://news.example. Nur Seiten dieser Ursprünge dürfen die Diskussionen zeigen, die API aufrufen und neue Artikel beginnen.',

  'desk.ofSite': 'Seiten dieser Site',
  'desk.tab.settings': 'Einstellungen',
  'desk.tab.sections': 'Ressorts',
  'desk.tab.waysIn': 'Wege hinein',
  'desk.tab.embed': 'Code zum Einbetten',
  'desk.contents': 'Auf dieser Seite',

  'desk.on': 'An',
  'desk.off': 'Aus',
  'desk.nothing': 'nichts',
  'desk.quoted': '„{text}“',
  'desk.default': 'Vorgabe: {value}.',
  'desk.changed': 'Geändert.',
  'desk.useDefault': 'Vorgabe verwenden',
  'desk.saved': 'Gespeichert.',
  'desk.unchanged': 'Nichts war anders, also hat sich nichts geändert.',
  'desk.undo': 'Rückgängig machen',
  'desk.notSaved': {
    one: 'Noch ist nichts gespeichert: Bitte sehen Sie sich {count} Feld an.',
    other: 'Noch ist nichts gespeichert: Bitte sehen Sie sich {count} Felder an.',
  },
  'desk.somebody': 'Jemand',
  'desk.overtaken':
    '{by} hat das inzwischen geändert; jetzt gilt: {now}. Speichern Sie noch einmal, um Ihren Wert an seine Stelle zu setzen.',
  'desk.allowedNumber': 'Bitte geben Sie eine ganze Zahl von {least} bis {most} an.',
  'desk.allowedText': 'Bitte geben Sie einen Text von höchstens {longest} Zeichen an.',
  'desk.allowedChoice': 'Bitte wählen Sie eine der Möglichkeiten.',
  'desk.confirmFirst': 'Das ist gefährlich, deshalb werden Sie noch einmal gefragt, wer Sie sind.',
  'desk.confirmAside':
    'Noch ist nichts gespeichert. Bitte bestätigen Sie im anderen Fenster, dass Sie es sind, und senden Sie dies dann noch einmal.',
  'desk.confirm': 'Bestätigen, dass Sie es sind',

  'desk.actions': 'Aktionen',
  'desk.allSites': 'Alle Sites, auch künftige',
  'desk.someSites': 'Nur diese:',
  'desk.factorsWarning': {
    one: '{count} Person mit Zugang zum Pult hat noch keinen zweiten Faktor. Wer keinen hat, richtet ihn vor allem anderen ein.',
    other:
      '{count} Personen mit Zugang zum Pult haben noch keinen zweiten Faktor. Wer keinen hat, richtet ihn vor allem anderen ein.',
  },

  'firstAdmin.expired': 'Dieser Link gilt nicht mehr',
  'firstAdmin.expiredText':
    'Er wurde schon benutzt, ist älter als eine Stunde, oder diese Installation hat eine Verwaltung. Wer Zugang zum Rechner hat, kann die Rolle auf der Kommandozeile vergeben:',
  'firstAdmin.desk': 'Zum Pult',
  'firstAdmin.title': 'Diese Installation einrichten',
  'firstAdmin.text':
    'Diese Installation hat noch keine Verwaltung. Geben Sie die E-Mail-Adresse der Person an, die sie übernimmt; wir schicken einen Code dorthin.',
  'firstAdmin.become':
    'Sie sind als {name} angemeldet. Dieses Konto übernimmt die Verwaltung: Es richtet Sites ein, gibt anderen Rollen und sieht jede Änderung in einem Protokoll.',
  'firstAdmin.becomeSend': 'Verwaltung übernehmen',
  'firstAdmin.done':
    'Sie haben jetzt die Verwaltung. Sichern Sie das Pult mit einem zweiten Faktor und richten Sie dann die erste Site ein.',

  'settingGroup.signIn': 'Anmelden',
  'settingGroup.signOn': 'Eigene Anmeldung des Verlags',
  'settingGroup.writing': 'Schreiben',
  'settingGroup.privacy': 'Datenschutz',

  'settingOption.ssoSameEmail.refuse': 'Anmeldung ablehnen',
  'settingOption.ssoSameEmail.link': 'Mit dem Konto verknüpfen',
};
