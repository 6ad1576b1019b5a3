import type { Translation } from '../catalogue.ts';
import type { security as english } from '../en/security.ts';

export const security = {
  'security.passkeys': 'Passkeys',
  'security.passkeysText':
    'Ein Passkey bleibt auf Ihrem Gerät oder in Ihrem Passwort-Manager und öffnet sich mit Fingerabdruck, Gesicht oder PIN. Damit melden Sie sich mit einer Berührung an.',
  'security.passkeyAdd': 'Passkey hinzufügen',
  'security.added': 'Hinzugefügt {time}',
  'security.used': 'zuletzt verwendet {time}',
  'security.notUsed': 'noch nicht verwendet',
  'security.backedUp': 'auf allen Ihren Geräten',
  'security.change': 'Ändern',
  'security.changeNamed': '{name} ändern',
  'security.totp': 'Codes aus einer App',
  'security.totpOff':
    'Aus. Wenn sie eingeschaltet sind, werden Sie nach dem Anmelden, außer mit einem Passkey, nach einem Code aus einer App auf Ihrem Telefon gefragt.',
  'security.totpOn': 'Ein.',
  'security.totpSetUp': 'Codes einrichten',
  'security.totpChange': 'Codes ändern',
  'security.codesLeft': {
    one: 'Noch {count} Wiederherstellungscode.',
    other: 'Noch {count} Wiederherstellungscodes.',
  },
  'security.sessions': 'Wo Sie angemeldet sind',
  'security.current': 'Dieses Gerät',
  'security.device': '{browser} unter {system}',
  'security.deviceUnknown': 'Unbekanntes Gerät',
  'security.via.email': 'mit einem Code per E-Mail',
  'security.via.passkey': 'mit einem Passkey',
  'security.via.oidc': 'über einen anderen Dienst',
  'security.via.sign-on': 'über die Anmeldung der Zeitung',
  'security.via.guest': 'als Gast',
  'security.via.operator': 'durch den Betreiber',
  'security.on': 'auf {place}',
  'security.seen': 'Zuletzt verwendet {time}',
  'security.end': 'Abmelden',
  'security.endNamed': 'auf {device}, zuletzt verwendet {time}',
  'security.endOthers': 'Überall sonst abmelden',
  'security.ways': 'Wege, sich anzumelden',
  'security.wayMail': 'Ein Code an {email}',
  'security.wayPublisher': 'Die Anmeldung einer Zeitung',
  'security.add': 'Hinzufügen',
  'security.addNamed': '{name} hinzufügen',
  'security.linkTitle': 'Auch mit {name} anmelden',
  'security.linkText':
    'Sie gehen zu {name}, melden sich dort an und kommen zurück. Danach können Sie sich hier auch damit anmelden.',
  'security.remove': 'Entfernen',
  'security.removeNamed': '{name} entfernen',
  'security.unlinkTitle': '{name} entfernen?',
  'security.unlinkText':
    'Danach können Sie sich damit nicht mehr anmelden. Sie können es jederzeit wieder hinzufügen.',
  'security.back': 'Zurück zur Sicherheit',

  'passkey.addTitle': 'Nächstes Mal mit einer Berührung anmelden',
  'passkey.add': 'Passkey auf diesem Gerät hinzufügen',
  'passkey.needsScript':
    'Passkeys brauchen JavaScript und einen Browser, der sie kennt; das ist hier nicht der Fall. Alles andere geht wie bisher.',
  'passkey.cancelled': 'Es ist nichts geschehen. Sie können es jederzeit erneut versuchen.',
  'passkey.failed':
    'Das hat auf diesem Gerät nicht geklappt. Bitte versuchen Sie es erneut oder nehmen Sie einen anderen Weg.',
  'passkey.exists': 'Auf diesem Gerät gibt es schon einen Passkey für Ihr Konto.',
  'passkey.changeTitle': 'Passkey „{name}“',
  'passkey.name': 'Name',
  'passkey.remove': 'Diesen Passkey entfernen',
  'passkey.removeText':
    'Ist er entfernt, können Sie sich damit nicht mehr anmelden und sind überall sonst abgemeldet. Löschen Sie ihn auch auf Ihrem Gerät.',
  'passkey.signIn': 'Mit einem Passkey anmelden',
  'passkey.notNow': 'Nicht jetzt',
  'passkey.use': 'Passkey verwenden',

  'totp.startText':
    'Sie brauchen auf Ihrem Telefon eine App für Codes; auch die meisten Passwort-Manager haben eine. Beim Einschalten werden Sie überall sonst abgemeldet.',
  'totp.start': 'Anfangen',
  'totp.scan': '1. Scannen Sie dieses Bild mit der App oder tippen Sie den Schlüssel ein.',
  'totp.picture': 'QR-Code des Schlüssels',
  'totp.key': 'Schlüssel',
  'totp.enter': '2. Geben Sie den Code ein, den die App jetzt zeigt.',
  'totp.switchOn': 'Einschalten',
  'totp.newCodes': 'Neue Wiederherstellungscodes',
  'totp.newCodesText': 'Neue Codes machen alle früheren ungültig.',
  'totp.codes': 'Wiederherstellungscodes',
  'totp.offTitle': 'Auf Codes verzichten',
  'totp.off': 'Ausschalten',
  'totp.offText':
    'Sind sie ausgeschaltet, werden Sie nicht mehr nach Codes gefragt, Ihre Wiederherstellungscodes sind weg, und Sie sind überall sonst abgemeldet.',

  'recovery.title': 'Ihre Wiederherstellungscodes',
  'recovery.text':
    'Jeder öffnet Ihr Konto einmal, wenn Sie die App nicht zur Hand haben. Drucken Sie sie aus oder legen Sie sie in einen Passwort-Manager: Sie werden nur jetzt gezeigt.',
  'recovery.kept': 'Ich habe sie aufbewahrt',
  'recovery.copy': 'Kopieren',
  'recovery.copied': 'Kopiert',

  'secondFactor.title': 'Zweiten Faktor zeigen',
  'secondFactor.text': 'Danach wird einmal nach jedem Anmelden gefragt.',
  'secondFactor.code': 'Code aus Ihrer App oder ein Wiederherstellungscode',
  'secondFactor.check': 'Weiter',
  'secondFactor.lost':
    'Wenn Sie alles verloren haben, kann jemand aus der Administration Sie neu anfangen lassen.',
  'secondFactor.setUpTitle': 'Zweiten Faktor einrichten',
  'secondFactor.setUpText':
    'Mit Ihrer Rolle kommen Sie an den Redaktionstisch; ein Postfach allein genügt dafür nicht. Ein Passkey ist am einfachsten; Codes aus einer App gehen überall.',

  'stepUp.title': 'Bestätigen Sie, dass Sie es sind',
  'stepUp.text':
    'Was jetzt kommt, ist wichtig; deshalb fragen wir noch einmal, wer Sie sind. Danach fragen wir 15 Minuten lang nicht mehr.',
  'stepUp.mail': 'Code an {email} senden',
  'stepUp.mailAgain': 'Neuen Code senden',
  'stepUp.confirm': 'Bestätigen',
  'stepUp.againText':
    'Ihr Konto hat kein Postfach und keinen zweiten Faktor. Bitte melden Sie sich noch einmal so an wie zuvor.',
  'stepUp.again': 'Neu anmelden',

  'notice.passkeyAdded': 'Ihrem Konto wurde ein Passkey hinzugefügt',
  'notice.passkeyRemoved': 'Von Ihrem Konto wurde ein Passkey entfernt',
  'notice.totpOn': 'Für Ihr Konto wurden Codes aus einer App eingeschaltet',
  'notice.totpOff': 'Für Ihr Konto wurden Codes aus einer App ausgeschaltet',
  'notice.recoveryUsed': 'Ein Wiederherstellungscode Ihres Kontos wurde verwendet',
  'notice.recoveryNew': 'Für Ihr Konto wurden neue Wiederherstellungscodes gemacht',
  'notice.wayAdded': 'Ihrem Konto wurde ein Weg hinzugefügt, sich anzumelden',
  'notice.wayRemoved': 'Von Ihrem Konto wurde ein Weg zum Anmelden entfernt',
  'notice.where': '{host}, {time}, {device}',
  'notice.own': 'Wenn Sie das waren, müssen Sie nichts tun.',
  'notice.other': 'Wenn nicht, melden Sie sich an und beenden Sie, was nicht von Ihnen ist:',
} satisfies Translation<typeof english>;
