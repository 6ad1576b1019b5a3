import type { Translation } from '../catalogue.ts';
import type { settings as english } from '../en/settings.ts';

export const settings = {
  'setting.guests': 'Invités',

  'settingMeaning.guests': 'On peut commenter avec un simple nom, sans compte. Les invités ne votent pas.',

  'setting.emailSignIn': 'Connexion par e-mail',

  'settingMeaning.emailSignIn':
    'Les lecteurs se connectent avec un code à usage unique envoyé dans leur boîte. Les modérateurs et les administrateurs le peuvent toujours.',

  'setting.maxCommentLength': 'Longueur maximale d’un commentaire',

  'settingMeaning.maxCommentLength':
    'En caractères. Un texte plus long est refusé avant l’envoi, et rien n’en est perdu.',

  'setting.editWindowMinutes': 'Délai de modification',

  'settingMeaning.editWindowMinutes':
    'Minutes pendant lesquelles les auteurs peuvent modifier leur commentaire. Les versions précédentes sont conservées. 0 désactive la modification.',

  'setting.requireSecondFactor': 'Second facteur pour le pupitre',

  'settingMeaning.requireSecondFactor':
    'Les modérateurs et les administrateurs ont besoin d’une clé d’accès ou d’un code d’application en plus de leur boîte. Qui n’en a pas est conduit à en créer un.',

  'settingAllowed.flag': 'oui ou non (true ou false)',
  'settingAllowed.number': 'un nombre entier de {least} à {most}',
  'settingAllowed.choice': 'un parmi {options}',
  'settingAllowed.text': 'un texte de {longest} caractères au plus',
} satisfies Translation<typeof english>;
