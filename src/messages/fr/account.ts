import type { Translation } from '../catalogue.ts';
import type { account as english } from '../en/account.ts';

export const account = {
  'account.title': 'Votre compte',
  'account.nav': 'Rubriques de votre compte',
  'account.page.profile': 'Profil',
  'account.page.replies': 'Réponses',
  'account.page.security': 'Sécurité',
  'account.page.preferences': 'Préférences',
  'account.page.muted': 'Personnes masquées',
  'account.page.data': 'Vos données',
  'account.signedInAs': 'Connecté en tant que {name}',
  'account.unread': { one: '{count} nouvelle', other: '{count} nouvelles' },
  'account.unreadMany': 'plus de {most} nouvelles',
  'account.saved': 'Enregistré.',

  'profile.edit': 'Modifier le profil',
  'profile.comments': 'Vos commentaires',
  'profile.empty':
    'Vous n’avez encore rien écrit. Ce que vous écrirez sur l’un des sites d’ici figurera à cet endroit.',
  'profile.nameHint': 'Il figure à côté de tout ce que vous écrivez, y compris de ce qui existe déjà.',
  'profile.bio': 'À propos de vous',
  'profile.bioHint':
    'Texte simple de {limit} caractères au plus. Il figure sur votre profil, là où un site montre les profils.',
  'profile.pictureUrl': 'Adresse d’une image',
  'profile.pictureHint':
    'Elle est récupérée une seule fois, réduite et conservée ici. Si le champ reste vide, rien ne change.',
  'profile.pictureRemove': 'Retirer mon image',
  'profile.pictureAsked': 'Votre image est en cours de récupération. Elle sera là dans un instant.',
  'profile.picture.unreachable':
    'Rien n’a pu être récupéré à l’adresse de votre image. Veuillez la vérifier et enregistrer de nouveau.',
  'profile.picture.not_a_picture':
    'Ce qui se trouve à cette adresse n’est pas une image utilisable : JPEG, PNG, WebP, GIF et AVIF le sont.',
  'profile.picture.too_large':
    'Cette image est trop grande. Veuillez en choisir une de 5 mégaoctets et 40 mégapixels au plus.',

  'listed.newest': 'Retour aux plus récents',
  'listed.more': 'Afficher les précédents',
  'listed.state.published': 'Publié',
  'listed.state.pending': 'En attente de modération',
  'listed.state.withheld': 'En cours d’examen',
  'listed.state.rejected': 'Non publié',
  'listed.state.deleted': 'Supprimé',
  'listed.deletedText': 'Le texte a été supprimé définitivement.',
  'listed.replies': { one: '{count} réponse', other: '{count} réponses' },

  'reason.offensive': 'il insulte quelqu’un.',
  'reason.abusive': 'il attaque les autres au lieu d’argumenter.',
  'reason.harassment': 'il harcèle quelqu’un.',
  'reason.advertisement': 'il fait de la publicité.',
  'reason.banned_word': 'il contient des mots qui ne sont pas acceptés ici.',
  'reason.misinformation': 'il affirme une chose que l’on sait fausse.',
  'reason.spam': 'il a été envoyé de nombreuses fois ou cherche à tromper.',
  'reason.hate': 'il parle avec mépris d’un groupe de personnes.',
  'reason.threat': 'il menace quelqu’un ou appelle à la violence.',
  'reason.private_data': 'il révèle des informations privées sur quelqu’un.',
  'reason.off_topic': 'il n’a pas de rapport avec l’article.',
  'reason.illegal': 'il est peut-être contraire à la loi.',
  'reason.other': 'il ne respecte pas les règles de cette discussion.',

  'replies.empty': 'Personne ne vous a encore répondu. Les réponses à ce que vous écrivez figureront ici.',
  'replies.new': 'Nouveau',
  'replies.mailHint': 'Vous pouvez être averti des réponses par courriel.',
  'replies.erased': 'Une personne dont le compte n’existe plus',

  'mute.action': 'Masquer',
  'mute.undo': 'Afficher de nouveau',
  'mute.title': 'Masquer {name} ?',
  'mute.text':
    'Ce que cette personne écrit sera replié pour vous, sur chaque site que vous lisez avec ce compte. Elle n’en sera pas informée, et vous pouvez revenir en arrière à tout moment.',
  'mute.undoTitle': 'Afficher de nouveau ce qu’écrit {name} ?',
  'mute.folded': 'Masqué. Afficher quand même',
  'mute.explain':
    'Les commentaires de ces personnes sont repliés pour vous. Pour masquer quelqu’un, utilisez le lien sous l’un de ses commentaires.',
  'mute.empty':
    'Vous n’avez masqué personne. Si vous ne souhaitez plus lire quelqu’un, utilisez le lien sous l’un de ses commentaires.',

  'preferences.language': 'Langue',
  'preferences.languageAuto': 'Selon le site et mon navigateur',
  'preferences.languageHint':
    'Pour ces pages, les discussions sur leurs propres pages et les courriels qui vous sont adressés.',
  'preferences.timeZone': 'Fuseau horaire',
  'preferences.timeZoneAuto': 'Selon mon navigateur, sinon UTC',
  'preferences.replyMail': 'Courriels sur les réponses reçues',
  'preferences.replyMail.never': 'Jamais',
  'preferences.replyMail.daily': 'Une fois par jour au plus',
  'preferences.replyMail.soon': 'Peu après leur rédaction',
  'preferences.noMailbox':
    'Votre compte n’a pas d’adresse électronique ; aucun courriel ne peut donc être envoyé.',
  'preferences.hidesProfile': 'Ne pas montrer mon profil aux autres',
  'preferences.hidesHint':
    'Certains sites montrent qui est une personne et ce qu’elle y a écrit. Vos commentaires restent à leur place.',

  'person.elsewhere': 'Profil chez l’éditeur',
  'person.comments': 'Commentaires sur {site}',

  'unsubscribe.title': 'Ne plus recevoir de courriels sur les réponses ?',
  'unsubscribe.text':
    'Vos réponses restent sur votre page, et vous pouvez réactiver les courriels dans vos préférences.',
  'unsubscribe.send': 'Arrêter ces courriels',
  'unsubscribe.doneTitle': 'Ces courriels sont arrêtés',

  'replyEmail.subject': {
    one: '{count} nouvelle réponse à ce que vous avez écrit',
    other: '{count} nouvelles réponses à ce que vous avez écrit',
  },
  'replyEmail.subjectMany': 'Plus de {most} nouvelles réponses à ce que vous avez écrit',
  'replyEmail.by': '{name} à propos de « {story} », {site}, {time} :',
  'replyEmail.read': 'Lire et répondre',
  'replyEmail.all': 'Toutes les réponses reçues',
  'replyEmail.why': 'Vous recevez ce courriel parce que vous l’avez demandé dans vos préférences.',
} satisfies Translation<typeof english>;
