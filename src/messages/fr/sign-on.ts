import type { Translation } from '../catalogue.ts';
import type { signOn as english } from '../en/sign-on.ts';

export const signOn = {
  'refusal.sign_on_algorithm': 'Le jeton de connexion est signé d’une façon que ce site n’accepte pas.',
  'refusal.sign_on_audience': 'Le jeton de connexion est destiné à un autre service.',
  'refusal.sign_on_claim_invalid': 'Ce que le jeton de connexion indique pour {claim} n’est pas utilisable.',
  'refusal.sign_on_claim_missing': 'Il manque {claim} dans le jeton de connexion.',
  'refusal.sign_on_disabled': 'La connexion unique est désactivée pour ce site.',
  'refusal.sign_on_ended': 'Cette connexion a été fermée. Veuillez vous reconnecter.',
  'refusal.sign_on_exchange_required':
    'Les jetons de ce site ne servent qu’une fois : échangez-le d’abord contre une session.',
  'refusal.sign_on_expired': 'Cette connexion a expiré. Veuillez vous reconnecter.',
  'refusal.sign_on_issuer': 'Le jeton de connexion provient d’un émetteur que ce site n’accepte pas.',
  'refusal.sign_on_key_unknown': 'Aucune clé ne permet ici de vérifier le jeton de connexion.',
  'refusal.sign_on_keys_unavailable':
    'Les clés de l’éditeur sont illisibles pour le moment. Veuillez patienter {wait}, puis réessayer.',
  'refusal.sign_on_lifetime': 'Le jeton de connexion dure plus longtemps que ce site ne le permet.',
  'refusal.sign_on_malformed': 'Ce n’est pas un jeton de connexion : il est illisible.',
  'refusal.sign_on_not_yet_valid':
    'Le jeton de connexion vient du futur ({claim}). Veuillez vérifier l’horloge du serveur qui l’émet.',
  'refusal.sign_on_replayed': 'Ce jeton de connexion a déjà servi et ne vaut qu’une fois.',
  'refusal.sign_on_secret_invalid':
    'Un secret compte de 32 à 1 000 caractères et n’est pas une clé publique. Laissez-le vide pour en faire créer un.',
  'refusal.sign_on_secret_not_found': 'Ce secret n’existe pas. Il est peut-être déjà périmé.',
  'refusal.sign_on_signature': 'La signature du jeton de connexion n’est pas correcte.',
  'refusal.sign_on_too_large': 'Le jeton de connexion est trop volumineux.',
  'setting.ssoEnabled': 'Connexion unique',
  'settingMeaning.ssoEnabled':
    'Les lecteurs connectés sur vos propres pages le sont ici aussi, grâce à un jeton signé (JWT) que vos pages transmettent. Les jetons n’ouvrent jamais le bureau.',
  'setting.ssoSameEmail': 'Même adresse e-mail, autre utilisateur',
  'settingMeaning.ssoSameEmail':
    'Ce qui se passe quand un jeton nomme la boîte aux lettres d’un compte qui appartient à quelqu’un d’autre. Refusé, le jeton n’ouvre rien. Relié, il ouvre ce compte ; ne choisissez cela que si vous vérifiez que les boîtes appartiennent à vos lecteurs. Les comptes de la rédaction ne sont jamais liés.',
  'setting.ssoRealm': 'Domaine des identifiants',
  'settingMeaning.ssoRealm':
    'Les sites d’un même domaine désignent par le même user.id la même personne : un seul compte sert pour tous. Qui détient un secret de l’un d’eux peut connecter les lecteurs de tous. Vide : les identifiants sont propres à ce site.',
  'setting.ssoAudience': 'Destinataire exigé',
  'settingMeaning.ssoAudience':
    'Les jetons doivent porter ce texte comme aud ; un jeton destiné à un autre service n’ouvre alors rien ici. Vide : rien n’est exigé.',
  'setting.ssoIssuer': 'Émetteur exigé',
  'settingMeaning.ssoIssuer': 'Les jetons doivent porter ce texte comme iss. Vide : rien n’est exigé.',
  'setting.ssoRequireExpiry': 'Les jetons doivent expirer',
  'settingMeaning.ssoRequireExpiry':
    'Les jetons sans exp sont refusés. Activez-le dès que vos pages transmettent des jetons qui expirent : un jeton sans fin sert pour toujours à qui le vole.',
  'setting.ssoMaxLifetimeMinutes': 'Durée maximale d’un jeton',
  'settingMeaning.ssoMaxLifetimeMinutes':
    'En minutes de iat à exp, dont les jetons ont alors besoin. 0 : sans limite.',
  'setting.ssoOneTime': 'Jetons à usage unique',
  'settingMeaning.ssoOneTime':
    'Chaque jeton ouvre une session une seule fois et ne vaut plus rien pour qui le lit ensuite. Il faut jti et exp, et vos pages doivent en créer un à chaque affichage.',
  'setting.ssoJwksUrl': 'Adresse des clés publiques (JWKS)',
  'settingMeaning.ssoJwksUrl':
    'Avec l’adresse https d’un jeu de clés, les jetons signés par EdDSA, ES256 ou RS256 sont aussi acceptés, sans secret partagé. Les clés sont gardées dix minutes. Vide : secrets uniquement.',
} satisfies Translation<typeof english>;
