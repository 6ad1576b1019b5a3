import type { desk as english } from '../en/desk.ts';
import type { Translation } from '../catalogue.ts';

export const desk: Translation<typeof english> = {
  'role.reader': 'Lecteur',
  'role.staff': 'Rédaction',
  'role.moderator': 'Modération',
  'role.admin': 'Administration',
  'role.onSites': { one: '{role} sur {count} site', other: '{role} sur {count} sites' },

  'desk.title': 'Bureau',
  'desk.settings': 'Réglages',
  'desk.nameless': 'Votre compte',
  'desk.area.sites': 'Sites',
  'desk.area.organisation': 'Organisation',
  'desk.area.accounts': 'Comptes',
  'desk.area.tokens': 'Jetons d’API',
  'desk.area.audit': 'Journal',

  'desk.front': 'En un coup d’œil',
  'desk.tasks': 'Reste à mettre en place',
  'desk.setUp': 'Mettre en place',
  'desk.task.mail':
    'Parley n’envoie pas encore de courriels : les codes de connexion se trouvent dans le journal du serveur. Définissez SMTP_URL et MAIL_FROM avant que les lecteurs n’arrivent.',
  'desk.task.https':
    'Parley n’est pas servi en https. Les connexions des lecteurs peuvent être lues en chemin, et les navigateurs le refusent dans les pages en https. Définissez PARLEY_URL.',
  'desk.task.ownFactor':
    'Quiconque lit vos courriels peut ouvrir ce bureau. Une clé d’accès ou une application de codes vous le réserve.',
  'desk.task.secondFactor': 'La modération et l’administration entrent avec une simple boîte aux lettres.',
  'desk.task.factors': {
    one: '{count} personne ayant accès au bureau n’a pas de second facteur.',
    other: '{count} personnes ayant accès au bureau n’ont pas de second facteur.',
  },
  'desk.task.secondAdmin':
    'Une seule personne administre tout. Donnez ce rôle à une deuxième, pour que personne ne reste à la porte.',
  'desk.task.site': 'Il n’y a pas encore de site.',
  'desk.task.origins': '{site} n’a pas d’origine : aucune page ne peut montrer ses discussions.',
  'desk.you': 'Vous',
  'desk.role': 'Rôle',
  'desk.factor': 'Second facteur',
  'desk.factor.none': 'Aucun.',
  'desk.factor.set': 'En place.',
  'desk.factor.shown': 'Présenté dans cette session.',
  'desk.security': 'Connexion et sécurité',

  'desk.sites': 'Sites',
  'desk.site': 'Site',
  'desk.noSites': 'Il n’y a pas encore de site.',
  'desk.stories': 'Articles',
  'desk.comments': 'Commentaires',
  'desk.waiting': 'En attente d’une décision',
  'desk.addSite': 'Ajouter un site',
  'desk.siteAdded': '{site} est ajouté. Parcourez ses réglages, puis copiez son code d’intégration.',
  'desk.siteName': 'Nom',
  'desk.siteKey': 'Clé',
  'desk.siteKeyMeaning':
    'Figure dans les adresses, par exemple « daily » : minuscules sans accent, chiffres et traits d’union. Elle ne pourra plus changer.',
  'desk.siteLanguage': 'Langue des pages qui n’en demandent aucune',
  'desk.origins': 'Origines',
  'desk.originsMeaning':
    'Une par ligne, par exemple https://news.example. Seules les pages de ces origines peuvent montrer les discussions, appeler l’API et ouvrir de nouveaux articles.',

  'desk.ofSite': 'Pages de ce site',
  'desk.tab.settings': 'Réglages',
  'desk.tab.sections': 'Rubriques',
  'desk.tab.waysIn': 'Moyens de connexion',
  'desk.tab.embed': 'Code d’intégration',
  'desk.contents': 'Sur cette page',

  'desk.on': 'Activé',
  'desk.off': 'Désactivé',
  'desk.nothing': 'rien',
  'desk.quoted': '« {text} »',
  'desk.default': 'Par défaut : {value}.',
  'desk.changed': 'Modifié.',
  'desk.useDefault': 'Revenir à la valeur par défaut',
  'desk.saved': 'Enregistré.',
  'desk.unchanged': 'Rien n’était différent, rien n’a donc changé.',
  'desk.undo': 'Annuler',
  'desk.notSaved': {
    one: 'Rien n’est encore enregistré : regardez {count} champ.',
    other: 'Rien n’est encore enregistré : regardez {count} champs.',
  },
  'desk.somebody': 'Quelqu’un',
  'desk.overtaken':
    '{by} a changé ceci entre-temps ; c’est maintenant : {now}. Enregistrez à nouveau pour mettre votre valeur à la place.',
  'desk.allowedNumber': 'Donnez un nombre entier de {least} à {most}.',
  'desk.allowedText': 'Donnez un texte d’au plus {longest} caractères.',
  'desk.allowedChoice': 'Choisissez l’une des possibilités.',
  'desk.confirmFirst': 'C’est une opération délicate : on vous demande encore une fois qui vous êtes.',
  'desk.confirmAside':
    'Rien n’est encore enregistré. Confirmez dans l’autre fenêtre que c’est bien vous, puis envoyez à nouveau.',
  'desk.confirm': 'Confirmer que c’est vous',

  'desk.actions': 'Actions',
  'desk.allSites': 'Tous les sites, présents et à venir',
  'desk.someSites': 'Seulement ceux-ci :',
  'desk.factorsWarning': {
    one: '{count} personne ayant accès au bureau n’a pas encore de second facteur. Qui n’en a pas est amené à en mettre un en place avant toute chose.',
    other:
      '{count} personnes ayant accès au bureau n’ont pas encore de second facteur. Qui n’en a pas est amené à en mettre un en place avant toute chose.',
  },

  'firstAdmin.expired': 'Ce lien n’est plus valable',
  'firstAdmin.expiredText':
    'Il a déjà servi, il a plus d’une heure, ou cette installation a déjà une administration. Quiconque a accès à la machine peut donner le rôle en ligne de commande :',
  'firstAdmin.desk': 'Aller au bureau',
  'firstAdmin.title': 'Mettre en place cette installation',
  'firstAdmin.text':
    'Cette installation n’a pas encore d’administration. Donnez l’adresse électronique de la personne qui s’en chargera ; nous y envoyons un code.',
  'firstAdmin.become':
    'Vous êtes connecté sous le nom de {name}. Ce compte prend l’administration : il met en place les sites, donne des rôles à d’autres et voit chaque changement dans un journal.',
  'firstAdmin.becomeSend': 'Prendre l’administration',
  'firstAdmin.done':
    'Vous avez maintenant l’administration. Protégez ce bureau par un second facteur, puis mettez en place le premier site.',

  'settingGroup.signIn': 'Connexion',
  'settingGroup.signOn': 'Connexion du site de l’éditeur',
  'settingGroup.writing': 'Écriture',
  'settingGroup.privacy': 'Données personnelles',

  'settingOption.ssoSameEmail.refuse': 'Refuser la connexion',
  'settingOption.ssoSameEmail.link': 'La relier au compte',
};
