import type { Translation } from '../catalogue.ts';
import type { judging as english } from '../en/judging.ts';

export const judging: Translation<typeof english> = {
  'settingGroup.moderation': 'Modération',
  'setting.mode': 'Parution des commentaires',
  'settingMeaning.mode':
    'Les rubriques et les articles peuvent être plus stricts que le site, jamais plus ouverts. Les commentaires des modérateurs paraissent aussitôt.',
  'settingOption.mode.publish': 'Aussitôt',
  'settingOption.mode.premoderate': 'Après lecture par un modérateur',
  'settingOption.mode.premoderate-newcomers':
    'Aussitôt ; ceux des nouveaux venus après lecture par un modérateur',
  'settingOption.mode.closed': 'Jamais : les discussions sont closes',
  'setting.closeAfterDays': 'Jours avant la clôture d’une discussion',
  'settingMeaning.closeAfterDays':
    'Comptés depuis la publication de l’article ou, si elle n’est pas connue, depuis le premier commentaire. 0 laisse les discussions ouvertes.',
  'setting.slowModeSeconds': 'Mode ralenti',
  'settingMeaning.slowModeSeconds':
    'Secondes à attendre entre deux commentaires d’une même personne sous un article. Un article peut en demander davantage. 0 : aucune attente.',
  'comment.waiting':
    'Un modérateur lit votre modification avant sa parution. D’ici là, les lecteurs voient le texte ci-dessus.',
  'comment.waitingText': 'Le texte modifié',

  'refusal.slow_mode':
    'Cette discussion est ralentie. Veuillez attendre {wait}, puis envoyer à nouveau. Votre texte est toujours là.',
  'refusal.warning_unread':
    'Un modérateur vous a laissé un message. Veuillez d’abord le lire ; vous pourrez ensuite continuer à écrire. Votre texte est toujours là.',
  'refusal.comment_rejected': 'Ce commentaire a été refusé ; il ne peut plus être modifié.',
  'refusal.edit_rejected': 'Le commentaire reste inchangé : {why} Votre texte est toujours là.',
  'rejectedFor.bannedWords': 'le texte modifié contient un mot qui n’est pas publié ici (« {found} »).',
  'rejectedFor.links': 'le texte modifié mène à une adresse vers laquelle on ne renvoie pas ici ({found}).',
  'rejectedFor.repetition': 'le même texte se trouve déjà ici.',
  'rejectedFor.privateData': 'le texte modifié contient des coordonnées personnelles ou bancaires.',
  'rejectedFor.rules': 'le texte modifié ne respecte pas les règles de cette discussion.',
};
