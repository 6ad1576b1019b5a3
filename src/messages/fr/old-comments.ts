import type { Translation } from '../catalogue.ts';
import type { oldComments as english } from '../en/old-comments.ts';

export const oldComments = {
  'account.page.old': 'Anciens commentaires',
  'oldComments.badge': { one: '{count} à voir', other: '{count} à voir' },
  'oldComments.explain':
    'Des commentaires ont été repris ici d’un autre système. Les personnes ci-dessous y étaient connues sous une adresse e-mail qui est la vôtre ; mais là-bas, n’importe qui pouvait saisir n’importe quelle adresse. Dites pour chacune si c’était vous. Ce qu’elle a écrit est alors à vous : cela figure sous votre nom dans votre profil, et vous pouvez le supprimer.',
  'oldComments.empty':
    'Rien ne vous attend ici. Ce que vous avez écrit avant le déménagement apparaît ici si vous l’avez écrit avec une adresse e-mail qui vous a servi à vous connecter.',
  'oldComments.nameless': 'Une personne sans nom',
  'oldComments.from': 'Repris de {source}',
  'oldComments.count': { one: '{count} commentaire', other: '{count} commentaires' },
  'oldComments.since': 'du {first} au {last}',
  'oldComments.last': 'Les derniers :',
  'oldComments.mine': 'C’était moi',
  'oldComments.notMine': 'Ce n’était pas moi',
  'oldComments.refusedTitle': 'Pas de vous',
  'oldComments.refusedText':
    'Vous avez dit que c’était quelqu’un d’autre. Vous pouvez changer d’avis tant que personne ne les a revendiqués.',
  'oldComments.again': 'Revoir',
  'oldComments.claimedTitle': 'De vous',
  'oldComments.claimedText':
    'Ces commentaires vous ont suivi depuis un autre système. Ils figurent dans votre profil.',
  'oldComments.giveBack': 'Ce n’était pas moi',
  'oldComments.giveBackText':
    'Ils reprennent le nom qu’ils portaient, et vous ne pourrez plus les revendiquer.',
  'oldComments.giveBackDo': 'Les rendre',
  'oldComments.done.mine': 'Ils sont à vous maintenant. Votre nom s’affichera partout dans un instant.',
  'oldComments.done.notMine': 'C’est noté. Ils gardent le nom qu’ils portent.',
  'oldComments.done.again': 'Vous pouvez redire à qui ils sont.',
  'oldComments.hint': 'Il y a d’anciens commentaires qui sont peut-être les vôtres.',
  'oldComments.look': 'Les voir',
  'signIn.foundTitle': 'Vos anciens commentaires',
  'signIn.foundClaimed': {
    one: '{count} commentaire que vous avez écrit avant le déménagement est de nouveau à vous, sous votre nom.',
    other:
      '{count} commentaires que vous avez écrits avant le déménagement sont de nouveau à vous, sous votre nom.',
  },
  'signIn.foundWaiting': {
    one: 'Quelqu’un a écrit avec votre adresse e-mail avant le déménagement. Dites si c’était vous.',
    other:
      '{count} personnes ont écrit avec votre adresse e-mail avant le déménagement. Dites lesquelles étaient vous.',
  },
  'signIn.foundLater': 'Vous retrouvez cela à tout moment dans votre compte, sous « Anciens commentaires ».',
  'signIn.foundContinue': 'Continuer',
  'refusal.old_comments_gone':
    'Ces commentaires ne peuvent plus être revendiqués. Quelqu’un d’autre l’a peut-être fait, ou vous-même dans une autre fenêtre.',
  'auditAction.comments-claimed': 'Anciens commentaires revendiqués',
  'auditAction.comments-given-back': 'Anciens commentaires rendus',
  'refusal.account_not_guest':
    'Seuls les invités et les personnes reprises d’un import sont effacés ici. Qui se connecte le fait dans son propre compte.',
  'auditAction.account-erasure-asked': 'Effacement demandé',
  'accounts.importedFrom': 'Repris de',
  'accounts.importedEmail': 'Adresse dans l’import',
  'accounts.erase': 'Effacer',
  'accounts.eraseMeaning':
    'Pour les invités et les personnes d’un import, qui n’ont pas de compte où le faire. Assurez-vous que la demande vient bien d’eux. Cela commence dans quelques minutes et ne peut pas être annulé.',
  'accounts.eraseRemove': 'Retirer leurs commentaires',
  'accounts.eraseKeep': 'Garder leurs commentaires, sans auteur',
  'accounts.erasing': 'Le compte sera effacé dans quelques minutes.',
} as const satisfies Translation<typeof english>;
