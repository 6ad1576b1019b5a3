import type { Translation } from '../catalogue.ts';
import type { sanctions as english } from '../en/sanctions.ts';

export const sanctions = {
  'account.page.warnings': 'Modération',
  'sanctions.explain': 'Ce que la modération a décidé à votre sujet.',
  'sanctions.empty': 'La modération n’a rien décidé à votre sujet.',
  'sanctions.unread': 'Veuillez lire ceci. Avant cela, rien de plus ne peut être écrit.',
  'sanctions.confirm': 'J’ai lu ceci',
  'sanctionKind.warn': 'Un avertissement',
  'sanctionKind.premoderate': 'Ce que vous écrivez paraît une fois lu par la modération',
  'sanctionKind.suspend': 'Vous ne pouvez pas écrire pendant un certain temps',
  'sanctionKind.ban': 'Vous ne pouvez plus écrire',
  'sanctions.onSite': 'Sur {site}',
  'sanctions.everywhere': 'Sur tous les sites ici',
  'sanctions.until': 'Jusqu’au {time}',
  'sanctions.lifted': 'Levé',
  'sanctions.over': 'Terminé',
  'sanctions.read': 'Lu par vous',
  'sanctions.contest': 'Si vous pensez que c’est une erreur, écrivez à la rédaction et dites pourquoi.',
  'sanctionMail.subject': 'Une décision sur votre compte chez {site}',
  'sanctionMail.lead': 'La modération de {site} a pris une décision sur votre compte :',
  'sanctionMail.see': 'Tout ce qui a été décidé se trouve dans votre compte :',
  'sanctions.why': 'À propos de ce que vous avez écrit : {reason}',
  'sanctions.readAside': 'Lire le message dans une nouvelle fenêtre',
} as const satisfies Translation<typeof english>;
