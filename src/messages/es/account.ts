import type { Translation } from '../catalogue.ts';
import type { account as english } from '../en/account.ts';

export const account = {
  'account.title': 'Su cuenta',
  'account.nav': 'Apartados de su cuenta',
  'account.page.profile': 'Perfil',
  'account.page.replies': 'Respuestas',
  'account.page.security': 'Seguridad',
  'account.page.preferences': 'Preferencias',
  'account.page.muted': 'Personas silenciadas',
  'account.page.data': 'Sus datos',
  'account.signedInAs': 'Sesión iniciada como {name}',
} satisfies Translation<typeof english>;
