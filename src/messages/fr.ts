import type { Catalogue } from './catalogue.ts';

/** French. Readers are addressed as « vous »; high punctuation stands after a space that does not break. */
export const fr: Catalogue = {
  'sort.best': 'Les meilleurs',
  'sort.newest': 'Récents',
  'sort.oldest': 'Anciens',
  'sort.replies': 'Plus de réponses',
  'sort.controversial': 'Controversés',

  'thread.count': {
    one: '{count} commentaire',
    many: '{count} de commentaires',
    other: '{count} commentaires',
  },
  'thread.sort': 'Ordre des commentaires',
  'thread.more': 'Afficher plus de commentaires',
  'thread.moreReplies': {
    one: 'Afficher {count} autre réponse',
    other: 'Afficher {count} autres réponses',
  },
  'thread.furtherReplies': 'Afficher plus de réponses',
  'thread.start': 'Revenir aux premiers commentaires',
  'thread.whole': 'Lire toute la discussion',
  'thread.empty': 'Personne n’a encore écrit. Que savez-vous à ce sujet ?',
  'thread.emptyClosed': 'Personne n’a écrit tant que cette discussion était ouverte.',
  'thread.closed': 'Cette discussion est close. Vous pouvez toujours la lire.',
  'thread.write': 'Écrire un commentaire',
  'thread.untitled': 'Discussion',

  'page.title': '{title} · Commentaires · {site}',
  'page.description': {
    one: '{count} commentaire sur « {title} », {site}.',
    many: '{count} de commentaires sur « {title} », {site}.',
    other: '{count} commentaires sur « {title} », {site}.',
  },
  'page.skip': 'Aller au contenu',

  'comment.by': 'Commentaire de {name}',
  'comment.edited': 'modifié',
  'comment.guest': 'Invité',
  'comment.staff': 'Rédaction',
  'comment.you': 'Vous',
  'comment.to': 'à {name}',
  'comment.toDeleted': 'à un commentaire supprimé',
  'comment.deleted': 'Supprimé par son auteur.',
  'comment.removed': 'Retiré par la modération.',
  'comment.hidden': 'En attente de modération.',
  'comment.pending':
    'La modération lit ce commentaire avant sa parution. D’ici là, vous seul pouvez le voir.',
  'comment.withheld': 'Ce commentaire est en cours d’examen. D’ici là, vous seul pouvez le voir.',
  'comment.rejected': 'La modération n’a pas publié ce commentaire. Vous seul pouvez le voir.',

  'action.up': 'Pour',
  'action.down': 'Contre',
  'action.onComment': 'pour le commentaire de {name}',
  'action.reply': 'Répondre',
  'action.edit': 'Modifier',
  'action.delete': 'Supprimer',
  'action.link': 'Lien',
  'action.fold': 'Replier',
  'action.cancel': 'Annuler',
  'action.signIn': 'Se connecter',
  'action.signOut': 'Se déconnecter',

  'form.comment': 'Écrire un commentaire',
  'form.reply': 'Répondre à {name}',
  'form.edit': 'Modifier votre commentaire',
  'form.delete': 'Supprimer ce commentaire ?',
  'form.vote': 'Voter sur le commentaire de {name}',
  'form.body': 'Votre commentaire',
  'form.hint': '*italique* · **gras** · > citation',
  'form.name': 'Votre nom',
  'form.nameHint': 'Affiché à côté de votre commentaire.',
  'form.send': 'Envoyer',
  'form.save': 'Enregistrer',
  'form.signInAside': 'Connectez-vous (ouvre une autre fenêtre), puis envoyez de nouveau.',
  'form.signInToGoOn': 'Veuillez vous connecter pour continuer.',
  'form.deleteText': 'Le texte ne pourra pas être récupéré. Les réponses restent.',
  'form.deleteSend': 'Supprimer définitivement',
  'form.voteUp': 'Voter pour',
  'form.voteDown': 'Voter contre',
  'form.voteNone': 'Retirer mon vote',

  'viewer.writingAs': 'Vous écrivez sous le nom de {name}',

  'signIn.title': 'Se connecter',
  'signIn.text': 'Nous vous envoyons un code. Aucun mot de passe n’est nécessaire.',
  'signIn.email': 'Adresse électronique',
  'signIn.send': 'M’envoyer un code',
  'signIn.codeTitle': 'Saisir le code',
  'signIn.codeText': 'Nous avons envoyé un code à {email}. Il est valable {minutes}.',
  'signIn.codeInLog':
    'Cette installation n’envoie pas encore de courrier : le code figure dans le journal du serveur.',
  'signIn.code': 'Code',
  'signIn.check': 'Se connecter',
  'signIn.again': 'Utiliser une autre adresse',
  'signIn.nameTitle': 'Choisir un nom',
  'signIn.nameText':
    'Il figure à côté de tout ce que vous écrivez ici. Votre adresse électronique n’est jamais affichée.',
  'signIn.keepName': 'Garder ce nom',
  'signIn.continueTitle': 'Vous êtes connecté',
  'signIn.continueText':
    'Vous êtes connecté sous le nom de {name}. Voulez-vous écrire sur {site} sous ce nom ?',
  'signIn.continueAs': 'Continuer sous le nom de {name}',
  'signIn.other': 'Se connecter sous un autre nom',
  'signIn.doneTitle': 'Vous êtes connecté',
  'signIn.doneText':
    'Cette fenêtre se ferme d’elle-même. Si elle reste ouverte, fermez-la et revenez à l’article.',

  'email.subject': '{code} est votre code pour {site}',
  'email.text': 'Votre code de connexion à {site} :',
  'email.minutes': 'Il est valable {minutes} et ne sert qu’une fois, dans le navigateur qui l’a demandé.',
  'email.ignore': 'Si vous ne l’avez pas demandé, vous n’avez rien à faire.',

  'error.400.title': 'La demande n’a pas pu être lue',
  'error.400.text':
    'Quelque chose dans la demande n’est pas correct. Veuillez revenir en arrière et réessayer.',
  'error.403.title': 'Ce n’est pas permis',
  'error.403.text':
    'Cette page ne peut pas être ouverte d’ici. Si vous veniez d’un formulaire, ouvrez-le de nouveau et renvoyez-le.',
  'error.404.title': 'Il n’y a rien ici',
  'error.404.text':
    'L’adresse contient peut-être une faute de frappe, ou ce qui se trouvait ici a été supprimé.',
  'error.429.title': 'Trop de demandes',
  'error.429.text': 'Veuillez attendre {wait}, puis réessayer.',
  'error.500.title': 'Une erreur s’est produite ici',
  'error.500.text': 'La faute est nôtre, pas vôtre. Veuillez réessayer dans quelques minutes.',
  'error.503.title': 'Indisponible pour le moment',
  'error.503.text':
    'Veuillez attendre {wait}, puis réessayer. Ce que vous avez écrit est encore dans votre navigateur : revenez en arrière pour le retrouver.',
  'error.trace': 'Si vous nous écrivez à ce sujet, veuillez indiquer {traceId}.',
  'error.home': 'Revenir à la discussion',

  'time.moment': 'un instant',

  'refusal.not_permitted': 'Vous ne pouvez pas faire cela. Il faut un rôle que votre compte n’a pas ici.',
  'refusal.second_factor_required': 'Veuillez d’abord présenter votre second facteur.',
  'refusal.step_up_required':
    'Veuillez d’abord confirmer que c’est bien vous. Nous le demandons avant tout ce qui ne peut être annulé.',
  'refusal.name_taken':
    'Ce nom, ou un nom qui lui ressemble, appartient à quelqu’un d’autre. Veuillez en choisir un autre.',
  'refusal.token_scope_missing': 'Il manque à ce jeton la portée {scope}.',
  'refusal.identity_email_taken':
    'Un compte existe déjà pour cette adresse e-mail. Veuillez vous connecter avec celui-ci.',
  'refusal.account_not_found': 'Ce compte n’existe pas.',
  'refusal.body_empty': 'Votre commentaire est vide. Veuillez d’abord écrire quelque chose.',
  'refusal.body_too_long':
    'Votre commentaire compte {length} caractères ; {limit} au plus sont possibles. Veuillez le raccourcir ou en écrire deux.',
  'refusal.comment_deleted': 'Ce commentaire a été supprimé ; on ne peut plus rien en faire.',
  'refusal.comment_not_found': 'Ce commentaire n’est plus là. Veuillez recharger la discussion.',
  'refusal.code_expired': 'Ce code n’est plus valable. Veuillez en demander un nouveau.',
  'refusal.code_wrong':
    'Ce n’est pas le code que nous avons envoyé. Veuillez le vérifier ; après quelques essais erronés, il en faut un nouveau.',
  'refusal.edit_window_over':
    'Un commentaire peut être modifié pendant {minutes}. Ce délai est passé ; vous pouvez y répondre.',
  'refusal.email_invalid': 'Cette adresse électronique n’est pas complète. Veuillez la vérifier.',
  'refusal.idempotency_key_reused':
    'Ce formulaire a déjà été envoyé avec un autre texte. Veuillez recharger la discussion pour voir ce qui est arrivé.',
  'refusal.input_invalid':
    'Quelque chose dans ce formulaire n’a pas pu être lu. Veuillez le vérifier et le renvoyer.',
  'refusal.internal_error':
    'Une erreur s’est produite ici ; elle vient de nous, pas de vous. Votre texte est conservé ; réessayez dans quelques minutes.',
  'refusal.mail_failed':
    'Le message n’a pas pu être envoyé. Veuillez vérifier l’adresse ou réessayer dans quelques minutes.',
  'refusal.name_invalid':
    'Un nom compte au plus {limit} caractères : lettres, chiffres et espaces. Veuillez en choisir un autre.',
  'refusal.name_missing': 'Veuillez dire sous quel nom votre commentaire doit paraître.',
  'refusal.not_your_comment':
    'Seul son auteur peut changer ce commentaire. Veuillez vous connecter avec le compte utilisé.',
  'refusal.origin_not_registered': '{origin} n’est pas enregistré ici. L’éditeur doit d’abord l’ajouter.',
  'refusal.own_comment': 'C’est votre propre commentaire. Les votes reviennent aux autres.',
  'refusal.page_not_found':
    'Il n’y a rien à cette adresse. Elle contient peut-être une faute de frappe, ou ce qui s’y trouvait a été supprimé.',
  'refusal.parent_not_found':
    'Le commentaire auquel vous répondez n’est plus là. Votre texte est conservé ; vous pouvez l’envoyer comme nouveau commentaire.',
  'refusal.rate_limited': 'Cela fait beaucoup en peu de temps. Veuillez attendre {wait}, puis renvoyer.',
  'refusal.scope_insufficient': 'Pour cela, veuillez vous connecter sur la page même de la discussion.',
  'refusal.sign_in_required': 'Veuillez vous connecter pour cela. Ce que vous avez écrit est conservé.',
  'refusal.site_not_found': 'Ce site n’est pas connu ici. Veuillez vérifier l’adresse.',
  'refusal.story_closed': 'Cette discussion est close ; rien ne peut y être ajouté ni changé.',
  'refusal.story_not_found': 'Cet article n’est pas connu ici. Veuillez vérifier l’adresse.',
  'refusal.unavailable':
    'L’enregistrement n’est pas possible pour le moment. Votre texte est conservé ; veuillez attendre {wait}, puis renvoyer.',

  'script.sending': 'Envoi en cours…',
  'script.failed': 'L’envoi n’est pas arrivé. Votre texte est conservé ; veuillez réessayer.',
  'script.offline': 'Vous êtes hors ligne. Votre texte est conservé ici ; envoyez-le une fois reconnecté.',
  'script.copied': 'Lien copié',
  'script.unfold': { one: 'Afficher {count} réponse', other: 'Afficher {count} réponses' },
  'script.restored': 'Voici le brouillon que vous aviez laissé ici.',
  'script.deleteAsk': 'Supprimer définitivement ce commentaire ?',
  'script.deleted': 'Votre commentaire est supprimé.',
  'script.sent': 'Votre commentaire est là.',
  'script.held': 'La modération lit votre commentaire avant sa parution.',
};
