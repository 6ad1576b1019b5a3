import type { importPages as english } from '../en/import-pages.ts';
import type { Translation } from '../catalogue.ts';

export const importPages: Translation<typeof english> = {
  'desk.tab.imports': 'Importation',
  'imports.lead':
    'Faites venir ici les commentaires d’un autre système : envoyez son export, répétez l’importation, lisez le rapport, puis importez. Rien de ce qui est déjà ici n’est supprimé ni remplacé.',
  'imports.all': 'Toutes les importations',
  'imports.send': 'Envoyer un export',
  'imports.files': 'Fichiers',
  'imports.filesMeaning': {
    one: 'Le {count} fichier d’un export, tel que l’autre système l’a produit ; inutile de décompresser zip et gzip. Au plus {size}. Il est conservé {days} jours.',
    other:
      'Tous les fichiers d’un export ensemble, tels que l’autre système les a produits ; inutile de décompresser zip et gzip. Jusqu’à {count} fichiers de {size} au plus chacun. Ils sont conservés {days} jours.',
  },
  'imports.upload': 'Envoyer',
  'imports.sending': '{done} sur {size} envoyés, {rate} par seconde, encore {left}',
  'imports.storing': 'Tout est envoyé. Un instant.',
  'imports.brokenOff':
    'La connexion s’est interrompue avant que tout soit arrivé ; rien n’a été gardé. Veuillez réessayer. Si elle s’interrompt chaque fois à la même taille, un serveur mandataire devant Parley n’admet pas de fichiers plus grands.',
  'imports.uploads': 'Fichiers envoyés',
  'imports.uploaded': 'Fichiers envoyés',
  'imports.receiving': 'Un envoi est en cours',
  'imports.file': 'Fichier',
  'imports.size': 'Taille',
  'imports.hash': 'SHA-256 commence par',
  'imports.by': 'Par',
  'imports.keptUntil': 'Conservés jusqu’au',
  'imports.remove': 'Supprimer ces fichiers',
  'imports.removeMeaning': 'Ce qui en a été importé reste.',
  'imports.removed': 'Les fichiers sont supprimés.',
  'imports.options': 'Comment les lire',
  'imports.format': 'Format',
  'imports.formatMeaning':
    'Parley le reconnaît à ce que contiennent les fichiers. N’en choisissez un que si cela échoue.',
  'imports.formatAuto': 'Le reconnaître',
  'imports.source': 'Nom de la source',
  'imports.sourceMeaning':
    'Laissé vide, c’est le nom du format. Un export plus récent sous le même nom n’apporte que ce qui est nouveau ou modifié. Donnez des noms si deux blogs du même format emménagent dans ce site.',
  'imports.zone': 'Fuseau horaire',
  'imports.zoneMeaning': 'Pour les heures qui n’en ont pas dans les fichiers, par exemple Europe/Paris.',
  'imports.publishers': 'Les auteurs portent les identifiants de nos propres comptes',
  'imports.publishersMeaning':
    'Avec Coral ou Livefyre derrière votre propre connexion. Les lecteurs retrouvent alors ce qu’ils ont écrit dès qu’ils se connectent.',
  'imports.mapUrl': 'Adresses qui ont changé',
  'imports.mapUrlMeaning':
    'Une par ligne : le début de l’ancienne adresse, un signe égal, le début de la nouvelle.',
  'imports.rehearse': 'Répéter',
  'imports.rehearseMeaning':
    'Une répétition lit tout et ne change rien. Elle finit par le rapport et dix fils tels qu’ils apparaîtraient.',
  'imports.import': 'Importer',
  'imports.underWay': 'En cours',
  'imports.runs': 'Importations jusqu’ici',
  'imports.noRuns': 'Rien n’a encore été importé.',
  'imports.number': 'Importation',
  'imports.when': 'Commencée',
  'imports.stateTitle': 'État',
  'imports.created': 'Nouveaux commentaires',
  'imports.onMachine': 'Sur la machine',
  'imports.run.reading': 'En lecture',
  'imports.run.merging': 'En reprise',
  'imports.run.done': 'Terminée',
  'imports.run.refused': 'Refusée',
  'imports.run.failed': 'Interrompue',
  'imports.run.undoing': 'En cours d’annulation',
  'imports.run.undone': 'Annulée',
  'imports.task.rehearsal': 'Répétition',
  'imports.task.import': 'Importation',
  'imports.task.undo': 'Annulation de l’importation {run}',
  'imports.asked': 'Demandé par {by} le {time}.',
  'imports.waiting': 'Attend son tour. Cela commence dans un instant.',
  'imports.opening': 'Les fichiers sont en cours d’ouverture.',
  'imports.reading': 'Lecture des fichiers : {done} sur {size}, {comments} commentaires jusqu’ici.',
  'imports.sorting': 'Mise en ordre de {comments} commentaires.',
  'imports.merging': 'Reprise : {done} commentaires sur {comments}.',
  'imports.undoing': 'Ce qu’elle a apporté est en cours de retrait.',
  'imports.pace': '{rate} par seconde, encore environ {left}.',
  'imports.stopping': 'Cela s’arrête après l’étape en cours.',
  'imports.leave': 'Inutile d’attendre ici : cela continue quand vous quittez cette page.',
  'imports.reload': 'Voir où cela en est',
  'imports.stop': 'Arrêter',
  'imports.stopped': 'Arrêté. Cela peut reprendre là où c’en était.',
  'imports.failed':
    'Cela n’a pas marché, et c’est de notre faute. Rien n’est perdu : cela peut reprendre là où c’en était. Le journal du serveur en dit plus.',
  'imports.goOn': 'Continuer',
  'imports.rehearsed': 'Dernière répétition : {time}.',
  'imports.rehearsedLink': 'Voir ce qu’elle a donné',
  'imports.toFiles': 'Retour aux fichiers : les importer ou répéter autrement',
  'imports.problems': 'Télécharger tous les problèmes (CSV)',
  'auditAction.import-asked': 'Importation demandée',
  'auditAction.import-rehearsed': 'Importation répétée',
  'auditAction.import-undo-asked': 'Annulation d’une importation demandée',
  'imports.expected': 'Attendu : {expected}.',
  'imports.problemsLater': 'L’importation elle-même les propose toutes au téléchargement.',
  'imports.undo': 'Annuler cette importation',
  'imports.undoSend': 'L’annuler',
  'imports.undoObstacles': 'Elle ne peut pas être annulée en l’état, car des gens ont bâti dessus :',
  'imports.undoMeaning':
    'Tout ce que cette importation a apporté est retiré : ses commentaires, ses votes, ses auteurs et les articles sous lesquels rien d’autre ne se trouve. Ce qui était ici avant reste. Si quelqu’un a répondu, voté ou décidé depuis, rien n’est changé, et l’on vous dit ce qui s’y oppose.',
  'imports.blocker.replies': 'Commentaires placés sous ce qu’elle a apporté : {count}',
  'imports.blocker.votes': 'Votes sur ses commentaires : {count}',
  'imports.blocker.reports': 'Signalements de ses commentaires : {count}',
  'imports.blocker.decisions': 'Décisions sur ses commentaires : {count}',
  'imports.blocker.changes': 'Modifications, suppressions et marques depuis : {count}',
  'imports.blocker.claims': 'Personnes qui ont repris ce qu’elles avaient écrit : {count}',
  'imports.blocker.sanctions': 'Sanctions de ses auteurs et notes à leur sujet : {count}',
  'imports.blocker.stories': 'Ses articles que la rédaction a modifiés ou fusionnés : {count}',
  'imports.blocker.runs':
    'Importations ultérieures qui s’appuient sur elle ; annulez d’abord celles-ci : {count}',

  'refusal.disk_full':
    'Il n’y a pas assez de place sur le disque du serveur : il accepte encore {limit} Mio au plus. Libérez de la place, puis réessayez ; rien n’a été gardé.',
  'refusal.upload_broken':
    'Les fichiers ne sont pas arrivés entiers ; rien n’a été gardé. Veuillez les envoyer une nouvelle fois.',
  'refusal.upload_empty': 'Veuillez choisir au moins un fichier qui ne soit pas vide.',
  'refusal.upload_not_found': 'Ces fichiers ne sont plus ici. Veuillez les envoyer de nouveau.',
  'refusal.upload_running':
    'Quelqu’un envoie en ce moment des fichiers pour ce site. Veuillez attendre que ce soit terminé.',
  'refusal.upload_too_large':
    'Un fichier dépasse {limit} Go. Importez-le sur la machine avec la commande « parley import », ou divisez l’export. Rien n’a été gardé.',
  'refusal.upload_too_many': 'On peut envoyer au plus {limit} fichiers à la fois. Rien n’a été gardé.',
  'refusal.import_under_way':
    'Une importation est en cours sur ce site. Veuillez attendre qu’elle soit terminée, ou l’arrêter.',
  'refusal.time_zone_unknown':
    'Ce fuseau horaire n’existe pas. Ils s’appellent par exemple Europe/Paris ou America/New_York.',
  'refusal.address_mapping_invalid':
    'Cette ligne ne dit pas quelle adresse devient laquelle : {entry}. Un exemple : http://ancien.example/=https://nouveau.example/',
};
