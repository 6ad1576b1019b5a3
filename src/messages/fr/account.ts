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
} satisfies Translation<typeof english>;
