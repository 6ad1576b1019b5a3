import type { Translation } from '../catalogue.ts';
import type { signIn as english } from '../en/sign-in.ts';

export const signIn = {
  'signIn.title': 'Anmelden',
  'signIn.text': 'Wir senden Ihnen einen Code. Ein Passwort brauchen Sie nicht.',
  'signIn.with': 'Weiter mit {name}',
  'signIn.or': 'oder',
  'signIn.noWay': 'Leserinnen und Leser von {site} melden sich auf deren eigenen Seiten an.',
  'signIn.newsroomLink': 'Als Mitglied der Redaktion per E-Mail anmelden',
  'signIn.newsroomText':
    'Für Moderation und Verwaltung: Gehört die Adresse dazu, senden wir einen Code an sie.',
  'signIn.email': 'E-Mail-Adresse',
  'signIn.send': 'Code senden',
  'signIn.codeTitle': 'Code eingeben',
  'signIn.codeText': 'Wir haben einen Code an {email} gesendet. Er gilt {minutes}.',
  'signIn.codeInLog':
    'Diese Installation versendet noch keine E-Mails: Der Code steht im Protokoll des Servers.',
  'signIn.code': 'Code',
  'signIn.check': 'Anmelden',
  'signIn.again': 'Andere Adresse verwenden',
  'signIn.linkSentTitle': 'Sehen Sie in Ihr Postfach',
  'signIn.linkSentText':
    'Wir haben einen Link an {email} geschickt. Er gilt {time}: Öffnen Sie ihn in diesem Browser, um sich hier anzumelden.',
  'signIn.linkOpened': 'Ich habe den Link geöffnet',
  'signIn.linkTitle': 'Mit diesem Link anmelden',
  'signIn.linkText': 'Drücken Sie den Knopf, um sich in diesem Browser als {email} anzumelden.',
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
  'email.linkSubject': 'Bei {site} anmelden',
  'email.linkText':
    'Jemand, vielleicht Sie, wollte sich mit dieser Adresse mehrmals bei {site} anmelden. Öffnen Sie diesen Link in dem Browser, in dem Sie sich anmelden wollen:',
  'email.ignore': 'Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun.',
} satisfies Translation<typeof english>;
