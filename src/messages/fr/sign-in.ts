import type { Translation } from '../catalogue.ts';
import type { signIn as english } from '../en/sign-in.ts';

export const signIn = {
  'signIn.title': 'Se connecter',
  'signIn.text': 'Nous vous envoyons un code. Aucun mot de passe n’est nécessaire.',
  'signIn.with': 'Continuer avec {name}',
  'signIn.or': 'ou',
  'signIn.noWay': 'Les lecteurs de {site} se connectent sur ses propres pages.',
  'signIn.newsroomLink': 'Se connecter par e-mail en tant que membre de la rédaction',
  'signIn.newsroomText':
    'Réservé à la modération et à l’administration : si l’adresse en fait partie, nous y envoyons un code.',
  'signIn.email': 'Adresse électronique',
  'signIn.send': 'M’envoyer un code',
  'signIn.codeTitle': 'Saisir le code',
  'signIn.codeText': 'Nous avons envoyé un code à {email}. Il est valable {minutes}.',
  'signIn.codeInLog':
    'Cette installation n’envoie pas encore de courrier : le code figure dans le journal du serveur.',
  'signIn.code': 'Code',
  'signIn.check': 'Se connecter',
  'signIn.again': 'Utiliser une autre adresse',
  'signIn.linkSentTitle': 'Regardez dans votre boîte',
  'signIn.linkSentText':
    'Nous avons envoyé un lien à {email}. Il est valable {time} : ouvrez-le dans ce navigateur pour vous connecter ici.',
  'signIn.linkOpened': 'J’ai ouvert le lien',
  'signIn.linkTitle': 'Se connecter avec ce lien',
  'signIn.linkText': 'Appuyez sur le bouton pour vous connecter en tant que {email} dans ce navigateur.',
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
  'email.linkSubject': 'Se connecter à {site}',
  'email.linkText':
    'Quelqu’un, peut-être vous, a demandé plusieurs fois à se connecter à {site} avec cette adresse. Ouvrez ce lien dans le navigateur où vous voulez vous connecter :',
  'email.ignore': 'Si vous ne l’avez pas demandé, vous n’avez rien à faire.',
} satisfies Translation<typeof english>;
