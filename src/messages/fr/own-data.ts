import type { Translation } from '../catalogue.ts';
import type { ownData as english } from '../en/own-data.ts';

export const ownData = {
  'ownData.intro':
    'Ce qui est conservé ici à votre sujet vous appartient : emportez-le, ou faites-le supprimer.',
  'ownData.download': 'Emporter vos données',
  'ownData.downloadText':
    'Un fichier zip avec tout ce qui est conservé à votre sujet : votre compte, vos commentaires dans toutes leurs versions, vos votes et plus encore, en pages à lire et en JSON pour les programmes. Il peut être préparé une fois par jour.',
  'ownData.ask': 'Préparer mes données',
  'ownData.packing': 'Vos données sont en préparation depuis {time}. Il n’est pas nécessaire d’attendre ici.',
  'ownData.mailComes': 'Un e-mail vous préviendra quand ce sera prêt.',
  'ownData.noMail': 'Quand ce sera prêt, cette page les proposera. Veuillez la recharger dans un moment.',
  'ownData.ready': 'Préparées le {time}, {size}. Conservées ici jusqu’au {until}.',
  'ownData.get': 'Télécharger le fichier zip',
  'ownData.failed': 'La préparation a échoué ; c’est notre faute. Veuillez redemander.',
  'ownData.again': 'Vous pourrez redemander à partir de {time}.',
  'ownData.delete': 'Supprimer votre compte',
  'ownData.deleteText':
    'Vous avez 24 heures pour changer d’avis. Ensuite, votre nom, votre adresse e-mail, vos moyens de connexion, votre image et vos réglages sont effacés partout, et personne ne peut les rétablir. Vos votes restent comptés et ne sont plus les vôtres.',
  'ownData.deleteBanned':
    'Jusqu’à la fin de votre exclusion, une marque qui ne nomme personne est conservée, par laquelle elle serait reconnue.',
  'ownData.comments': 'Que deviennent vos commentaires ?',
  'ownData.remove': 'Les retirer',
  'ownData.removeHint':
    'Les textes sont effacés. Là où quelqu’un a répondu, une mention indique que quelque chose s’y trouvait.',
  'ownData.keep': 'Les laisser sous « Compte supprimé »',
  'ownData.keepHint':
    'Les textes restent tels quels, sans votre nom, et plus rien n’indique qui les a écrits.',
  'ownData.sitesRemove': 'Retirés dans tous les cas sur : {sites}.',
  'ownData.sitesKeep': 'Conservés sans nom dans tous les cas sur : {sites}.',
  'ownData.deleteSend': 'Supprimer mon compte dans 24 heures',
  'ownData.erasureAt': 'Votre compte sera supprimé le {time}, soit dans {wait}.',
  'ownData.erasureRemove': 'Vos commentaires seront retirés avec lui.',
  'ownData.erasureKeep': 'Vos commentaires resteront sous « Compte supprimé ».',
  'ownData.keepAccount': 'Garder mon compte',
  'ownData.begun': 'Votre compte est en cours de suppression.',
  'accountMail.erasure.subject': 'Votre compte sur {host} va être supprimé',
  'accountMail.erasure.text':
    'Vous avez demandé la suppression de votre compte sur {host}. Elle aura lieu le {time}. D’ici là, vous pouvez changer d’avis : connectez-vous et choisissez « Garder mon compte » sur cette page.',
  'accountMail.erasure.ignore':
    'Si la demande ne vient pas de vous, faites-le maintenant, et fermez les autres sessions sous « Sécurité ».',
  'accountMail.download.subject': 'Vos données de {host} sont prêtes',
  'accountMail.download.text':
    'Ce qui est conservé à votre sujet sur {host} est prêt. Jusqu’au {time}, vous pouvez le télécharger depuis cette page, une fois connecté.',
  'accountMail.download.ignore':
    'Si la demande ne vient pas de vous : personne ne peut l’ouvrir sans se connecter à votre place. Veuillez fermer les autres sessions sous « Sécurité ».',
  'accountMail.inactive.subject': 'Votre compte sur {host} est inutilisé depuis longtemps',
  'accountMail.inactive.text':
    'Personne n’a utilisé votre compte sur {host} depuis longtemps. Il sera supprimé après le {time} ; vos commentaires resteront alors, sans votre nom. Si vous souhaitez le garder, connectez-vous une fois auparavant.',
  'accountMail.inactive.ignore': 'Si vous n’en avez plus besoin, vous n’avez rien à faire.',
} satisfies Translation<typeof english>;
