import type { Translation } from '../catalogue.ts';
import type { ownData as english } from '../en/own-data.ts';

export const ownData = {
  'ownData.intro':
    'Was hier über Sie gespeichert ist, gehört Ihnen: Nehmen Sie es mit, oder lassen Sie es löschen.',
  'ownData.download': 'Ihre Daten mitnehmen',
  'ownData.downloadText':
    'Eine Zip-Datei mit allem, was über Sie gespeichert ist: Ihr Konto, Ihre Kommentare in allen Fassungen, Ihre Stimmen und mehr, als Seiten zum Lesen und als JSON für Programme. Sie lässt sich einmal am Tag zusammenstellen.',
  'ownData.ask': 'Meine Daten zusammenstellen',
  'ownData.packing': 'Ihre Daten werden zusammengestellt, seit {time}. Sie brauchen nicht hier zu warten.',
  'ownData.mailComes': 'Eine E-Mail sagt Ihnen, wann es so weit ist.',
  'ownData.noMail':
    'Wenn es so weit ist, bietet diese Seite sie an. Bitte laden Sie sie nach einer Weile neu.',
  'ownData.ready': 'Zusammengestellt am {time}, {size}. Hier aufbewahrt bis {until}.',
  'ownData.get': 'Zip-Datei herunterladen',
  'ownData.failed': 'Das Zusammenstellen ist misslungen; das liegt an uns. Bitte fragen Sie noch einmal.',
  'ownData.again': 'Erneut fragen können Sie ab {time}.',
  'ownData.delete': 'Ihr Konto löschen',
  'ownData.deleteText':
    'Sie haben 24 Stunden, um es sich anders zu überlegen. Dann werden Name, E-Mail-Adresse, Anmeldewege, Bild und Einstellungen überall gelöscht, und niemand kann sie zurückholen. Ihre Stimmen bleiben gezählt und gehören niemandem mehr.',
  'ownData.deleteBanned':
    'Bis zum Ende Ihres Ausschlusses bleibt ein Vermerk, der niemanden nennt und an dem er wiedererkannt würde.',
  'ownData.comments': 'Was soll aus Ihren Kommentaren werden?',
  'ownData.remove': 'Entfernen',
  'ownData.removeHint':
    'Die Texte werden gelöscht. Wo jemand geantwortet hat, zeigt ein Hinweis, dass dort etwas stand.',
  'ownData.keep': 'Als „Gelöschtes Konto“ stehen lassen',
  'ownData.keepHint':
    'Die Texte bleiben, wie sie sind, ohne Ihren Namen, und nichts sagt mehr, wer sie geschrieben hat.',
  'ownData.sitesRemove': 'In jedem Fall entfernt bei: {sites}.',
  'ownData.sitesKeep': 'In jedem Fall ohne Namen behalten bei: {sites}.',
  'ownData.deleteSend': 'Mein Konto in 24 Stunden löschen',
  'ownData.erasureAt': 'Ihr Konto wird am {time} gelöscht, also in {wait}.',
  'ownData.erasureRemove': 'Ihre Kommentare werden mit ihm entfernt.',
  'ownData.erasureKeep': 'Ihre Kommentare bleiben als „Gelöschtes Konto“ stehen.',
  'ownData.keepAccount': 'Mein Konto behalten',
  'ownData.begun': 'Ihr Konto wird gerade gelöscht.',
  'accountMail.erasure.subject': 'Ihr Konto bei {host} wird gelöscht',
  'accountMail.erasure.text':
    'Sie haben darum gebeten, dass Ihr Konto bei {host} gelöscht wird. Das geschieht am {time}. Bis dahin können Sie es sich anders überlegen: Melden Sie sich an und wählen Sie auf dieser Seite „Mein Konto behalten“.',
  'accountMail.erasure.ignore':
    'Wenn nicht Sie darum gebeten haben, tun Sie dies jetzt, und beenden Sie unter „Sicherheit“ die anderen Sitzungen.',
  'accountMail.download.subject': 'Ihre Daten von {host} sind bereit',
  'accountMail.download.text':
    'Was bei {host} über Sie gespeichert ist, ist zusammengestellt. Bis {time} können Sie es auf dieser Seite herunterladen, sobald Sie angemeldet sind.',
  'accountMail.download.ignore':
    'Wenn nicht Sie danach gefragt haben: Niemand kann es öffnen, ohne sich als Sie anzumelden. Bitte beenden Sie unter „Sicherheit“ die anderen Sitzungen.',
  'accountMail.inactive.subject': 'Ihr Konto bei {host} ist lange unbenutzt',
  'accountMail.inactive.text':
    'Ihr Konto bei {host} hat seit langer Zeit niemand benutzt. Nach dem {time} wird es gelöscht; Ihre Kommentare bleiben dann ohne Ihren Namen stehen. Wenn Sie es behalten möchten, melden Sie sich vorher einmal an.',
  'accountMail.inactive.ignore': 'Wenn Sie es nicht mehr brauchen, müssen Sie nichts tun.',
} satisfies Translation<typeof english>;
