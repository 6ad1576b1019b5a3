import type { Translation } from '../catalogue.ts';
import type { security as english } from '../en/security.ts';

export const security = {
  'security.passkeys': 'Clés d’accès',
  'security.passkeysText':
    'Une clé d’accès reste sur votre appareil ou dans votre gestionnaire de mots de passe et s’ouvre par l’empreinte, le visage ou un code PIN. Elle permet de se connecter d’un geste.',
  'security.passkeyAdd': 'Ajouter une clé d’accès',
  'security.added': 'Ajoutée {time}',
  'security.used': 'utilisée {time}',
  'security.notUsed': 'pas encore utilisée',
  'security.backedUp': 'présente sur tous vos appareils',
  'security.change': 'Modifier',
  'security.changeNamed': 'Modifier {name}',
  'security.totp': 'Codes d’une application',
  'security.totpOff':
    'Désactivés. Une fois activés, un code d’une application de votre téléphone vous est demandé après la connexion, sauf avec une clé d’accès.',
  'security.totpOn': 'Activés.',
  'security.totpSetUp': 'Configurer les codes',
  'security.totpChange': 'Modifier les codes',
  'security.codesLeft': {
    one: 'Il reste {count} code de secours.',
    other: 'Il reste {count} codes de secours.',
  },
  'security.sessions': 'Où vous êtes connecté',
  'security.current': 'Cet appareil',
  'security.device': '{browser} sous {system}',
  'security.deviceUnknown': 'Appareil inconnu',
  'security.via.email': 'par un code reçu par courriel',
  'security.via.passkey': 'par une clé d’accès',
  'security.via.oidc': 'par un autre service',
  'security.via.sign-on': 'par la connexion du journal',
  'security.via.guest': 'en tant qu’invité',
  'security.via.operator': 'par l’exploitant',
  'security.on': 'sur {place}',
  'security.seen': 'Utilisé {time}',
  'security.end': 'Déconnecter',
  'security.endNamed': 'sur {device}, utilisé {time}',
  'security.endOthers': 'Déconnecter partout ailleurs',
  'security.ways': 'Moyens de connexion',
  'security.wayMail': 'Un code à {email}',
  'security.wayPublisher': 'La connexion d’un journal',
  'security.add': 'Ajouter',
  'security.addNamed': 'Ajouter {name}',
  'security.linkTitle': 'Se connecter aussi avec {name}',
  'security.linkText':
    'Vous allez chez {name}, vous vous y connectez et vous revenez. Ensuite, vous pourrez aussi vous connecter ici de cette façon.',
  'security.remove': 'Retirer',
  'security.removeNamed': 'Retirer {name}',
  'security.unlinkTitle': 'Retirer {name} ?',
  'security.unlinkText':
    'Vous ne pourrez plus vous connecter avec. Vous pourrez l’ajouter de nouveau à tout moment.',
  'security.back': 'Retour à la sécurité',

  'passkey.addTitle': 'Se connecter d’un geste la prochaine fois',
  'passkey.add': 'Ajouter une clé d’accès sur cet appareil',
  'passkey.needsScript':
    'Les clés d’accès demandent JavaScript et un navigateur qui les connaît, ce qui n’est pas le cas ici. Tout le reste fonctionne comme avant.',
  'passkey.cancelled': 'Rien n’a été fait. Vous pouvez réessayer à tout moment.',
  'passkey.failed': 'Cela n’a pas fonctionné sur cet appareil. Veuillez réessayer ou choisir un autre moyen.',
  'passkey.exists': 'Cet appareil contient déjà une clé d’accès pour votre compte.',
  'passkey.changeTitle': 'Clé d’accès « {name} »',
  'passkey.name': 'Nom',
  'passkey.remove': 'Retirer cette clé d’accès',
  'passkey.removeText':
    'Une fois retirée, elle ne permet plus de vous connecter, et vous serez déconnecté partout ailleurs. Supprimez-la aussi sur votre appareil.',
  'passkey.signIn': 'Se connecter avec une clé d’accès',
  'passkey.notNow': 'Pas maintenant',
  'passkey.use': 'Utiliser une clé d’accès',

  'totp.startText':
    'Il vous faut une application de codes sur votre téléphone ; la plupart des gestionnaires de mots de passe en ont une. L’activation vous déconnecte partout ailleurs.',
  'totp.start': 'Commencer',
  'totp.scan': '1. Scannez cette image avec l’application, ou saisissez-y la clé.',
  'totp.picture': 'Code QR de la clé',
  'totp.key': 'Clé',
  'totp.enter': '2. Saisissez le code que l’application affiche maintenant.',
  'totp.switchOn': 'Activer',
  'totp.newCodes': 'Créer de nouveaux codes de secours',
  'totp.newCodesText': 'De nouveaux codes remplacent tous les précédents.',
  'totp.codes': 'Codes de secours',
  'totp.offTitle': 'Se passer des codes',
  'totp.off': 'Désactiver',
  'totp.offText':
    'Une fois désactivés, aucun code ne vous sera plus demandé, vos codes de secours disparaîtront et vous serez déconnecté partout ailleurs.',

  'recovery.title': 'Vos codes de secours',
  'recovery.text':
    'Chacun ouvre votre compte une fois quand vous n’avez pas l’application sous la main. Imprimez-les ou gardez-les dans un gestionnaire de mots de passe : ils ne s’affichent que maintenant.',
  'recovery.kept': 'Je les ai conservés',
  'recovery.copy': 'Copier',
  'recovery.copied': 'Copié',

  'secondFactor.title': 'Présentez votre second facteur',
  'secondFactor.text': 'Ceci est demandé une fois après chaque connexion.',
  'secondFactor.code': 'Code de votre application ou code de secours',
  'secondFactor.check': 'Continuer',
  'secondFactor.lost': 'Si vous avez tout perdu, un administrateur peut vous permettre de recommencer.',
  'secondFactor.setUpTitle': 'Configurez un second facteur',
  'secondFactor.setUpText':
    'Votre rôle ouvre le bureau de modération : une boîte aux lettres ne suffit pas. Une clé d’accès est le plus simple ; les codes d’une application fonctionnent partout.',

  'stepUp.title': 'Confirmez que c’est bien vous',
  'stepUp.text':
    'La suite est importante, c’est pourquoi nous vérifions encore une fois que c’est bien vous. Ensuite, nous ne le demandons plus pendant 15 minutes.',
  'stepUp.mail': 'Envoyer un code à {email}',
  'stepUp.mailAgain': 'Envoyer un autre code',
  'stepUp.confirm': 'Confirmer',
  'stepUp.againText':
    'Votre compte n’a ni boîte aux lettres ni second facteur. Veuillez vous reconnecter comme auparavant.',
  'stepUp.again': 'Se reconnecter',

  'notice.passkeyAdded': 'Une clé d’accès a été ajoutée à votre compte',
  'notice.passkeyRemoved': 'Une clé d’accès a été retirée de votre compte',
  'notice.totpOn': 'Les codes d’une application ont été activés pour votre compte',
  'notice.totpOff': 'Les codes d’une application ont été désactivés pour votre compte',
  'notice.recoveryUsed': 'Un code de secours de votre compte a été utilisé',
  'notice.recoveryNew': 'De nouveaux codes de secours ont été créés pour votre compte',
  'notice.wayAdded': 'Un moyen de connexion a été ajouté à votre compte',
  'notice.wayRemoved': 'Un moyen de connexion a été retiré de votre compte',
  'notice.where': '{host}, {time}, {device}',
  'notice.own': 'Si c’était vous, vous n’avez rien à faire.',
  'notice.other': 'Sinon, connectez-vous et mettez fin à ce qui n’est pas à vous :',
} satisfies Translation<typeof english>;
