import type { stories as english } from '../en/stories.ts';
import type { Translation } from '../catalogue.ts';

export const stories: Translation<typeof english> = {
  'comment.featured': 'Choix de la rédaction',
  'comment.pinned': 'Épinglé',
  'thread.picks': { one: 'Choix de la rédaction ({count})', other: 'Choix de la rédaction ({count})' },
  'thread.picksTitle': 'Choix de la rédaction',
  'thread.noPicks': 'Il n’y a pas de choix de la rédaction ici.',
  'thread.fromEditors': 'De la rédaction',
  'thread.guidelines': 'Merci de lire nos règles.',
  'setting.guidelines': 'Règles',
  'settingMeaning.guidelines':
    'S’affiche près du champ de saisie : l’adresse de vos règles, ou quelques mots avec des liens. Vide, rien ne s’affiche.',
  'setting.messageBox': 'Message au-dessus des discussions',
  'settingMeaning.messageBox':
    'Ce que tout lecteur du site doit savoir. Liens et emphases s’écrivent comme dans les commentaires. Un article peut avoir son propre message, placé en dessous. Vide, rien ne s’affiche.',
  'auditAction.comment-featured': 'Choix de la rédaction ajouté ou retiré',
  'auditAction.comment-pinned': 'Commentaire épinglé ou détaché',
  'auditAction.story-moved': 'Article déplacé vers une autre adresse',
  'auditAction.story-merged': 'Articles fusionnés',
  'auditSubject.comment': 'Commentaires',
};
