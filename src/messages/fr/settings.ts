import type { Translation } from '../catalogue.ts';
import type { settings as english } from '../en/settings.ts';

export const settings = {
  'setting.guests': 'Invités',

  'settingMeaning.guests': 'On peut commenter avec un simple nom, sans compte. Les invités ne votent pas.',

  'setting.emailSignIn': 'Connexion par e-mail',

  'settingMeaning.emailSignIn':
    'Les lecteurs se connectent avec un code à usage unique envoyé dans leur boîte. Les modérateurs et les administrateurs le peuvent toujours.',

  'setting.passkeySignIn': 'Connexion par clé d’accès',

  'settingMeaning.passkeySignIn':
    'Les lecteurs qui ont une clé d’accès se connectent d’un geste. Si c’est désactivé, les clés d’accès comptent toujours comme second facteur.',

  'setting.maxCommentLength': 'Longueur maximale d’un commentaire',

  'settingMeaning.maxCommentLength':
    'En caractères. Un texte plus long est refusé avant l’envoi, et rien n’en est perdu.',

  'setting.editWindowMinutes': 'Délai de modification',

  'settingMeaning.editWindowMinutes':
    'Minutes pendant lesquelles les auteurs peuvent modifier leur commentaire. Les versions précédentes sont conservées. 0 désactive la modification.',

  'setting.publicProfiles': 'Profils publics',

  'settingMeaning.publicProfiles':
    'Les noms des auteurs mènent à une page qui montre qui ils sont et ce qu’ils ont publié sur ce site. Chacun peut cacher la sienne. Les moteurs de recherche sont priés de laisser ces pages de côté.',

  'setting.requireSecondFactor': 'Second facteur pour le bureau',

  'settingMeaning.requireSecondFactor':
    'Les modérateurs et les administrateurs ont besoin d’une clé d’accès ou d’un code d’application en plus de leur boîte. Qui n’en a pas est conduit à en créer un.',

  'settingAllowed.flag': 'oui ou non (true ou false)',
  'settingAllowed.number': 'un nombre entier de {least} à {most}',
  'settingAllowed.choice': 'un parmi {options}',
  'settingAllowed.text': 'un texte de {longest} caractères au plus',

  'setting.erasureComments': 'Commentaires des personnes qui suppriment leur compte',

  'settingMeaning.erasureComments':
    'Indique si les lecteurs choisissent le sort de leurs commentaires, si tous sont retirés, ou si tous restent sans nom. Là où quelqu’un a répondu, une mention demeure.',

  'setting.addressDays': 'Jours pendant lesquels les adresses sont reconnues',

  'settingMeaning.addressDays':
    'Les adresses réseau ne sont conservées que sous forme d’empreintes que personne ne peut lire. Après ce nombre de jours, les clés sont détruites. 0 n’en conserve rien.',

  'setting.inactiveAccountMonths': 'Mois après lesquels les comptes inutilisés disparaissent',

  'settingMeaning.inactiveAccountMonths':
    'Les comptes que personne n’a utilisés pendant ce temps sont effacés ; leurs commentaires restent sans nom. Un e-mail prévient 30 jours avant. Modération et administration restent. 0 n’efface rien.',

  'settingOption.erasureComments.reader': 'Le lecteur choisit',
  'settingOption.erasureComments.remove': 'Toujours les retirer',
  'settingOption.erasureComments.keep': 'Toujours les garder sans nom',
} satisfies Translation<typeof english>;
