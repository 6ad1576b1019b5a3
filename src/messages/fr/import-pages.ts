import type { importPages as english } from '../en/import-pages.ts';
import type { Translation } from '../catalogue.ts';

export const importPages: Translation<typeof english> = {
  'desk.tab.imports': 'Importation',
  'imports.lead':
    'Faites venir ici les commentaires d’un autre système : envoyez son export, répétez l’importation, lisez le rapport, puis importez. Rien de ce qui est déjà ici n’est supprimé ni remplacé.',
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
};
