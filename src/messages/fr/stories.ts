import type { stories as english } from '../en/stories.ts';
import type { Translation } from '../catalogue.ts';

export const stories: Translation<typeof english> = {
  'comment.featured': 'Choix de la rédaction',
  'comment.pinned': 'Épinglé',
  'thread.picks': { one: 'Choix de la rédaction ({count})', other: 'Choix de la rédaction ({count})' },
  'thread.picksTitle': 'Choix de la rédaction',
  'thread.noPicks': 'Il n’y a pas de choix de la rédaction ici.',
  'auditAction.comment-featured': 'Choix de la rédaction ajouté ou retiré',
  'auditAction.comment-pinned': 'Commentaire épinglé ou détaché',
  'auditAction.story-moved': 'Article déplacé vers une autre adresse',
  'auditAction.story-merged': 'Articles fusionnés',
  'auditSubject.comment': 'Commentaires',
};
